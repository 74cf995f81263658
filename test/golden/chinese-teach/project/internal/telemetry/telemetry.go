// Package telemetry 在环境变量指明了 OpenTelemetry 采集器时，向它发送调用链和指标。
//
// 一条调用链跟踪一个请求，贯穿参与处理的所有服务，其中每一段是一个 span。数据用 OTLP 协议经 HTTP 发
// 送，采集器通常在 4318 端口接收。没有指明地址时，不记录、不发送，也不输出任何内容。其余的环境变量
// 由导出器自己读取：https://opentelemetry.io/docs/specs/otel/protocol/exporter/
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

// flushTimeout 很短，采集器不在线时不会拖住停止过程。
const flushTimeout = 2 * time.Second

// Signals 表示要发送哪些数据。
type Signals struct {
	Traces, Metrics bool
}

// SignalsFrom 读取环境变量：两种数据共用一个地址，或各有一个。都没有，就什么也不发送。
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

// Stop 把还没发送的数据发出去。
type Stop func(ctx context.Context) error

// Start 开始发送数据。与采集器通信出错时写入日志，服务照常运行。
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
	// 数据来自谁。OTEL_SERVICE_NAME 和 OTEL_RESOURCE_ATTRIBUTES 放在最后，以它们为准。
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
		// 调用链通过请求头 traceparent 延续到其他服务：https://www.w3.org/TR/trace-context/
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

// Handler 为每个请求生成一个 span 并计时，以它匹配到的路由模式命名。except 里是探针的路径，不记录：
// 它们每隔几秒就来一次，没有信息量。
func Handler(next http.Handler, name string, port uint16, except ...string) http.Handler {
	// 否则会用请求的 Host 头作为服务器名，任何人都能借此造出新的时间序列。
	server := net.JoinHostPort(name, strconv.Itoa(int(port)))
	return otelhttp.NewHandler(next, name,
		otelhttp.WithServerName(server),
		otelhttp.WithFilter(func(r *http.Request) bool { return !slices.Contains(except, r.URL.Path) }),
	)
}
