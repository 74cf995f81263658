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
	"example.com/orders/internal/metrics"
)

func serve(ctx context.Context, cfg config, logs io.Writer) error {
	logger := slog.New(slog.NewJSONHandler(logs, &slog.HandlerOptions{Level: cfg.logLevel}))

	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", fmt.Sprintf(":%d", cfg.port))
	if err != nil {
		return err
	}
	info := buildinfo.Read()
	counted := metrics.New(info)
	metricsAddress, stopMetrics, err := serveMetrics(ctx, cfg.metricsPort, counted.Handler(), logger)
	if err != nil {
		_ = listener.Close()
		return err
	}
	defer stopMetrics()
	logger.Info("listening", "version", info.Version, "revision", info.Revision, "go", info.Go,
		"address", listener.Addr().String(), "metrics", metricsAddress.String())

	var ready health.Readiness
	var busy connections
	server := newServer(counted.Count(newHandler(&ready, logger)), logger)
	server.ConnState = busy.track
	ready.Set(true)
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}

	ready.Set(false)
	logger.Info("stopping", "cause", context.Cause(ctx).Error())
	time.Sleep(cfg.drainDelay)

	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), cfg.shutdownTimeout)
	defer cancel()

	_ = listener.Close()
	if err := <-served; !errors.Is(err, net.ErrClosed) {
		return err
	}
	busy.wait(limit)
	if err := server.Shutdown(limit); err != nil {
		_ = server.Close()
		return fmt.Errorf("requests were cut off after SHUTDOWN_TIMEOUT=%v: %w", cfg.shutdownTimeout, err)
	}
	logger.Info("stopped")
	return nil
}

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
