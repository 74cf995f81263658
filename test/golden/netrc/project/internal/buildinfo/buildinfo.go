// Package buildinfo 说明正在运行的是服务的哪一次构建。
package buildinfo

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// 以下变量由链接器设置：-ldflags "-X PACKAGE.version=v1.2.3 -X PACKAGE.revision=..."，其中 PACKAGE
// 是本包的导入路径。构建镜像时没有 .git，编译器无从得知。
var (
	version  string
	revision string
)

// Info 描述一次构建。
type Info struct {
	Version  string // 服务的版本：标签、伪版本，或 "dev"
	Revision string // 提交号；有未提交的改动时加 "-dirty"，不知道时为 "unknown"
	Go       string // 工具链的版本
}

// String 把全部内容写在一行里。
func (i Info) String() string {
	return fmt.Sprintf("%s (%s) %s", i.Version, i.Revision, i.Go)
}

// Read 返回链接器设置的值；没有设置的，取编译器自己记录的值。
func Read() Info {
	info := Info{Version: version, Revision: revision, Go: runtime.Version()}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = new(debug.BuildInfo)
	}
	return complete(info, build)
}

// complete 补上空缺的值：没有给出的构建参数，传到这里是空字符串。
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
