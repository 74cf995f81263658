package main

import (
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestMetricsShowACountedRequest(t *testing.T) {
	t.Parallel()
	svc := start(t, config{})
	get(t, net.JoinHostPort("127.0.0.1", svc.port), healthPath, http.StatusOK)

	metrics, _ := svc.first["metrics"].(string)
	_, port, err := net.SplitHostPort(metrics)
	if err != nil {
		t.Fatal(err)
	}
	want := `http_requests_total{code="200",method="get",route="/healthz"} 1`
	if body := get(t, net.JoinHostPort("127.0.0.1", port), "/metrics", http.StatusOK); !strings.Contains(body, want) {
		t.Errorf("%s is missing in\n%s", want, body)
	}
	get(t, net.JoinHostPort("127.0.0.1", port), "/no/such/page", http.StatusNotFound)
	get(t, net.JoinHostPort("127.0.0.1", svc.port), "/no/such/page", http.StatusNotFound)
}

func TestMetricsPortIsTaken(t *testing.T) {
	t.Parallel()
	getenv := env(map[string]string{"PORT": freePort(t), "METRICS_PORT": otherServer(t)})
	err := run(t.Context(), nil, getenv, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "METRICS_PORT") {
		t.Errorf("got %v", err)
	}
}

func freePort(t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return port
}

func get(t *testing.T, address, path string, status int) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != status {
		t.Errorf("%s%s: got %d, want %d", address, path, response.StatusCode, status)
	}
	return string(body)
}
