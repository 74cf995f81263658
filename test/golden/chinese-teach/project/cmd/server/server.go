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

// serve 处理请求，直到 ctx 结束；然后停止，已接受的请求一个也不丢。
func serve(ctx context.Context, cfg config, logs io.Writer) error {
	// 每行一个 JSON 对象，写到标准输出：Docker 和 Kubernetes 会收集容器打印的内容，日志系统可以
	// 按字段检索。
	logger := slog.New(slog.NewJSONHandler(logs, &slog.HandlerOptions{Level: cfg.logLevel}))

	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", fmt.Sprintf(":%d", cfg.port))
	if err != nil {
		return err
	}
	info := buildinfo.Read()
	stopTelemetry, err := telemetry.Start(ctx, cfg.signals, name, info.Version, logger)
	if err != nil {
		_ = listener.Close() // 此时还没有接受任何连接
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
	// Serve 要到服务结束才返回，所以放进单独的 goroutine；下面等待它返回，或等待停止信号。
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()

	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}

	// 负载均衡器要过一会儿才会发现服务不再就绪，在此之前仍会发来请求。
	ready.Set(false)
	logger.Info("stopping", "cause", context.Cause(ctx).Error())
	time.Sleep(cfg.drainDelay)

	// 这个时限不能取决于 ctx，因为它已经结束。请求也不受 ctx 影响，会继续处理。
	limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), cfg.shutdownTimeout)
	defer cancel()
	// 在时限内把还没发送的数据发出去。采集器不在线，不应算作停止失败。
	defer func() {
		if err := stopTelemetry(limit); err != nil {
			logger.Warn("telemetry", "error", err.Error())
		}
	}()

	// Shutdown 放在最后：调用它时，已经到达但还没有读取的请求会被丢弃。所以先停止接受新连接，再让已
	// 有的连接都得到应答。
	_ = listener.Close() // 重复关闭时才会出错
	if err := <-served; !errors.Is(err, net.ErrClosed) {
		return err
	}
	busy.wait(limit)
	if err := server.Shutdown(limit); err != nil {
		_ = server.Close() // 通过 context 通知剩下的请求
		return fmt.Errorf("requests were cut off after SHUTDOWN_TIMEOUT=%v: %w", cfg.shutdownTimeout, err)
	}
	logger.Info("stopped")
	return nil
}

// newServer 设置 net/http 默认没有的各种时限：没有时限，停着不动的客户端会永远占住连接。需要长时间
// 输出的处理函数，可以用 [http.ResponseController] 延长自己的时限。
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
