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

	"example.com/orders/internal/buildinfo"
	"example.com/orders/internal/health"
)

const name = "orders"

var errUsage = errors.New("usage: server [healthcheck | version]")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)

	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(exitStatus(err))
	}
}

func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) error {
	switch command := strings.Join(args, " "); command {
	case "":
		cfg, err := loadConfig(getenv)
		if err != nil {
			return err
		}
		return serve(ctx, cfg, stdout)

	case "healthcheck":
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
