// Package telemetry sends traces and metrics to an OpenTelemetry collector, where the
// environment names one.
package telemetry

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strconv"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/contrib/instrumentation/runtime"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
)

// flushTimeout is short, so that a collector that is away does not hold up a stop.
const flushTimeout = 2 * time.Second

// Signals says what is sent.
type Signals struct {
	Traces, Metrics bool
}

// SignalsFrom reads the environment: one address for both signals, or one for each. Without any,
// nothing is sent.
func SignalsFrom(getenv func(string) string) Signals {
	if getenv("OTEL_SDK_DISABLED") == "true" {
		return Signals{}
	}
	all := getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != ""
	return Signals{
		Traces:  all || getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "",
		Metrics: all || getenv("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT") != "",
	}
}

// Stop sends what has not been sent yet.
type Stop func(ctx context.Context) error

// Start begins to send the signals. Errors on the way to the collector are logged; the service goes
// on without it.
func Start(ctx context.Context, signals Signals, name, version string, logger *slog.Logger) (Stop, error) {
	var stops []Stop
	stop := func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, flushTimeout)
		defer cancel()
		var errs []error
		for _, stop := range stops {
			errs = append(errs, stop(ctx))
		}
		return errors.Join(errs...)
	}
	if signals == (Signals{}) {
		return stop, nil
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		logger.Warn("telemetry", "error", err.Error())
	}))
	// Who is speaking. What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say comes
	// last, and wins.
	res, err := resource.New(ctx,
		resource.WithTelemetrySDK(),
		resource.WithAttributes(semconv.ServiceName(name), semconv.ServiceVersion(version)),
		resource.WithFromEnv(),
	)
	if err != nil {
		return nil, err
	}
	if signals.Traces {
		exporter, err := otlptracehttp.New(ctx)
		if err != nil {
			return nil, err
		}
		provider := sdktrace.NewTracerProvider(sdktrace.WithResource(res), sdktrace.WithBatcher(exporter))
		otel.SetTracerProvider(provider)
		// The trace goes on over services by the header traceparent:
		// https://www.w3.org/TR/trace-context/
		otel.SetTextMapPropagator(propagation.NewCompositeTextMapPropagator(
			propagation.TraceContext{}, propagation.Baggage{}))
		stops = append(stops, provider.Shutdown)
	}
	if signals.Metrics {
		exporter, err := otlpmetrichttp.New(ctx)
		if err != nil {
			return nil, err
		}
		provider := sdkmetric.NewMeterProvider(
			sdkmetric.WithResource(res), sdkmetric.WithReader(sdkmetric.NewPeriodicReader(exporter)))
		otel.SetMeterProvider(provider)
		if err := runtime.Start(runtime.WithMeterProvider(provider)); err != nil {
			return nil, err
		}
		stops = append(stops, provider.Shutdown)
	}
	return stop, nil
}

// Handler makes a span of each request and measures it, under the pattern that it matched. Probes,
// whose paths are in except, are left out: they come every few seconds and say nothing.
func Handler(next http.Handler, name string, port uint16, except ...string) http.Handler {
	// Otherwise the Host header would name the server, and with it anybody could make up
	// series of metrics.
	server := net.JoinHostPort(name, strconv.Itoa(int(port)))
	return otelhttp.NewHandler(next, name,
		otelhttp.WithServerName(server),
		otelhttp.WithFilter(func(r *http.Request) bool { return !slices.Contains(except, r.URL.Path) }),
	)
}
