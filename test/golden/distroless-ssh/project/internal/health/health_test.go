package health

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestHandlers(t *testing.T) {
	t.Parallel()
	var on, off, fresh Readiness
	on.Set(true)
	off.Set(true)
	off.Set(false)
	for _, test := range []struct {
		name    string
		handler http.Handler
		status  int
		body    string
	}{
		{"alive", http.HandlerFunc(Live), http.StatusOK, "ok\n"},
		{"ready", &on, http.StatusOK, "ready\n"},
		{"no longer ready", &off, http.StatusServiceUnavailable, "not ready\n"},
		{"not ready yet", &fresh, http.StatusServiceUnavailable, "not ready\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			recorder := httptest.NewRecorder()
			request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
			test.handler.ServeHTTP(recorder, request)
			if recorder.Code != test.status || recorder.Body.String() != test.body {
				t.Errorf("got %d %q, want %d %q", recorder.Code, recorder.Body, test.status, test.body)
			}
			if got := recorder.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control is %q", got)
			}
		})
	}
}

func TestProbe(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		handler http.HandlerFunc
		reason  string
	}{
		{"healthy", Live, ""},
		{"other status", new(Readiness).ServeHTTP, "503 Service Unavailable"},
		{"redirect", http.RedirectHandler("/", http.StatusFound).ServeHTTP, "302 Found"},
		{"no answer", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "EOF"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(test.handler)
			defer server.Close()
			check(t, Probe(t.Context(), server.URL), test.reason)
		})
	}
	check(t, Probe(t.Context(), "http://no port:x"), "invalid")
}

func TestProbeGivesUp(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		<-r.Context().Done()
	}))
	defer server.Close()
	start := time.Now()
	const timeout = 100 * time.Millisecond
	check(t, probe(t.Context(), server.URL, timeout), context.DeadlineExceeded.Error())
	if took := time.Since(start); took < timeout {
		t.Errorf("gave up after %v, want %v", took, timeout)
	}
}

func TestProbeAsksNoProxy(t *testing.T) {
	t.Setenv("HTTP_PROXY", "http://127.0.0.1:1")
	server := httptest.NewServer(http.HandlerFunc(Live))
	defer server.Close()
	check(t, Probe(t.Context(), server.URL), "")
}

func check(t *testing.T, err error, reason string) {
	t.Helper()
	switch {
	case reason == "" && err != nil:
		t.Errorf("got %v, want healthy", err)
	case reason != "" && (err == nil || !strings.Contains(err.Error(), reason)):
		t.Errorf("got %v, want %s", err, reason)
	}
}
