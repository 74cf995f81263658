import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { forSome } from '../support/around-the-image.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const skip = without('make') || without('go');

/** A folder for PATH in which docker, and whatever else a test must not call, says that it was called. */
function folderOfTraps(t: { after: (remove: () => void) => void }, ...names: string[]): string {
  const folder = freshFolder(t, 'traps');
  for (const name of names) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "${name} was called" >&2\nexit 99\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

describe('the Makefile', { skip, timeout: 600_000 }, () => {
  const traps = folderOfTraps({ after }, 'docker');
  // A folder whose name a careless recipe would split.
  const folder = freshFolder({ after }, "it's my $HOME folder");
  const make = (args: readonly string[], env: Record<string, string> = {}) => {
    const path = [traps, dirname(findTool('go') ?? ''), '/usr/local/bin', '/usr/bin', '/bin'].join(':');
    return runProgram('make', args, { cwd: folder, env: { PATH: path, MAKEFLAGS: '', ...env }, timeout: 300_000 });
  };
  const makes = (args: readonly string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = make(args, env);
    assert.equal(status, 0, stdout + stderr);
    return stdout;
  };
  before(() => assert.equal(goContainer(['--defaults', '--name=orders', '--with=make'], folder).status, 0));

  it('lists its targets by itself', () => {
    const listed = makes([])
      .split('\n')
      .filter((line) => /^ {2}\S/.test(line))
      .map((line) => line.trim().split(' ')[0]);
    assert.deepEqual(listed, [
      'help',
      'build',
      'test',
      'lint',
      'fmt',
      'image',
      'run',
      'push',
      'platforms',
      'check',
      'clean',
    ]);
    const text = readFileSync(join(folder, 'Makefile'), 'utf8');
    const phony = /^\.PHONY: (.*)$/m.exec(text)?.[1]?.split(' ') ?? [];
    const targets = [...text.matchAll(/^([a-z][a-z-]*):/gm)].map((match) => match[1] ?? '');
    assert.deepEqual(phony.toSorted(), targets.toSorted());
  });
  it('is clean for make, with every variable defined, and for mbake', { skip: without('mbake') }, () => {
    assert.equal(make(['--warn-undefined-variables', '--dry-run', 'help', 'build', 'push', 'REGISTRY=r']).stderr, '');
    const config = join(traps, 'bake.toml');
    writeFileSync(config, '[formatter]\nensure_final_newline = true\n');
    for (const args of [['validate'], ['format', '--check', '--config', config]]) {
      const { status, stdout } = runProgram(findTool('mbake') ?? '', [...args, 'Makefile'], { cwd: folder });
      assert.equal(status, 0, stdout);
    }
  });
  it('compiles, with the version of a repository where there is one', () => {
    makes(['build']);
    const version = () => runProgram('bin/server', ['version'], { cwd: folder }).stdout;
    assert.match(version(), /^orders dev \(unknown\)/);
    makes(['build', 'VERSION=v9']);
    assert.match(version(), /^orders v9 /);
    const git = (...args: string[]) =>
      runProgram('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: folder,
      }).stdout.trim();
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    // A tag that a shell would take for a command.
    const tag = 'v1.0.0+a/$(touch${IFS}pwned);b';
    git('tag', tag);
    makes(['build']);
    assert.ok(version().startsWith(`orders ${tag} (${git('rev-parse', 'HEAD')})`), version());
    const { status, stderr } = make(['image']);
    assert.notEqual(status, 0);
    assert.match(stderr, /docker was called/);
    assert.ok(!existsSync(join(folder, 'pwned')));
  });
  it('tests, looks for mistakes and formats without docker', () => {
    assert.match(makes(['test']), /ok\s+example\.com\/orders\/cmd\/server/);
    assert.match(makes(['lint']), /go vet/);
    writeFileSync(join(folder, 'cmd/server/extra.go'), 'package main\nvar   _ = 1\n');
    makes(['fmt']);
    assert.equal(readFileSync(join(folder, 'cmd/server/extra.go'), 'utf8'), 'package main\n\nvar _ = 1\n');
  });
  it('asks the generator whether files and answers agree', () => {
    const command = `GO_CONTAINER=${process.execPath} ${join(packageRoot(), 'dist/bin/go-container.cjs')}`;
    makes(['check', command]);
    writeFiles(folder, { '.yo-rc.json': readFileSync(join(folder, '.yo-rc.json'), 'utf8').replace('8080', '9090') });
    assert.notEqual(make(['check', command]).status, 0);
  });
  it('deletes what it built, and no more', () => {
    writeFiles(folder, { 'bin/mine': '' });
    makes(['clean']);
    assert.ok(!existsSync(join(folder, 'bin/server')) && existsSync(join(folder, 'bin/mine')));
  });
  it('says where to push where that is not said', () => {
    const { status, stderr } = make(['push']);
    assert.notEqual(status, 0);
    assert.match(stderr, /REGISTRY=registry\.example\.com/);
    const shown = makes(['--dry-run', 'push', 'REGISTRY=registry.example.com/team', 'VERSION=v1']);
    assert.match(shown, /docker push "registry\.example\.com\/team\/orders:\$TAG"/);
  });
});

describe('the Makefile, over the whole option space', { skip }, () => {
  it('is read by make, and shows a command for each program', (t) => {
    const folder = freshFolder(t);
    forSome(['make'], folder, ({ project }) => {
      const args = [
        '--dry-run',
        'help',
        'build',
        'test',
        'lint',
        'image',
        'run',
        'push',
        'platforms',
        'REGISTRY=r.example.com',
      ];
      const { status, stdout, stderr } = runProgram('make', args, { cwd: folder });
      assert.deepEqual([status, stderr], [0, '']);
      for (const { image } of project.services)
        assert.match(stdout, new RegExp(`-t "r\\.example\\.com/${image}:\\$TAG"`));
    });
  });
});

describe('the Makefile of a module', { skip, timeout: 300_000 }, () => {
  it('has targets for each program, runs what has to run before, and keeps what a name holds', (t) => {
    const folder = freshFolder(t, 'shop');
    writeFiles(folder, existingProjects.commands);
    const flags = ['--defaults', '--with=make', `--build-step=printf '%s' "$STEP #1" > step.txt`, '--build-tags=a,b'];
    assert.equal(goContainer(['docker', ...flags], folder).status, 0);
    const make = (...args: string[]) => {
      const { status, stdout, stderr } = runProgram('make', args, {
        cwd: folder,
        env: { STEP: '$(x) `y`' },
        timeout: 200_000,
      });
      assert.equal(status, 0, stdout + stderr);
      return stdout;
    };
    make('build');
    assert.equal(readFileSync(join(folder, 'step.txt'), 'utf8'), '$(x) `y` #1');
    assert.equal(runProgram('bin/job', [], { cwd: folder }).stderr, 'done\n');
    const shown = make('--dry-run', 'image', 'run-worker', 'platforms', 'GOPROXY=');
    for (const program of ['api', 'worker', 'job'])
      assert.match(shown, new RegExp(`--target ${program} -t "shop-${program}:`));
    assert.match(shown, /docker run --rm .*-p "\$\{PORT:-9090\}:9090" "shop-worker:/);
    assert.match(make('help'), /generate .*\n[\s\S]*image /);
  });
  it('is not there where the project has one by another name', (t) => {
    const folder = freshFolder(t, 'shop');
    writeFiles(folder, { ...existingProjects.root, GNUmakefile: 'all:\n', 'docker-compose.yml': 'services: {}\n' });
    const { stdout, status } = goContainer(['docker', '--defaults', '--with=make,compose'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /GNUmakefile/);
    assert.match(stdout, /docker-compose\.yml/);
    assert.ok(!existsSync(join(folder, 'Makefile')) && !existsSync(join(folder, 'compose.yaml')));
    assert.equal(goContainer(['check'], folder).status, 0);
  });
});
