// Package buildinfo says which build of the service is running.
package buildinfo

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// The linker sets these, with -ldflags "-X PACKAGE.version=v1.2.3 -X PACKAGE.revision=..." where
// PACKAGE is the import path of this package: an image is built without .git, so the compiler
// cannot know.
var (
	version  string
	revision string
)

// Info describes one build.
type Info struct {
	Version  string // of the service: a tag, a pseudo-version, or "dev"
	Revision string // the commit, with "-dirty" where files had changed since, or "unknown"
	Go       string // of the toolchain
}

// String puts everything on one line.
func (i Info) String() string {
	return fmt.Sprintf("%s (%s) %s", i.Version, i.Revision, i.Go)
}

// Read returns what the linker was told, and otherwise what the compiler found out by itself.
func Read() Info {
	info := Info{Version: version, Revision: revision, Go: runtime.Version()}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = new(debug.BuildInfo)
	}
	return complete(info, build)
}

// complete fills in what is empty: a build argument that nobody gave arrives as an empty string.
func complete(info Info, build *debug.BuildInfo) Info {
	if info.Version == "" {
		info.Version = "dev"
		if v := build.Main.Version; v != "" && v != "(devel)" {
			info.Version = v
		}
	}
	if info.Revision == "" {
		info.Revision = vcsRevision(build)
	}
	return info
}

func vcsRevision(build *debug.BuildInfo) string {
	vcs := make(map[string]string)
	for _, setting := range build.Settings {
		vcs[setting.Key] = setting.Value
	}
	switch {
	case vcs["vcs.revision"] == "":
		return "unknown"
	case vcs["vcs.modified"] == "true":
		return vcs["vcs.revision"] + "-dirty"
	default:
		return vcs["vcs.revision"]
	}
}
