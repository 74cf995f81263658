import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { freshFolder } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const go = (args: string[], cwd: string) =>
  runProgram('go', args, { cwd, timeout: 600_000, env: { CGO_ENABLED: args.includes('-race') ? '1' : '0' } });
const succeeds = ({ status, stdout, stderr }: ReturnType<typeof runProgram>) =>
  assert.equal(status, 0, stdout + stderr);

const variants = [
  { name: 'the defaults', flags: [] },
  {
    name: 'names and paths at the edge of what is valid',
    flags: ['--name=9-x', '--module=gopkg.in/yaml.v3', '--health-path=/', '--ready-path=/he.a~l@t:h+,=-_/', '--port=1'],
  },
  {
    name: 'the paths the other way round, and a module path without a host',
    flags: ['--name=a', '--module=orders', '--health-path=/readyz', '--port=65535'],
  },
  { name: 'comments in Chinese', flags: ['--language=zh-CN'] },
  { name: 'brief comments, and no greeting', flags: ['--comments=brief', '--health-path=/'] },
  { name: 'no comments', flags: ['--comments=none'] },
  { name: 'a module path with a major version', flags: ['--module=github.com/You/a.b-c_d/v2', '--ready-path=/'] },
  { name: 'metrics for Prometheus', flags: ['--telemetry=prometheus', '--health-path=/v1/live/'] },
  { name: 'traces and metrics by OpenTelemetry', flags: ['--telemetry=opentelemetry', '--ready-path=/'] },
];

describe('the generated service', { timeout: 900_000, skip: without('go') }, () => {
  for (const { name, flags } of variants) {
    describe(`with ${name}`, () => {
      const folder = freshFolder({ after });
      before(() => succeeds(goContainer(['--defaults', ...flags], folder)));
      it('is formatted', () => {
        const { stdout } = runProgram('gofmt', ['-l', '.'], { cwd: folder });
        assert.equal(stdout, '');
      });
      it('is vetted', () => succeeds(go(['vet', './...'], folder)));
      it('passes its tests, with the race detector', () =>
        succeeds(go(['test', '-race', '-count=1', './...'], folder)));
      it('is clean for golangci-lint', { skip: without('golangci-lint') }, () => {
        succeeds(runProgram(findTool('golangci-lint') ?? '', ['run', './...'], { cwd: folder, timeout: 600_000 }));
      });
      it('has the dependencies that it should have', () => succeeds(go(['mod', 'verify'], folder)));
      it('says its version and revision', () => {
        const buildinfo = `${flags.find((flag) => flag.startsWith('--module='))?.slice(9) ?? 'example.com/orders'}/internal/buildinfo`;
        const ldflags = `-ldflags=-X ${buildinfo}.version=v1.2.3 -X ${buildinfo}.revision=abc`;
        const { stdout } = go(['run', ldflags, './cmd/server', 'version'], folder);
        assert.match(stdout, /^\S+ v1\.2\.3 \(abc\) go1\.\d+/);
      });
    });
  }
  it('says the revision of the repository that it is built in', (t) => {
    const folder = freshFolder(t);
    succeeds(goContainer(['--defaults'], folder));
    const git = (...args: string[]) =>
      succeeds(runProgram('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: folder }));
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    const head = runProgram('git', ['rev-parse', 'HEAD'], { cwd: folder }).stdout.trim();
    const build = runProgram('go', ['build', '-o', 'bin/server', './cmd/server'], {
      cwd: folder,
      env: { GOFLAGS: '-buildvcs=true' },
    });
    succeeds(build);
    assert.match(runProgram('bin/server', ['version'], { cwd: folder }).stdout, new RegExp(`\\(${head}\\)`));
  });
});
