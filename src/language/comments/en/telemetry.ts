/** Comments of what telemetry adds to the generated Go service. Those above a declaration begin with its name, as godoc wants it. */
export const telemetry = {
  'serve.nobodyAsked': 'nobody has been accepted yet',
  'serve.flush':
    'What has not been sent yet is sent within the limit. A collector that is away is no reason for a stop to fail.',
  'handler.traceID': 'The same number in the log and in the trace: from one, the other can be found.',

  'serveMetrics.serveMetrics': {
    brief:
      'serveMetrics shows the metrics on a port of their own: they are for those who run the service, and firewalls and network policies can tell ports apart, but not paths.',
    teach:
      'serveMetrics shows the metrics on a port of their own. They are for those who run the service: routes, versions and the load are nobody else’s business. Firewalls, load balancers and network policies can tell ports apart, but most of them not paths. It answers until the very end of a stop, so that the last requests are counted as well.',
  },
  'serveMetrics.close': 'a scrape that is cut off is made again',
  'serveMetricsTest.counted': 'The route is the pattern that the request matched.',
  'serveMetricsTest.apart': 'Each port answers only what belongs to it.',
  'serveMetricsTest.freePort': 'freePort gives a port that nobody listens on.',

  'metrics.package': {
    brief: 'Package metrics counts what the service does, for Prometheus to read.',
    teach: `Package metrics counts what the service does, for Prometheus to read.

Prometheus asks every few seconds and keeps each number with its time. A metric has labels; each combination of their values is a series, which Prometheus keeps in memory. So a label must have few values that do not depend on what clients send.`,
  },
  'metrics.metrics':
    'Metrics are those of one service. They have a registry of their own: nothing that a dependency registers globally gets among them, and tests do not see each other’s.',
  'metrics.new': 'New has the metrics of the Go runtime and of the process as well, and which build is running.',
  'metrics.count': 'Count counts the requests that next answers, and how long that takes.',
  'metrics.handler': 'Handler shows the metrics in the format of Prometheus.',
  'metrics.route':
    'route is the pattern that a request matched, without its method. The path itself would be a label value that anybody can make up.',
  'metricsTest.unknown':
    'Whoever asks for ever new paths, or with ever new methods, must not fill the memory of Prometheus.',
  'metricsTest.series': 'series counts what Prometheus would keep of requests.',

  'telemetry.package': {
    brief: 'Package telemetry sends traces and metrics to an OpenTelemetry collector, where the environment names one.',
    teach: `Package telemetry sends traces and metrics to an OpenTelemetry collector, where the environment names one.

A trace follows one request through all services that take part in it; each part is a span. They are sent by OTLP over HTTP, which collectors take on port 4318. Where no address is given, nothing is recorded, sent or said. The exporters read the other variables of https://opentelemetry.io/docs/specs/otel/protocol/exporter/ themselves.`,
  },
  'telemetry.flushTimeout': 'flushTimeout is short, so that a collector that is away does not hold up a stop.',
  'telemetry.signals': 'Signals says what is sent.',
  'telemetry.signalsFrom':
    'SignalsFrom reads the environment: one address for both signals, or one for each. Without any, nothing is sent.',
  'telemetry.stop': 'Stop sends what has not been sent yet.',
  'telemetry.start':
    'Start begins to send the signals. Errors on the way to the collector are logged; the service goes on without it.',
  'telemetry.resource':
    'Who is speaking. What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say comes last, and wins.',
  'telemetry.propagation':
    'The trace goes on over services by the header traceparent: https://www.w3.org/TR/trace-context/',
  'telemetry.handler':
    'Handler makes a span of each request and measures it, under the pattern that it matched. Probes, whose paths are in except, are left out: they come every few seconds and say nothing.',
  'telemetry.serverName':
    'Otherwise the Host header would name the server, and with it anybody could make up series of metrics.',
  'telemetryTest.variables': 'separated by blanks',
  'telemetryTest.sends': 'It is not parallel, as it sets the environment and what OpenTelemetry has of global state.',
  'telemetryTest.bounded': 'Neither paths nor Host headers become series of metrics.',
  'telemetryTest.collector': 'collector keeps what it gets. It is protobuf, in which texts stand as they are.',
} as const;
