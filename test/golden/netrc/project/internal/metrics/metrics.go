// Package metrics 统计服务的运行情况，供 Prometheus 读取。
package metrics

import (
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/You/a.b-c_d/v2/internal/buildinfo"
)

// Metrics 是一个服务的全部指标。它有自己的注册表：依赖库注册到全局的指标不会混进来，各个测试之间
// 也互不影响。
type Metrics struct {
	registry *prometheus.Registry
	inFlight prometheus.Gauge
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
}

// New 创建的指标还包括 Go 运行时、进程，以及正在运行的是哪次构建。
func New(info buildinfo.Info) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "http_requests_in_flight",
			Help: "Requests that are being answered.",
		}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "http_requests_total",
			Help: "Requests that were answered.",
		}, []string{"method", "route", "code"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "http_request_duration_seconds",
			Help:    "Time from a request to the end of its answer.",
			Buckets: prometheus.DefBuckets,
		}, []string{"method", "route"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "service_build_info",
		Help: "Always 1; the labels say which build is running.",
		ConstLabels: prometheus.Labels{
			"version": info.Version, "revision": info.Revision, "goversion": info.Go,
		},
	})
	build.Set(1)
	m.registry.MustRegister(m.inFlight, m.requests, m.duration, build,
		collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// Count 统计 next 处理的请求数和耗时。
func (m *Metrics) Count(next http.Handler) http.Handler {
	byRoute := promhttp.WithLabelFromRequest("route", route)
	next = promhttp.InstrumentHandlerCounter(m.requests, next, byRoute)
	next = promhttp.InstrumentHandlerDuration(m.duration, next, byRoute)
	return promhttp.InstrumentHandlerInFlight(m.inFlight, next)
}

// Handler 以 Prometheus 的格式输出指标。
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// route 是请求匹配到的路由模式，不含方法。如果用路径本身，任何人都能随意造出新的标签值。
func route(r *http.Request) string {
	if r.Pattern == "" {
		return "unmatched"
	}
	_, path, found := strings.Cut(r.Pattern, " ")
	if !found {
		return r.Pattern
	}
	return path
}
