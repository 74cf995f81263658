package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
)

func serveMetrics(ctx context.Context, port uint16, handler http.Handler, logger *slog.Logger) (
	address net.Addr, stop func(), err error,
) {
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", fmt.Sprintf(":%d", port))
	if err != nil {
		return nil, nil, fmt.Errorf("METRICS_PORT: %w", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", handler)
	server := newServer(mux, logger)
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			logger.Error("metrics", "error", err.Error())
		}
	}()
	return listener.Addr(), func() { _ = server.Close() }, nil
}
