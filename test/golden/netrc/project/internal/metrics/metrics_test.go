package metrics

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/You/a.b-c_d/v2/internal/buildinfo"
)

func TestCount(t *testing.T) {
	t.Parallel()
	m := New(buildinfo.Info{Version: "v1.2.3", Revision: "abc", Go: "go1"})
	handler := m.Count(routes())
	for _, request := range []struct{ method, path string }{
		{http.MethodGet, "/orders/1"},
		{http.MethodGet, "/orders/2"},
		{http.MethodPost, "/orders/2"},
		{http.MethodGet, "/everything"},
	} {
		ask(t, handler, request.method, request.path)
	}
	for _, want := range []string{
		`http_requests_total{code="200",method="get",route="/orders/{id}"} 2`,
		`http_requests_total{code="405",method="post",route="unmatched"} 1`,
		`http_requests_total{code="418",method="get",route="/everything"} 1`,
		`http_request_duration_seconds_count{method="get",route="/orders/{id}"} 2`,
		`http_requests_in_flight 0`,
		`service_build_info{goversion="go1",revision="abc",version="v1.2.3"} 1`,
		`go_goroutines `,
	} {
		if got := scrape(t, m); !strings.Contains(got, "\n"+want) {
			t.Errorf("%s is missing in\n%s", want, got)
		}
	}
}

// 不断请求新路径、使用新方法的人，不应该占满 Prometheus 的内存。
func TestUnknownRoutesAddNoSeries(t *testing.T) {
	t.Parallel()
	m := New(buildinfo.Info{})
	handler := m.Count(routes())
	ask(t, handler, http.MethodGet, "/first")
	ask(t, handler, "FIRST", "/orders/1")
	before := series(scrape(t, m))
	for i := range 100 {
		ask(t, handler, http.MethodGet, fmt.Sprintf("/unknown/%d", i))
		ask(t, handler, fmt.Sprintf("METHOD%d", i), "/orders/1")
	}
	after := scrape(t, m)
	if got := series(after); got != before {
		t.Errorf("%d series of requests became %d:\n%s", before, got, after)
	}
	if !strings.Contains(after, `http_requests_total{code="404",method="get",route="unmatched"} 101`) {
		t.Errorf("unknown paths are not counted:\n%s", after)
	}
}

func TestCountKeepsTheResponseController(t *testing.T) {
	t.Parallel()
	handler := New(buildinfo.Info{}).Count(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
	}))
	ask(t, handler, http.MethodGet, "/stream")
}

func routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("/everything", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	return mux
}

func ask(t *testing.T, handler http.Handler, method, path string) string {
	t.Helper()
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), method, path, nil))
	return recorder.Body.String()
}

func scrape(t *testing.T, m *Metrics) string {
	t.Helper()
	return ask(t, m.Handler(), http.MethodGet, "/metrics")
}

// series 统计与请求有关的时间序列个数。
func series(text string) int {
	return strings.Count(text, "\nhttp_request")
}
