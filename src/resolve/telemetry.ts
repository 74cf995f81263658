import type { Answers } from '../options/answers.ts';
import { type GoModules, telemetryModules } from './telemetry-modules.ts';

/** What telemetry adds to a generated service. */
export type TelemetryParts = {
  /** The port of /metrics, undefined where the service has none: OpenTelemetry sends instead of being asked. */
  readonly metricsPort: number | undefined;
  /** `require` lines of go.mod. */
  readonly goModules: GoModules;
};

/**
 * Metrics are for those who run the service, so they have a port of their own that is not published with the other. 9090 is what many
 * exporters and Kubernetes tools take; where the service has it already, the next one.
 */
export function telemetryParts({ scaffold, telemetry, port }: Answers): TelemetryParts {
  const isAsked = scaffold === 'yes' && telemetry === 'prometheus';
  return { metricsPort: isAsked ? (port === 9090 ? 9091 : 9090) : undefined, goModules: telemetryModules[telemetry] };
}
