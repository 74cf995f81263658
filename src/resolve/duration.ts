/** A duration of Go such as `1m30s` in milliseconds: https://pkg.go.dev/time#ParseDuration */
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
