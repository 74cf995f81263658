// Command server runs the service. It is its own health check too, so the image needs no shell
// and no curl:
//
//	server              serve until SIGINT or SIGTERM
//	server healthcheck  ask the service running on this machine whether it is alive
//	server version      print what was built
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

// errUsage marks a mistake on the command line, which has an exit status of its own.
var errUsage = errors.New("usage: server [healthcheck | version]")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	// docker stop and Kubernetes ask for a stop by SIGTERM, Ctrl-C does by SIGINT; uncaught, either
	// would end the program in the middle of its requests. The first signal ends ctx. Then signals
	// are no longer caught, so a second one kills.
	context.AfterFunc(ctx, stop)

	if err := run(ctx, os.Args[1:], os.Getenv, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(exitStatus(err))
	}
}

// run is main without the process around it, so that tests can call it.
func run(ctx context.Context, args []string, getenv func(string) string, stdout io.Writer) error {
	switch command := strings.Join(args, " "); command {
	case "":
		cfg, err := loadConfig(getenv)
		if err != nil {
			return err
		}
		return serve(ctx, cfg, stdout)

	case "healthcheck":
		// Docker runs this in the container, as a process of its own beside the service. Both read
		// the same configuration: changing the port there changes it here.
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
