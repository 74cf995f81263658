package main

import (
	"errors"
	"fmt"
	"log/slog"
	"strconv"
	"time"
)

const (
	defaultPort        = 8080
	defaultMetricsPort = 9090
)

type config struct {
	port            uint16
	metricsPort     uint16
	logLevel        slog.Level
	drainDelay      time.Duration
	shutdownTimeout time.Duration
}

func loadConfig(getenv func(string) string) (config, error) {
	cfg := config{
		port:            defaultPort,
		metricsPort:     defaultMetricsPort,
		logLevel:        slog.LevelInfo,
		drainDelay:      1 * time.Second,
		shutdownTimeout: 8 * time.Second,
	}
	err := errors.Join(
		set(&cfg.port, getenv, "PORT", parsePort),
		set(&cfg.metricsPort, getenv, "METRICS_PORT", parsePort),
		set(&cfg.logLevel, getenv, "LOG_LEVEL", parseLevel),
		set(&cfg.drainDelay, getenv, "DRAIN_DELAY", parseWait),
		set(&cfg.shutdownTimeout, getenv, "SHUTDOWN_TIMEOUT", parseWait),
	)
	return cfg, err
}

func set[T any](field *T, getenv func(string) string, variable string, parse func(string) (T, error)) error {
	value := getenv(variable)
	if value == "" {
		return nil
	}
	parsed, err := parse(value)
	if err != nil {
		return fmt.Errorf("%s=%q: %w", variable, value, err)
	}
	*field = parsed
	return nil
}

func parsePort(value string) (uint16, error) {
	port, err := strconv.ParseUint(value, 10, 16)
	if err != nil || port == 0 {
		return 0, errors.New("must be a number from 1 to 65535")
	}
	return uint16(port), nil
}

func parseLevel(value string) (slog.Level, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(value)); err != nil {
		return 0, errors.New("must be debug, info, warn or error")
	}
	return level, nil
}

func parseWait(value string) (time.Duration, error) {
	wait, err := time.ParseDuration(value)
	if err != nil || wait < 0 {
		return 0, errors.New("must be a duration such as 500ms or 8s")
	}
	return wait, nil
}
