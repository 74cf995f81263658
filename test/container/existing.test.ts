import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { bases } from '../../src/options/bases.ts';
import { build, docker, inspect, tryDocker, untilHealthy, withoutEngine } from '../support/engine.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool } from '../support/tools.ts';

type Case = { name: keyof typeof existingProjects; flags?: string[]; targets?: string[]; run?: string[] };

/** The cache mount is named after the service: with one name, the standard library is compiled once for all. */
const sameCache = '--name=go-container-test';

const cases: Case[] = [
  ...bases.map((base): Case => ({ name: 'article', flags: [`--base=${base}`] })),
  { name: 'root' },
  { name: 'commands', targets: ['worker', 'api'] },
  { name: 'commands', targets: ['worker', 'api'], flags: ['--base=scratch'] },
  { name: 'vendor' },
  { name: 'embed', flags: ['--base=distroless'] },
  { name: 'old' },
  { name: 'tcp' },
  { name: 'tcp', flags: ['--base=scratch'] },
  { name: 'variable', run: ['-e', 'PORT=9191'] },
  { name: 'variable', flags: ['--base=scratch'], run: ['-e', 'PORT=9191'] },
];

for (const { name, flags = [], targets = [], run = [] } of cases) {
  describe(`the module ${name} ${flags.join(' ')}`, { skip: withoutEngine, timeout: 900_000 }, () => {
    const tag = `go-container-test-existing-${name}`;
    after(() => {
      tryDocker(['rm', '-f', `${tag}-run`]);
      tryDocker(['rmi', '-f', tag]);
    });
    it('builds, becomes healthy and stops, and its code is as it was', async (t) => {
      const before: Record<string, string> = { ...existingProjects[name] };
      const folder = freshFolder(t, name);
      writeFiles(folder, before);
      const made = goContainer(['docker', '--defaults', sameCache, ...flags], folder);
      assert.equal(made.stderr, '');
      assert.equal(made.status, 0);
      for (const [path, text] of Object.entries(before).filter(([path]) => path !== 'Dockerfile'))
        assert.equal(filesIn(folder)[path], text);
      assert.match(docker(['build', '--check', '.'], folder), /no warnings found/);
      const hadolint = findTool('hadolint');
      if (hadolint !== undefined) assert.equal(runProgram(hadolint, ['Dockerfile'], { cwd: folder }).stdout, '');
      for (const target of targets.length === 0 ? [undefined] : targets) {
        build(folder, tag, ...(target === undefined ? [] : [`--target=${target}`]));
        assert.equal(inspect(tag, '{{.Config.User}}'), '65532:65532');
        docker(['run', '-d', '--name', `${tag}-run`, '--read-only', '--cap-drop=ALL', ...run, tag]);
        await untilHealthy(`${tag}-run`);
        docker(['stop', '-t', '1', `${tag}-run`]);
        docker(['rm', '-f', `${tag}-run`]);
      }
      assert.equal(goContainer(['check'], folder).status, 0);
    });
  });
}

describe('what a service needs besides', { skip: withoutEngine, timeout: 900_000 }, () => {
  for (const base of bases) {
    it(`files, environment, writable folders and arguments are there on ${base}`, (t) => {
      const folder = freshFolder(t, 'needs');
      const tag = `go-container-test-needs-${base}`;
      t.after(() => tryDocker(['rmi', '-f', tag]));
      writeFiles(folder, {
        'go.mod': 'module example.com/needs\n\ngo 1.26\n',
        'web/index.html': 'page',
        'main.go': `package main

import (
	"fmt"
	"os"
)

var version = "none"

func main() {
	page, err := os.ReadFile("web/index.html")
	fmt.Println(string(page), err, os.Getenv("GREETING"), os.WriteFile("/data/x", nil, 0o600), os.Args[1:], version)
	fmt.Println(os.WriteFile("/app/x", nil, 0o600) != nil)
}
`,
      });
      const greeting = `a "b" $HOME \\ c`;
      const flags = [
        `--base=${base}`,
        sameCache,
        '--main=.=none',
        '--copy=web',
        '--workdir=/app',
        `--env=GREETING=${greeting}`,
        '--volumes=/data',
        '--args=--one $two',
        '--default-args=three',
        '--ldflags=main.version=$VERSION',
        '--build-step=go vet ./... && test -f main.go',
      ];
      const made = goContainer(['docker', '--defaults', ...flags], folder);
      assert.equal(made.stderr, '');
      build(folder, tag, '--build-arg=VERSION=v9');
      const said = `page <nil> ${greeting} <nil> [--one $two three] v9\ntrue\n`;
      assert.equal(tryDocker(['run', '--rm', tag]).stdout, said);
    });
  }
});

describe('a working directory that the program writes to', { skip: withoutEngine, timeout: 900_000 }, () => {
  for (const base of bases) {
    it(`belongs to it on ${base}`, (t) => {
      const folder = freshFolder(t, 'writes');
      const tag = `go-container-test-writes-${base}`;
      t.after(() => tryDocker(['rmi', '-f', tag]));
      writeFiles(folder, {
        'go.mod': 'module example.com/writes\n\ngo 1.26\n',
        'main.go': `package main

import (
	"fmt"
	"os"
)

func main() { fmt.Println(os.WriteFile("x", nil, 0o600)) }
`,
      });
      const flags = [sameCache, `--base=${base}`, '--main=.=none', '--workdir=/data', '--folders=/data'];
      assert.equal(goContainer(['docker', '--defaults', ...flags], folder).stderr, '');
      build(folder, tag);
      assert.equal(tryDocker(['run', '--rm', tag]).stdout, '<nil>\n');
    });
  }
});

describe('the probe', () => {
  it('is less than 3 MB, stripped', { skip: findTool('go') === undefined ? 'no go' : false }, (t) => {
    const folder = freshFolder(t, 'probe');
    writeFiles(folder, existingProjects.root);
    assert.equal(goContainer(['docker', '--defaults', '--base=scratch'], folder).status, 0);
    const go = (args: string[]) => runProgram('go', args, { cwd: folder, env: { CGO_ENABLED: '0' } });
    assert.equal(go(['vet', './...']).stderr, '');
    assert.equal(go(['build', '-trimpath', '-ldflags=-s -w', '-o', 'probe.bin', './internal/healthprobe']).stderr, '');
    const size = Number(runProgram('stat', ['-c', '%s', 'probe.bin'], { cwd: folder }).stdout);
    assert.ok(size > 0 && size < 3_000_000, String(size));
    const dead = runProgram(`${folder}/probe.bin`, ['1', '/x'], { cwd: folder });
    assert.equal(dead.status, 1);
    assert.match(dead.stderr, /^unhealthy: /);
  });
});
