package main

import (
	"cmp"
	"log/slog"
	"net/http"
	"time"

	"github.com/You/a.b-c_d/v2/internal/health"
)

const (
	healthPath = "/"
	readyPath  = "/v1:ready/"
)

// newHandler 注册服务的路由，新的路由加在这里。
func newHandler(ready *health.Readiness, logger *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+healthPath+"{$}", health.Live)
	mux.Handle("GET "+readyPath+"{$}", ready)
	return closeUnlessReady(ready, logRequests(logger, mux))
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
		logger.Info("request", "method", r.Method, "path", r.URL.Path, "status", cmp.Or(recorder.status, http.StatusOK),
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
