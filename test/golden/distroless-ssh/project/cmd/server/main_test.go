package main

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/orders/internal/buildinfo"
)

func env(variables map[string]string) func(string) string {
	return func(variable string) string { return variables[variable] }
}

func TestRunVersion(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := run(t.Context(), []string{"version"}, env(nil), &out); err != nil {
		t.Fatal(err)
	}
	if want := name + " " + buildinfo.Read().String() + "\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestRunErrors(t *testing.T) {
	t.Parallel()
	taken := otherServer(t)
	for _, test := range []struct {
		name   string
		args   string
		port   string
		status int
		reason string
	}{
		{"unknown command", "help", "", 2, `"help"`},
		{"argument too many", "version now", "", 2, `"version now"`},
		{"serve with a wrong port", "", "x", 1, `PORT="x"`},
		{"serve on a port that is taken", "", taken, 1, taken},
		{"probe with a wrong port", "healthcheck", "x", 1, `PORT="x"`},
		{"probe of something else", "healthcheck", taken, 1, "404"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			getenv := env(map[string]string{"PORT": test.port})
			err := run(t.Context(), strings.Fields(test.args), getenv, io.Discard)
			if err == nil {
				t.Fatal("no error")
			}
			if !strings.Contains(err.Error(), test.reason) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %q, want one line with %s", err, test.reason)
			}
			if got := exitStatus(err); got != test.status {
				t.Errorf("exit status %d, want %d", got, test.status)
			}
		})
	}
}

func TestRunHealthcheck(t *testing.T) {
	t.Parallel()
	svc := start(t, config{})
	var out strings.Builder
	getenv := env(map[string]string{"PORT": svc.port})
	if err := run(t.Context(), []string{"healthcheck"}, getenv, &out); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "healthy: ") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("got %q, want one line that begins with healthy", out.String())
	}
}

func TestRunReportsWriteErrors(t *testing.T) {
	t.Parallel()
	closed, w := io.Pipe()
	if err := closed.Close(); err != nil {
		t.Fatal(err)
	}
	err := run(t.Context(), []string{"version"}, env(nil), w)
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("got %v, want %v", err, io.ErrClosedPipe)
	}
}

func otherServer(t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	listener, err := lc.Listen(t.Context(), "tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	if err := server.Listener.Close(); err != nil {
		t.Fatal(err)
	}
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}
