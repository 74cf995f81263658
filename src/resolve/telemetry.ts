import type { Answers, Telemetry } from '../options/answers.ts';
import { type GoModules, telemetryModules } from './telemetry-modules.ts';

/** The parts of a generated service that its telemetry adds. */
export type TelemetryParts = {
  /** The port of /metrics, undefined if the service has none: OpenTelemetry pushes instead of being scraped. */
  readonly metricsPort: number | undefined;
  /** `require` lines of go.mod. */
  readonly goModules: GoModules;
  readonly usesPrometheus: boolean;
  readonly usesOpenTelemetry: boolean;
};

type TelemetryFacts = Pick<TelemetryParts, 'usesPrometheus' | 'usesOpenTelemetry'> & {
  readonly metricsPort: (port: number) => number | undefined;
  /** The environment variables that configure it. */
  readonly settings: readonly string[];
};

export const telemetryTable: Readonly<Record<Telemetry, TelemetryFacts>> = {
  none: { usesPrometheus: false, usesOpenTelemetry: false, metricsPort: () => undefined, settings: [] },
  prometheus: {
    usesPrometheus: true,
    usesOpenTelemetry: false,
    // Metrics are for operators, so their port is not published with the other. Many exporters and Kubernetes tools use 9090.
    metricsPort: (port) => (port === 9090 ? 9091 : 9090),
    settings: ['METRICS_PORT'],
  },
  opentelemetry: {
    usesPrometheus: false,
    usesOpenTelemetry: true,
    metricsPort: () => undefined,
    settings: ['OTEL_EXPORTER_OTLP_ENDPOINT'],
  },
};

/** Completes the answers for telemetry. An existing module has none. */
export function telemetryParts({ telemetry, port }: Answers): TelemetryParts {
  const { metricsPort, usesPrometheus, usesOpenTelemetry } = telemetryTable[telemetry];
  const goModules = telemetryModules[telemetry];
  return { metricsPort: metricsPort(port), goModules, usesPrometheus, usesOpenTelemetry };
}
