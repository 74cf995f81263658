import type { Answers } from '../options/answers.ts';
import { givenTimes, milliseconds } from './health-flags.ts';
import { jsonForm, yamlText } from './quoting.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** A probe of a container: a request, a command, or a connection. */
export type Probe = {
  readonly name: 'startupProbe' | 'livenessProbe' | 'readinessProbe';
  readonly path: string | undefined;
  readonly command: string | undefined;
  /** The name of the port. */
  readonly port: string;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
};

/**
 * The three probes of a program, none if it has no health check. A generated service has a separate path for readiness; an existing
 * module has one path.
 */
export function probesOf(answers: Answers, { health, port }: Service, portName: string): Probe[] {
  if (port === undefined || health.kind === 'none') return [];
  const paths = scaffoldTable[answers.scaffold].probePaths(answers, health);
  const [alive, ready] = paths.map((path) => (path === undefined ? undefined : yamlText(path)));
  const times = givenTimes(answers);
  const start = seconds(times['start-period']) ?? 0;
  const common = {
    command: health.command === undefined ? undefined : jsonForm(health.command),
    port: portName,
    timeout: seconds(times.timeout) ?? 3,
  };
  return [
    { ...common, name: 'startupProbe', path: alive, period: 1, failures: Math.max(60, start) },
    { ...common, name: 'livenessProbe', path: alive, period: 10, failures: 3 },
    { ...common, name: 'readinessProbe', path: ready, period: 5, failures: 2 },
  ];
}

/** A duration such as `1m30s` in whole seconds, from 1 to 3600. */
function seconds(duration: string | undefined): number | undefined {
  if (duration === undefined) return undefined;
  return Math.min(3600, Math.max(1, Math.ceil(milliseconds(duration) / 1000)));
}
