package main

import (
	"cmp"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"

	"example.com/orders/internal/buildinfo"
	"example.com/orders/internal/health"
)

const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// newHandler is the place for the routes of the service.
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
		// Writing fails only when the client has gone, and then there is nobody left to tell.
		_ = json.NewEncoder(w).Encode(body)
	}
}

// closeUnlessReady sends clients that keep their connections elsewhere, along with an answer.
// Closing idle connections instead would lose a request that is on its way.
func closeUnlessReady(ready *health.Readiness, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !ready.Ready() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// logRequests writes one line for each request except the probes, which come every few seconds.
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

// statusRecorder remembers the status, which an [http.ResponseWriter] does not give back.
type statusRecorder struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the first final status, as the server sends no other: 1xx come before it,
// later ones too late.
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

// Unwrap lets [http.ResponseController] reach what the server itself passed in.
func (r *statusRecorder) Unwrap() http.ResponseWriter {
	return r.ResponseWriter
}
