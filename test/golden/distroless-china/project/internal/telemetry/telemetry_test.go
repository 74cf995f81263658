package telemetry

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

func TestSignalsFrom(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		variables string // separated by blanks
		want      Signals
	}{
		{"", Signals{}},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318", Signals{Traces: true, Metrics: true}},
		{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://collector:4318/v1/traces", Signals{Traces: true}},
		{"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://collector:4318/v1/metrics", Signals{Metrics: true}},
		{"OTEL_EXPORTER_OTLP_ENDPOINT=http://collector:4318 OTEL_SDK_DISABLED=true", Signals{}},
	} {
		variables := make(map[string]string)
		for _, pair := range strings.Fields(test.variables) {
			variable, value, _ := strings.Cut(pair, "=")
			variables[variable] = value
		}
		if got := SignalsFrom(func(variable string) string { return variables[variable] }); got != test.want {
			t.Errorf("%q: got %+v, want %+v", test.variables, got, test.want)
		}
	}
}

func TestStartWithoutEndpointDoesNothing(t *testing.T) {
	t.Parallel()
	logs := new(bytes.Buffer)
	stop, err := Start(t.Context(), Signals{}, "orders", "v1", slog.New(slog.NewJSONHandler(logs, nil)))
	if err != nil {
		t.Fatal(err)
	}
	if err := stop(t.Context()); err != nil || logs.Len() > 0 {
		t.Errorf("got %v, and said %s", err, logs)
	}
}

// It is not parallel, as it sets the environment and what OpenTelemetry has of global state.
func TestStartSendsToTheCollector(t *testing.T) {
	received := new(collector)
	server := httptest.NewServer(received)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	t.Setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test")

	signals := Signals{Traces: true, Metrics: true}
	stop, err := Start(t.Context(), signals, "orders-service", "v1.2.3", slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /orders/{id}", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	handler := Handler(mux, "orders-service", 8080, "/healthz")
	ask := func(path string) {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		request.Host = strings.TrimPrefix(path, "/") + ".example.com"
		handler.ServeHTTP(httptest.NewRecorder(), request)
	}
	ask("/orders/1234")
	ask("/healthz")
	for i := range 20 {
		ask(fmt.Sprintf("/unknown%d", i))
	}
	if err := stop(t.Context()); err != nil {
		t.Fatal(err)
	}

	traces, metrics := received.body("/v1/traces"), received.body("/v1/metrics")
	for _, want := range []string{"orders-service", "v1.2.3", "deployment.environment.name", "GET /orders/{id}"} {
		if !strings.Contains(traces, want) {
			t.Errorf("no %s in the traces", want)
		}
	}
	for _, want := range []string{"orders-service", "http.server.request.duration", "/orders/{id}", "go.goroutine.count"} {
		if !strings.Contains(metrics, want) {
			t.Errorf("no %s in the metrics", want)
		}
	}
	if strings.Contains(traces, "/healthz") {
		t.Error("probes are traced")
	}
	// Neither paths nor Host headers become series of metrics.
	if strings.Contains(metrics, "unknown") || strings.Contains(metrics, "1234") {
		t.Error("metrics hold what clients make up")
	}
}

// collector keeps what it gets. It is protobuf, in which texts stand as they are.
type collector struct {
	mutex  sync.Mutex
	bodies map[string]string
}

func (c *collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.bodies == nil {
		c.bodies = make(map[string]string)
	}
	c.bodies[r.URL.Path] += string(body)
	w.Header().Set("Content-Type", "application/x-protobuf")
}

func (c *collector) body(path string) string {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.bodies[path]
}
