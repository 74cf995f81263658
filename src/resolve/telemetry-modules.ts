import type { Telemetry } from '../options/answers.ts';

/** The requirements in the go.mod of a service, as `path version`: those of its own code, and theirs in turn. */
export type GoModules = { readonly direct: readonly string[]; readonly indirect: readonly string[] };

/** scripts/telemetry-modules.ts writes this file, and the go.sum that belongs to each. */
export const telemetryModules: Readonly<Record<Telemetry, GoModules>> = {
  none: { direct: [], indirect: [] },
  prometheus: {
    direct: ['github.com/prometheus/client_golang v1.25.0'],
    indirect: [
      'github.com/beorn7/perks v1.0.1',
      'github.com/cespare/xxhash/v2 v2.3.0',
      'github.com/munnerz/goautoneg v0.0.0-20191010083416-a7dc8b61c822',
      'github.com/prometheus/client_model v0.6.3',
      'github.com/prometheus/common v0.72.0',
      'github.com/prometheus/procfs v0.22.0',
      'golang.org/x/sys v0.48.0',
      'google.golang.org/protobuf v1.36.12',
    ],
  },
  opentelemetry: {
    direct: [
      'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp v0.72.0',
      'go.opentelemetry.io/contrib/instrumentation/runtime v0.72.0',
      'go.opentelemetry.io/otel v1.47.0',
      'go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp v1.47.0',
      'go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp v1.47.0',
      'go.opentelemetry.io/otel/sdk v1.47.0',
      'go.opentelemetry.io/otel/sdk/metric v1.47.0',
      'go.opentelemetry.io/otel/trace v1.47.0',
    ],
    indirect: [
      'github.com/cenkalti/backoff/v5 v5.0.3',
      'github.com/cespare/xxhash/v2 v2.3.0',
      'github.com/felixge/httpsnoop v1.1.0',
      'github.com/go-logr/logr v1.4.4',
      'github.com/go-logr/stdr v1.2.2',
      'github.com/google/uuid v1.6.0',
      'github.com/grpc-ecosystem/grpc-gateway/v2 v2.30.0',
      'go.opentelemetry.io/auto/sdk v1.2.1',
      'go.opentelemetry.io/otel/exporters/otlp/otlptrace v1.47.0',
      'go.opentelemetry.io/otel/log v1.47.0',
      'go.opentelemetry.io/otel/metric v1.47.0',
      'go.opentelemetry.io/proto/otlp v1.11.0',
      'golang.org/x/net v0.59.0',
      'golang.org/x/sys v0.48.0',
      'golang.org/x/text v0.42.0',
      'google.golang.org/genproto/googleapis/api v0.0.0-20260928230214-8a89bd6388cc',
      'google.golang.org/genproto/googleapis/rpc v0.0.0-20260928230214-8a89bd6388cc',
      'google.golang.org/grpc v1.83.2',
      'google.golang.org/protobuf v1.36.12',
    ],
  },
};
