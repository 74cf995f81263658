package main

import (
	"cmp"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/trace"

	"example.com/orders/internal/buildinfo"
	"example.com/orders/internal/health"
)

const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// newHandler 注册服务的路由，新的路由加在这里。
func newHandler(ready *health.Readiness, logger *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", greet())
	mux.HandleFunc("GET "+healthPath, health.Live)
	mux.Handle("GET "+readyPath, ready)
	return closeUnlessReady(ready, logRequests(logger, mux))
}

func greet() http.HandlerFunc {
	body := map[string]string{"name": name, "version": buildinfo.Read().Version}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		// 只有客户端已经断开时写入才会失败，这时也无人可通知了。
		_ = json.NewEncoder(w).Encode(body)
	}
}

// closeUnlessReady 在应答的同时，让保持连接的客户端改连别处。如果改为直接关闭空闲连接，会丢掉正在
// 路上的请求。
func closeUnlessReady(ready *health.Readiness, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ready.Ready() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// logRequests 为每个请求写一行日志；探针每隔几秒就来一次，不记录。
func logRequests(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == healthPath || r.URL.Path == readyPath {
			next.ServeHTTP(w, r)
			return
		}
		start := time.Now()
		recorder := &statusRecorder{ResponseWriter: w}
		next.ServeHTTP(recorder, r)
		log := logger
		// 日志和调用链用同一个编号，由其中一个可以找到另一个。
		if span := trace.SpanContextFromContext(r.Context()); span.HasTraceID() {
			log = logger.With("trace_id", span.TraceID().String())
		}
		log.Info("request", "method", r.Method, "path", r.URL.Path, "status", cmp.Or(recorder.status, http.StatusOK),
			"seconds", time.Since(start).Seconds())
	})
}

// statusRecorder 记住状态码，因为 [http.ResponseWriter] 不提供读取它的办法。
type statusRecorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader 只记住第一个最终状态码，服务器发出的也只有它：1xx 在它之前，再晚的已来不及。
func (r *statusRecorder) WriteHeader(status int) {
	if r.status == 0 && (status >= http.StatusOK || status == http.StatusSwitchingProtocols) {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

func (r *statusRecorder) Write(body []byte) (int, error) {
	r.status = cmp.Or(r.status, http.StatusOK)
	return r.ResponseWriter.Write(body)
}

// Unwrap 让 [http.ResponseController] 能找到服务器最初传入的对象。
func (r *statusRecorder) Unwrap() http.ResponseWriter {
	return r.ResponseWriter
}
