/**
 * Writes what telemetry needs of Go modules: the requirements for go.mod in src/resolve/telemetry-modules.ts, and a go.sum in templates/. It
 * generates a service of each kind and lets the go command do it. With `--latest`, the modules that the service imports are raised.
 * `npm run telemetry-modules` runs it; golden folders change with it.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';
import { type GoModules, telemetryModules } from '../src/resolve/telemetry-modules.ts';
import { telemetryGo } from '../src/versions/releases.ts';

/** What the service imports; the rest follows from it. */
const imported = {
  prometheus: ['github.com/prometheus/client_golang'],
  opentelemetry: [
    'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
    'go.opentelemetry.io/contrib/instrumentation/runtime',
    'go.opentelemetry.io/otel',
    'go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp',
    'go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp',
    'go.opentelemetry.io/otel/sdk',
    'go.opentelemetry.io/otel/sdk/metric',
    'go.opentelemetry.io/otel/trace',
  ],
} as const;

type Kind = keyof typeof imported;

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 300_000 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/** Lets the go command complete a generated service, and gives what its go.mod requires then. */
function complete(kind: Kind, isLatest: boolean): GoModules {
  const folder = mkdtempSync(join(tmpdir(), 'go-container-telemetry-'));
  try {
    const command = join(packageRoot(), 'dist/bin/go-container.cjs');
    run(process.execPath, [command, '--defaults', `--telemetry=${kind}`, `--go-version=${telemetryGo}`], folder);
    const known = telemetryModules[kind].direct.map((required) => required.split(' ')[0]);
    const wanted = imported[kind].filter((path) => isLatest || !known.includes(path));
    if (wanted.length > 0) run('go', ['get', ...wanted.map((path) => `${path}@latest`)], folder);
    run('go', ['mod', 'tidy'], folder);
    copyFileSync(join(folder, 'go.sum'), join(packageRoot(), `templates/service/${kind}/go.sum.ejs`));
    const { Require: all } = JSON.parse(run('go', ['mod', 'edit', '-json'], folder)) as {
      Require: { Path: string; Version: string; Indirect?: boolean }[];
    };
    const lines = (isIndirect: boolean) =>
      all
        .filter(({ Indirect }) => (Indirect === true) === isIndirect)
        .map(({ Path, Version }) => `${Path} ${Version}`)
        .sort();
    return { direct: lines(false), indirect: lines(true) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const isLatest = process.argv.includes('--latest');
const made = {
  none: telemetryModules.none,
  prometheus: complete('prometheus', isLatest),
  opentelemetry: complete('opentelemetry', isLatest),
};
const file = join(packageRoot(), 'src/resolve/telemetry-modules.ts');
const [before = ''] = readFileSync(file, 'utf8').split(/(?<=telemetryModules: .* = )/);
writeFileSync(file, `${before}${JSON.stringify(made)};\n`);
run('npx', ['biome', 'check', '--write', file], packageRoot());
