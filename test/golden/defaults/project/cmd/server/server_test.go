package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/orders/internal/buildinfo"
	"example.com/orders/internal/health"
)

func TestRoutes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{http.MethodGet, "/", http.StatusOK},
		{http.MethodGet, healthPath, http.StatusOK},
		{http.MethodHead, healthPath, http.StatusOK},
		{http.MethodPost, healthPath, http.StatusMethodNotAllowed},
		{http.MethodGet, readyPath, http.StatusOK},
		{http.MethodGet, "/no/such/page", http.StatusNotFound},
	} {
		t.Run(test.method+" "+test.path, func(t *testing.T) {
			t.Parallel()
			var ready health.Readiness
			ready.Set(true)
			handler := newHandler(&ready, slog.New(slog.DiscardHandler))
			recorder := httptest.NewRecorder()
			request := httptest.NewRequestWithContext(t.Context(), test.method, test.path, nil)
			handler.ServeHTTP(recorder, request)
			if recorder.Code != test.status {
				t.Errorf("got %d, want %d", recorder.Code, test.status)
			}
		})
	}
}

func TestGreet(t *testing.T) {
	t.Parallel()
	recorder := httptest.NewRecorder()
	greet()(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	var got map[string]string
	if err := json.Unmarshal(recorder.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got["name"] != name || got["version"] != buildinfo.Read().Version {
		t.Errorf("got %v", got)
	}
}

func TestLogRequests(t *testing.T) {
	t.Parallel()
	logs := make(logLines, 9)
	handler := logRequests(slog.New(slog.NewJSONHandler(logs, nil)), http.NotFoundHandler())
	for _, path := range []string{healthPath, readyPath, "/no/such/page"} {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		handler.ServeHTTP(httptest.NewRecorder(), request)
	}
	if len(logs) != 1 {
		t.Fatalf("%d lines, want 1: probes are not logged", len(logs))
	}
	line := logs.next(t)
	if line["path"] != "/no/such/page" || line["status"] != float64(http.StatusNotFound) {
		t.Errorf("got %v", line)
	}
}

func TestLoggedStatusIsTheOneSent(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		answer http.HandlerFunc
		status int
	}{
		{"nothing", func(http.ResponseWriter, *http.Request) {}, http.StatusOK},
		{"early hints", func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			w.WriteHeader(http.StatusCreated)
		}, http.StatusCreated},
		{"an error too late", func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "hello")
			http.Error(w, "too late", http.StatusInternalServerError)
		}, http.StatusOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			logs := make(logLines, 9)
			handler := logRequests(slog.New(slog.NewJSONHandler(logs, nil)), test.answer)
			request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/no/such/page", nil)
			handler.ServeHTTP(httptest.NewRecorder(), request)
			if line := logs.next(t); line["status"] != float64(test.status) {
				t.Errorf("got %v, want status %d", line, test.status)
			}
		})
	}
}

func TestHandlersKeepTheResponseController(t *testing.T) {
	t.Parallel()
	handler := logRequests(slog.New(slog.DiscardHandler), http.HandlerFunc(
		func(w http.ResponseWriter, _ *http.Request) {
			if err := http.NewResponseController(w).Flush(); err != nil {
				t.Error(err)
			}
		}))
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/stream", nil)
	handler.ServeHTTP(httptest.NewRecorder(), request)
}

func TestFirstLogLineNamesTheBuild(t *testing.T) {
	t.Parallel()
	svc := start(t, config{})
	info := buildinfo.Read()
	for key, want := range map[string]string{
		"version": info.Version, "revision": info.Revision, "go": info.Go,
	} {
		if svc.first[key] != want {
			t.Errorf("%s is %v, want %s", key, svc.first[key], want)
		}
	}
}

// Requests that have begun when the signal comes are slow here because their clients are: that way
// they pass through the whole service. Shutdown alone would drop them, as the server has not read
// them when it stops.
func TestStopAnswersWhatHasBegun(t *testing.T) {
	t.Parallel()
	svc := start(t, config{shutdownTimeout: time.Minute})
	alive, ready := svc.begin(t, healthPath), svc.begin(t, readyPath)

	svc.stop()
	if line := svc.logs.next(t); line["msg"] != "stopping" {
		t.Fatalf("got %v, want stopping", line)
	}
	select {
	case err := <-svc.done:
		t.Fatalf("stopped with requests unanswered: %v", err)
	case <-time.After(100 * time.Millisecond): // a stop that does not wait would have gone wrong by now
	}

	for _, test := range []struct {
		request *request
		status  int
	}{
		{alive, http.StatusOK},
		{ready, http.StatusServiceUnavailable},
	} {
		status, last := test.request.finish(t)
		if status != test.status || !last {
			t.Errorf("got %d, last %v, want %d and the last on its connection", status, last, test.status)
		}
	}
	if err := <-svc.done; err != nil {
		t.Error(err)
	}
}

func TestStopAcceptsRequestsWhileDraining(t *testing.T) {
	t.Parallel()
	svc := start(t, config{drainDelay: time.Second, shutdownTimeout: time.Minute})
	svc.stop()
	svc.logs.next(t)
	if status, last := svc.begin(t, healthPath).finish(t); status != http.StatusOK || !last {
		t.Errorf("got %d, last %v, want 200 and the last on its connection", status, last)
	}
	if err := <-svc.done; err != nil {
		t.Error(err)
	}
}

func TestStopDoesNotWaitForSilence(t *testing.T) {
	t.Parallel()
	svc := start(t, config{shutdownTimeout: time.Minute})
	dial(t, net.JoinHostPort("127.0.0.1", svc.port))
	begun := time.Now()
	svc.stop()
	if err := <-svc.done; err != nil {
		t.Error(err)
	}
	// The server itself would wait for 5 seconds.
	if took := time.Since(begun); took > 4*time.Second {
		t.Errorf("stopping took %v because of a connection that asks for nothing", took)
	}
}

func TestStopHasALimit(t *testing.T) {
	t.Parallel()
	svc := start(t, config{shutdownTimeout: time.Millisecond})
	stuck := svc.begin(t, healthPath)
	svc.stop()
	err := <-svc.done
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "SHUTDOWN_TIMEOUT=1ms") {
		t.Errorf("got %v", err)
	}
	if _, err := stuck.conn.Read(make([]byte, 1)); err == nil {
		t.Error("the request was not cut off")
	}
}

// service is serve, running on a free port.
type service struct {
	port  string
	first map[string]any // line of the log
	logs  logLines
	stop  context.CancelFunc
	done  chan error
}

func start(t *testing.T, cfg config) *service {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	svc := &service{logs: make(logLines, 100), stop: cancel, done: make(chan error, 1)}
	t.Cleanup(cancel)
	go func() { svc.done <- serve(ctx, cfg, svc.logs) }()
	svc.first = svc.logs.next(t)
	address, _ := svc.first["address"].(string)
	var err error
	if _, svc.port, err = net.SplitHostPort(address); err != nil {
		t.Fatal(err)
	}
	return svc
}

// request is one whose last line is missing, so that it cannot be answered yet.
type request struct {
	conn net.Conn
}

// begin sends a request but for its end, and returns when the server has accepted the connection.
func (s *service) begin(t *testing.T, path string) *request {
	t.Helper()
	address := net.JoinHostPort("127.0.0.1", s.port)
	r := &request{dial(t, address)}
	r.send(t, "GET "+path+" HTTP/1.1\r\nHost: test\r\n")
	// Connections are accepted in order: once a later one has its answer, this one is in.
	later := &request{dial(t, address)}
	later.send(t, "GET "+path+" HTTP/1.1\r\nHost: test\r\n")
	later.finish(t)
	return r
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	var dialer net.Dialer
	conn, err := dialer.DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return conn
}

func (r *request) send(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(r.conn, text); err != nil {
		t.Fatal(err)
	}
}

// finish returns the status, and whether the server wants no other request on this connection.
func (r *request) finish(t *testing.T) (status int, last bool) {
	t.Helper()
	r.send(t, "\r\n")
	response, err := http.ReadResponse(bufio.NewReader(r.conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := response.Body.Close(); err != nil {
		t.Error(err)
	}
	return response.StatusCode, response.Close
}

// logLines hands on each line of the log; slog writes one at a time.
type logLines chan []byte

func (l logLines) Write(line []byte) (int, error) {
	l <- append([]byte(nil), line...)
	return len(line), nil
}

func (l logLines) next(t *testing.T) map[string]any {
	t.Helper()
	select {
	case line := <-l:
		var fields map[string]any
		if err := json.Unmarshal(line, &fields); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		return fields
	case <-time.After(time.Minute):
		t.Fatal("no line in the log")
		return nil
	}
}
