import type { Telemetry } from '../../options/answers.ts';
import type { Project } from '../../resolve/project.ts';
import type { Entry } from './entry.ts';

const has =
  (wanted: Telemetry) =>
  ({ telemetry }: Project) =>
    telemetry === wanted;

/** What a generated service tells of itself besides logs. */
export const telemetryEntries: readonly Entry[] = [
  { template: 'service/prometheus/go.sum', path: 'go.sum', when: has('prometheus') },
  { template: 'service/cmd/server/metrics.go', path: 'cmd/server/metrics.go', when: has('prometheus') },
  { template: 'service/cmd/server/metrics_test.go', path: 'cmd/server/metrics_test.go', when: has('prometheus') },
  { template: 'service/internal/metrics/metrics.go', path: 'internal/metrics/metrics.go', when: has('prometheus') },
  {
    template: 'service/internal/metrics/metrics_test.go',
    path: 'internal/metrics/metrics_test.go',
    when: has('prometheus'),
  },
  { template: 'service/opentelemetry/go.sum', path: 'go.sum', when: has('opentelemetry') },
  {
    template: 'service/internal/telemetry/telemetry.go',
    path: 'internal/telemetry/telemetry.go',
    when: has('opentelemetry'),
  },
  {
    template: 'service/internal/telemetry/telemetry_test.go',
    path: 'internal/telemetry/telemetry_test.go',
    when: has('opentelemetry'),
  },
];
