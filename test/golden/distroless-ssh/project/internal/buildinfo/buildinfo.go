package buildinfo

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

var (
	version  string
	revision string
)

type Info struct {
	Version  string
	Revision string
	Go       string
}

func (i Info) String() string {
	return fmt.Sprintf("%s (%s) %s", i.Version, i.Revision, i.Go)
}

func Read() Info {
	info := Info{Version: version, Revision: revision, Go: runtime.Version()}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = new(debug.BuildInfo)
	}
	return complete(info, build)
}

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
