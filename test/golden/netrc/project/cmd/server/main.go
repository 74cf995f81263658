// Command server 运行服务。它也是自己的健康检查程序，所以镜像里不需要 shell 和 curl：
//
//	server              提供服务，直到收到 SIGINT 或 SIGTERM
//	server healthcheck  检查本机上运行的服务是否存活
//	server version      打印构建信息
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/You/a.b-c_d/v2/internal/buildinfo"
	"github.com/You/a.b-c_d/v2/internal/health"
)

const name = "a-b-1"

// errUsage 表示命令行用法有误，它有单独的退出状态。
var errUsage = errors.New("usage: server [healthcheck | version]")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// 第一个信号要求正常停止；此后不再捕获信号，所以第二个信号会立即终止程序。
	context.AfterFunc(ctx, stop)

	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(exitStatus(err))
	}
}

// run 是 main 的主体，不直接接触进程本身，便于测试调用。
func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) error {
	switch command := strings.Join(args, " "); command {
	case "":
		cfg, err := loadConfig(getenv)
		if err != nil {
			return err
		}
		return serve(ctx, cfg, stdout)

	case "healthcheck":
		// 与服务读取同样的配置：那边改了端口，这里也随之改变。
		cfg, err := loadConfig(getenv)
		if err != nil {
			return err
		}
		url := fmt.Sprintf("http://127.0.0.1:%d%s", cfg.port, healthPath)
		if err := health.Probe(ctx, url); err != nil {
			return fmt.Errorf("unhealthy: %w", err)
		}
		_, err = fmt.Fprintln(stdout, "healthy:", url)
		return err

	case "version":
		_, err := fmt.Fprintln(stdout, name, buildinfo.Read())
		return err

	default:
		return fmt.Errorf("unknown command %q; %w", command, errUsage)
	}
}

func exitStatus(err error) int {
	if errors.Is(err, errUsage) {
		return 2
	}
	return 1
}
