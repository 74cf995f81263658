package main

import (
	"log/slog"
	"strings"
	"testing"
	"time"

	"example.com/orders/internal/telemetry"
)

func TestLoadConfigDefaults(t *testing.T) {
	t.Parallel()
	cfg, err := loadConfig(env(nil))
	if err != nil {
		t.Fatal(err)
	}
	if cfg.port != defaultPort || cfg.logLevel != slog.LevelInfo {
		t.Errorf("got %+v", cfg)
	}
	if total := cfg.drainDelay + cfg.shutdownTimeout; total >= 10*time.Second {
		t.Errorf("a stop may take %v, but docker stop kills after 10s", total)
	}
}

func TestLoadConfig(t *testing.T) {
	t.Parallel()
	got, err := loadConfig(env(map[string]string{
		"PORT": "65535", "LOG_LEVEL": "debug", "DRAIN_DELAY": "0s", "SHUTDOWN_TIMEOUT": "1m30s",
		"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318",
	}))
	if err != nil {
		t.Fatal(err)
	}
	want := config{port: 65535, logLevel: slog.LevelDebug, drainDelay: 0, shutdownTimeout: 90 * time.Second}
	want.signals = telemetry.Signals{Traces: true, Metrics: true}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestLoadConfigErrors(t *testing.T) {
	t.Parallel()
	wrong := map[string][]string{
		"PORT":             {"0", "65536", "-1", "+1", "http", "80 ", "8_0"},
		"LOG_LEVEL":        {"loud", "4"},
		"DRAIN_DELAY":      {"-1s", "5"},
		"SHUTDOWN_TIMEOUT": {"-1ns", "soon"},
	}
	all := make(map[string]string)
	for variable, values := range wrong {
		for _, value := range values {
			_, err := loadConfig(env(map[string]string{variable: value}))
			want := variable + `="` + value + `": must be`
			if err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("got %v, want %s ...", err, want)
			}
			all[variable] = value
		}
	}

	_, err := loadConfig(env(all))
	if err == nil {
		t.Fatal("no error")
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines != len(wrong) {
		t.Errorf("%d errors, want all %d at once:\n%v", lines, len(wrong), err)
	}
}
