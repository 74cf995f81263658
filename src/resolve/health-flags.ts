import type { Answers } from '../options/answers.ts';

/** Asked often until it first answers, then seldom. */
const defaults = { interval: '30s', timeout: '3s', 'start-period': '10s', 'start-interval': '1s', retries: '3' };

/** The flags of HEALTHCHECK with the times of the answers; one that is not given is ours. */
export function healthFlags({ healthTimes }: Pick<Answers, 'healthTimes'>): string {
  const given = Object.fromEntries(healthTimes.map((time) => time.split('=')));
  return Object.entries({ ...defaults, ...given })
    .map(([name, value]) => `--${name}=${value}`)
    .join(' ');
}
