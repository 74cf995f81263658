package buildinfo

import (
	"runtime"
	"runtime/debug"
	"testing"
)

func TestComplete(t *testing.T) {
	t.Parallel()
	module := func(version string, settings ...debug.BuildSetting) *debug.BuildInfo {
		return &debug.BuildInfo{Main: debug.Module{Version: version}, Settings: settings}
	}
	revision := debug.BuildSetting{Key: "vcs.revision", Value: "abc"}
	clean := debug.BuildSetting{Key: "vcs.modified", Value: "false"}
	dirty := debug.BuildSetting{Key: "vcs.modified", Value: "true"}

	for _, test := range []struct {
		name  string
		given Info
		build *debug.BuildInfo
		want  string
	}{
		{"nothing known", Info{}, module(""), "dev (unknown) "},
		{"go run", Info{}, module("(devel)"), "dev (unknown) "},
		{"go install", Info{}, module("v1.2.3"), "v1.2.3 (unknown) "},
		{"go build in a checkout", Info{}, module("v1.2.3", revision, clean), "v1.2.3 (abc) "},
		{"with changes", Info{}, module("v1.2.3+dirty", revision, dirty), "v1.2.3+dirty (abc-dirty) "},
		{"changes to nothing known", Info{}, module("", dirty), "dev (unknown) "},
		{"linker wins", Info{"v2", "def", "go1"}, module("v1", revision, dirty), "v2 (def) go1"},
		{"linker knows one of them", Info{Version: "v2"}, module("v1", revision), "v2 (abc) "},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if got := complete(test.given, test.build).String(); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	info := Read()
	if info.Version == "" || info.Revision == "" || info.Go != runtime.Version() {
		t.Errorf("incomplete: %+v", info)
	}
}
