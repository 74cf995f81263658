package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"example.com/orders/internal/buildinfo"
	"example.com/orders/internal/health"
	"example.com/orders/internal/telemetry"
)

// serve answers requests until ctx is done, and then stops without losing one that it has accepted.
func serve(ctx context.Context, cfg config, logs io.Writer) error {
	logger := slog.New(slog.NewJSONHandler(logs, &slog.HandlerOptions{Level: cfg.logLevel}))

	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", fmt.Sprintf(":%d", cfg.port))
	if err != nil {
		return err
	}
	info := buildinfo.Read()
	stopTelemetry, err := telemetry.Start(ctx, cfg.signals, name, info.Version, logger)
	if err != nil {
		_ = listener.Close() // nobody has been accepted yet
		return err
	}
	logger.Info("listening", "version", info.Version, "revision", info.Revision, "go", info.Go,
		"address", listener.Addr().String())

	var ready health.Readiness
	var busy connections
	handler := telemetry.Handler(newHandler(&ready, logger), name, cfg.port, healthPath, readyPath)
	server := newServer(handler, logger)
	server.ConnState = busy.track
	ready.Set(true)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}

	// Load balancers take a moment to see that we are no longer ready, and send
	// requests until then.
	ready.Set(false)
	logger.Info("stopping", "cause", context.Cause(ctx).Error())
	time.Sleep(cfg.drainDelay)

	// The limit must not depend on ctx, which is done. Nor do the requests: they run on
	// undisturbed.
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), cfg.shutdownTimeout)
	defer cancel()
	// What has not been sent yet is sent within the limit. A collector that is away is no reason
	// for a stop to fail.
	defer func() {
		if err := stopTelemetry(limit); err != nil {
			logger.Warn("telemetry", "error", err.Error())
		}
	}()

	// Shutdown comes last: it drops requests that have arrived but have not been read when it
	// is called. So first no more connections are accepted, and then those that we have get
	// their answers.
	_ = listener.Close() // only fails when it is closed already
	if err := <-served; !errors.Is(err, net.ErrClosed) {
		return err
	}
	busy.wait(limit)
	if err := server.Shutdown(limit); err != nil {
		_ = server.Close() // tells the requests that are left, through their contexts
		return fmt.Errorf("requests were cut off after SHUTDOWN_TIMEOUT=%v: %w", cfg.shutdownTimeout, err)
	}
	logger.Info("stopped")
	return nil
}

// newServer sets the time limits that net/http leaves out: without them, a client that stalls holds
// its connection for ever. A handler that streams for longer can extend its own with
// [http.ResponseController].
func newServer(handler http.Handler, logger *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       60 * time.Second,
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelError),
	}
}
