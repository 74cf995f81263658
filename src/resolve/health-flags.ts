import type { Answers, EngineSupport } from '../options/answers.ts';

type HealthAnswers = Pick<Answers, 'engines' | 'healthTimes'>;
type Times = Readonly<Record<string, string>>;

/**
 * Docker 25 and later check a starting container every start-interval. Older engines cannot parse that flag and check every interval, and
 * Docker 25 takes 5 s if it is absent: a shorter interval would make no container healthy sooner there, but cost CPU time for as long as it runs.
 */
const defaults: Readonly<Record<EngineSupport, Times & { readonly timeout: string }>> = {
  current: { interval: '30s', timeout: '3s', 'start-period': '10s', 'start-interval': '1s', retries: '3' },
  all: { interval: '5s', timeout: '3s', 'start-period': '10s', retries: '3' },
};

/** The flags of HEALTHCHECK with the times of the answers; one that is not given is ours. */
export function healthFlags(answers: HealthAnswers): string {
  return Object.entries(timesOf(answers))
    .map(([name, value]) => `--${name}=${value}`)
    .join(' ');
}

/**
 * The timeout of the program that HEALTHCHECK calls, as a Go expression. It is shorter than Docker's own timeout, if possible by a
 * second, so that the program can still report why it failed.
 */
export function probeTimeout(answers: HealthAnswers): string {
  const allowed = milliseconds(timesOf(answers).timeout);
  const waits = Math.max(1, Math.floor(allowed >= 2000 ? allowed - 1000 : allowed / 2));
  return waits % 1000 === 0 ? `${waits / 1000} * time.Second` : `${waits} * time.Millisecond`;
}

function timesOf(answers: HealthAnswers): Times & { readonly timeout: string } {
  return { ...defaults[answers.engines], ...givenTimes(answers) };
}

/** The times of the answers by the names of their flags. */
export function givenTimes({ healthTimes }: Pick<Answers, 'healthTimes'>): Times {
  return Object.fromEntries(healthTimes.map((time) => time.split('=')));
}

/** Converts a duration of Go such as `1m30s` to milliseconds: https://pkg.go.dev/time#ParseDuration */
export function milliseconds(duration: string): number {
  const units: Readonly<Record<string, number>> = {
    h: 3_600_000,
    m: 60_000,
    s: 1000,
    ms: 1,
    us: 1e-3,
    µs: 1e-3,
    ns: 1e-6,
  };
  const parts = [...duration.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)];
  return parts.reduce((sum, [, value, unit = '']) => sum + Number(value) * (units[unit] ?? 0), 0);
}
