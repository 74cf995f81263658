import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { checksum } from '../../src/inspect/checksum.ts';
import { lockFile } from '../../src/inspect/own-names.ts';
import { packageRoot } from '../../src/package-root.ts';
import { lockText, parseLock } from '../../src/reconcile/lock.ts';
import { filesIn, freshFolder } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

/** A new project that a user has edited in five files. */
function editedProject(t: Pick<TestContext, 'after'>, ...flags: string[]): string {
  const folder = freshFolder(t);
  assert.equal(goContainer(['--defaults', ...flags], folder).status, 0);
  edit(folder, 'Dockerfile', 'USER 65532:65532\n', 'ENV MINE=1\nUSER 65532:65532\n');
  edit(folder, 'cmd/server/server.go', 'logger.Info("stopped")', 'logger.Info("stopped", "mine", true)');
  edit(folder, 'cmd/server/handler.go', 'func greet()', '// greet is mine.\nfunc greet()');
  edit(folder, 'README.md', '## Layout', '## Mine\n\n## Layout');
  edit(folder, '.gitignore', '# Secrets', '/mine/\n\n# Secrets');
  return folder;
}

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  assert.ok(before.includes(from), `${path} does not hold ${from}`);
  writeFileSync(
    file,
    before.replace(from, () => to),
  );
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const statuses = (stdout: string) =>
  Object.fromEntries(
    (JSON.parse(stdout).files as { path: string; change: string }[])
      .filter(({ change }) => change !== 'unchanged')
      .map(({ path, change }) => [path, change]),
  );

describe('another base, port and health path, on a project that was edited', () => {
  it('are merged, nothing of the user’s is lost, and check agrees', (t) => {
    const folder = editedProject(t);
    assert.equal(goContainer(['check'], folder).status, 0);
    const run = goContainer(
      ['--defaults', '--base=distroless', '--port=9090', '--health-path=/live', '--json'],
      folder,
    );
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(statuses(run.stdout), {
      Dockerfile: 'merged',
      'cmd/server/config.go': 'updated',
      'cmd/server/handler.go': 'merged',
      'cmd/server/server.go': 'kept',
      'README.md': 'merged',
      '.gitignore': 'kept',
      [lockFile]: 'updated',
      '.yo-rc.json': 'updated',
    });
    const dockerfile = read(folder, 'Dockerfile');
    assert.match(dockerfile, /^ARG RUN_IMAGE=gcr\.io\/distroless/m);
    assert.match(dockerfile, /^ENV MINE=1$/m);
    assert.match(dockerfile, /^EXPOSE 9090$/m);
    assert.match(read(folder, 'cmd/server/handler.go'), /healthPath = "\/live"[\s\S]*\/\/ greet is mine\./);
    assert.match(read(folder, 'README.md'), /^## Mine$/m);
    assert.equal(goContainer(['check'], folder).status, 0);
    assert.match(goContainer(['--defaults'], folder).stdout, /Nothing to do/);
  });
  it('come from a hand-edited .yo-rc.json just the same', (t) => {
    const folder = editedProject(t);
    edit(folder, '.yo-rc.json', '"port": 8080', '"port": 9090');
    assert.equal(goContainer(['check'], folder).status, 1);
    assert.equal(goContainer(['update'], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090$/m);
    assert.equal(goContainer(['check'], folder).status, 0);
  });
  it('follow the region in .yo-rc.json, with the mirrors that come from it', (t) => {
    const folder = editedProject(t);
    edit(folder, '.yo-rc.json', '"region": "global"', '"region": "china"');
    assert.equal(goContainer(['update'], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^ARG BUILD_IMAGE=m\.daocloud\.io/m);
    assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$/m);
  });
  it('work on a copy elsewhere, and after a move', (t) => {
    const folder = editedProject(t);
    const copy = join(freshFolder(t), 'copy');
    cpSync(folder, copy, { recursive: true });
    renameSync(folder, `${folder}-moved`);
    for (const place of [copy, `${folder}-moved`]) {
      const { status, stdout } = goContainer(['--defaults', '--port=9090', '--json'], place);
      assert.equal(status, 0);
      assert.equal(statuses(stdout).Dockerfile, 'merged');
      assert.match(read(place, '.yo-rc.json'), /"name": "orders"/);
    }
  });
  it('leave a file with CRLF in CRLF', (t) => {
    const folder = editedProject(t);
    const crlf = `\uFEFF${read(folder, 'Dockerfile').replaceAll('\n', '\r\n')}`;
    writeFileSync(join(folder, 'Dockerfile'), crlf);
    assert.equal(goContainer(['--defaults', '--port=9090'], folder).status, 0);
    assert.equal(read(folder, 'Dockerfile'), crlf.replace('EXPOSE 8080', 'EXPOSE 9090'));
  });
  it('keep the mode that the user gave a file', (t) => {
    const folder = editedProject(t);
    chmodSync(join(folder, 'cmd/server/config.go'), 0o755);
    assert.equal(goContainer(['--defaults', '--port=9090'], folder).status, 0);
    assert.equal(statSync(join(folder, 'cmd/server/config.go')).mode & 0o777, 0o755);
  });
});

describe('what a user or a bot does to a project every week', () => {
  it('a dependency, and then another Go version: both are in go.mod', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--go-version=1.26'], folder);
    assert.equal(
      runProgram('go', ['mod', 'edit', '-require=github.com/google/uuid@v1.6.0'], { cwd: folder }).status,
      0,
    );
    assert.equal(goContainer(['--defaults', '--go-version=1.27'], folder).status, 0);
    assert.match(read(folder, 'go.mod'), /^go 1\.27\.0$[\s\S]*^require github\.com\/google\/uuid v1\.6\.0$/m);
  });
  it('an image that a version bot raised, and then another base: check agrees, and both are in the Dockerfile', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--go-version=1.26'], folder);
    edit(folder, 'Dockerfile', 'golang:1.26-alpine3.24', 'golang:1.26.5-alpine3.24');
    assert.equal(goContainer(['check'], folder).status, 0);
    assert.equal(goContainer(['--defaults', '--base=scratch'], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^ARG BUILD_IMAGE=\S+golang:1\.26\.5-alpine3\.24$[\s\S]*^FROM scratch$/m);
  });
  it('a proxy of the user’s own, and then another base', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    edit(folder, 'Dockerfile', 'ARG GOPROXY=""', 'ARG GOPROXY="https://athens.example.com"');
    assert.equal(goContainer(['--defaults', '--base=distroless'], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /athens\.example\.com/);
  });
  it('a file in another encoding, with nothing new for it: it stays, and nothing is blocked', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    const gbk = Buffer.concat([readFileSync(join(folder, 'Dockerfile')), Buffer.from([0x23, 0xd6, 0xd0, 0x0a])]);
    writeFileSync(join(folder, 'Dockerfile'), gbk);
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    assert.equal(goContainer(['check'], folder).status, 0);
    assert.deepEqual(readFileSync(join(folder, 'Dockerfile')), gbk);
  });
  it('a check on a tree that may not be written to', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    chmodSync(folder, 0o555);
    const { status, stderr } = goContainer(['check'], folder);
    chmodSync(folder, 0o755);
    assert.equal(stderr, '');
    assert.equal(status, 0);
  });
});

describe('a file that the user deleted', () => {
  it('stays deleted, is spoken of, and is taken up again where it is back', (t) => {
    const folder = editedProject(t);
    const dockerignore = read(folder, '.dockerignore');
    rmSync(join(folder, '.dockerignore'));
    const { status, stdout } = goContainer(['--defaults', '--port=9090', '--json'], folder);
    assert.equal(status, 0);
    assert.equal(statuses(stdout)['.dockerignore'], 'deleted');
    assert.equal(existsSync(join(folder, '.dockerignore')), false);
    assert.equal(goContainer(['check'], folder).status, 0);
    writeFileSync(join(folder, '.dockerignore'), dockerignore);
    assert.equal(statuses(goContainer(['--defaults', '--json'], folder).stdout)['.dockerignore'], undefined);
  });
  it('is an old one where it is back, and gets what is new since', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    const config = read(folder, 'cmd/server/config.go');
    rmSync(join(folder, 'cmd/server/config.go'));
    assert.equal(goContainer(['--defaults', '--port=9090'], folder).status, 0);
    writeFileSync(join(folder, 'cmd/server/config.go'), config);
    assert.equal(statuses(goContainer(['--defaults', '--json'], folder).stdout)['cmd/server/config.go'], 'updated');
    assert.match(read(folder, 'cmd/server/config.go'), /defaultPort = 9090/);
  });
});

describe('a conflict', () => {
  const conflicting = (t: TestContext) => {
    const folder = editedProject(t);
    edit(folder, 'Dockerfile', 'EXPOSE 8080', 'EXPOSE 8080 8443');
    return folder;
  };
  it('without a decision: status 3, the file named, nothing of the run written', (t) => {
    const folder = conflicting(t);
    const before = filesIn(folder);
    const { status, stdout } = goContainer(['--defaults', '--port=9090'], folder);
    assert.equal(status, 3);
    assert.match(stdout, /^conflict +Dockerfile +you and the templates changed the same lines$/m);
    assert.match(stdout, /--on-conflict/);
    assert.deepEqual(filesIn(folder), before);
  });
  it('with markers: they are found by the next run and by check, until they are resolved', (t) => {
    const folder = conflicting(t);
    assert.equal(goContainer(['--defaults', '--port=9090', '--on-conflict=markers'], folder).status, 0);
    const marked = read(folder, 'Dockerfile');
    assert.match(marked, /<<<<<<< yours\nEXPOSE 8080 8443\n\|{7} [\s\S]*=======\nEXPOSE 9090\n>>>>>>> generated now\n/);
    assert.equal(goContainer(['check'], folder).status, 1);
    const next = goContainer(['--defaults', '--port=9091'], folder);
    assert.equal(next.status, 3);
    assert.match(next.stdout, /^unresolved +Dockerfile +line \d+ still has conflict markers$/m);
    writeFileSync(join(folder, 'Dockerfile'), marked.replace(/<{7}[\s\S]*>{7} .*\n/, 'EXPOSE 9090 8443\n'));
    assert.equal(goContainer(['check'], folder).status, 0);
    assert.equal(goContainer(['--defaults', '--base=scratch'], folder).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090 8443$/m);
  });
  for (const [how, line] of [
    ['mine', /^EXPOSE 8080 8443$/m],
    ['theirs', /^EXPOSE 9090$/m],
    ['new', /^EXPOSE 8080 8443$/m],
  ] as const) {
    it(`with ${how}: the lines are taken, the other edits stay, and nothing is lost`, (t) => {
      const folder = conflicting(t);
      const before = read(folder, 'Dockerfile');
      const { status } = goContainer(['--defaults', '--port=9090', `--on-conflict=${how}`], folder);
      assert.equal(status, 0);
      assert.match(read(folder, 'Dockerfile'), line);
      assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$/m);
      if (how === 'theirs') assert.equal(read(folder, 'Dockerfile.orig'), before);
      if (how === 'new') assert.match(read(folder, 'Dockerfile.new'), /^EXPOSE 9090$/m);
      // What was decided is not asked again; what was put beside is.
      assert.equal(goContainer(['--defaults'], folder).status, how === 'new' ? 3 : 0);
    });
  }
  it('is not decided by a word that is none', (t) => {
    const { status, stderr } = goContainer(['--on-conflict=their'], conflicting(t));
    assert.equal(status, 2);
    assert.match(stderr, /did you mean theirs\?/);
  });
});

describe('what stands in the way', () => {
  it('is never written through a symbolic link', (t) => {
    const folder = editedProject(t);
    const outside = join(folder, '../outside');
    writeFileSync(outside, read(folder, 'Dockerfile'));
    rmSync(join(folder, 'Dockerfile'));
    symlinkSync(outside, join(folder, 'Dockerfile'));
    const before = readFileSync(outside, 'utf8');
    const { status, stdout } = goContainer(['--defaults', '--port=9090', '--force'], folder);
    assert.equal(status, 3);
    assert.match(stdout, /^blocked +Dockerfile +Dockerfile is a symbolic link$/m);
    assert.equal(readFileSync(outside, 'utf8'), before);
  });
  it('is a read-only file, for root too', (t) => {
    const folder = editedProject(t);
    chmodSync(join(folder, 'Dockerfile'), 0o444);
    assert.equal(goContainer(['--defaults', '--port=9090'], folder).status, 3);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 8080$/m);
  });
  for (const [path, how, block] of [
    ['.yo-rc.json', 'read-only', (file: string) => chmodSync(file, 0o444)],
    [lockFile, 'read-only', (file: string) => chmodSync(file, 0o444)],
  ] as const) {
    it(`is passed by with no decision where ${path} is ${how}, and no decision is asked for`, (t) => {
      const folder = editedProject(t);
      block(join(folder, path));
      for (const decision of ['fail', 'mine']) {
        const { status, stdout } = goContainer(['--defaults', '--port=9090', `--on-conflict=${decision}`], folder);
        assert.equal(status, 3);
        assert.ok(
          stdout.split('\n').some((line) => /^blocked/.test(line) && line.includes(`${path} is ${how}`)),
          stdout,
        );
        assert.ok(stdout.includes(`${path} cannot be written, and no run can do without`));
        assert.doesNotMatch(stdout, /--on-conflict/);
      }
      assert.match(read(folder, 'Dockerfile'), /^EXPOSE 8080$/m);
    });
  }
  it('is a symbolic link in place of the saved answers, which is never read', (t) => {
    const folder = editedProject(t);
    renameSync(join(folder, '.yo-rc.json'), join(folder, '../saved'));
    symlinkSync('../saved', join(folder, '.yo-rc.json'));
    const { status, stderr } = goContainer(['--defaults', '--port=9090'], folder);
    assert.equal(status, 4);
    assert.match(stderr, /\.yo-rc\.json \(a symbolic link, which is not followed\); nothing was written/);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 8080$/m);
  });
  it('is a symbolic link in place of the lock', (t) => {
    const folder = editedProject(t);
    renameSync(join(folder, lockFile), join(folder, '../lock'));
    symlinkSync('../lock', join(folder, lockFile));
    const { status, stderr } = goContainer(['--defaults', '--port=9090'], folder);
    assert.equal(status, 3);
    assert.match(stderr, /is a symbolic link, and nothing was written; move it away/);
  });
  it('is a folder behind a symbolic link: its files count as kept, and the table says why', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    renameSync(join(folder, 'cmd'), join(folder, '../cmd'));
    symlinkSync('../cmd', join(folder, 'cmd'));
    const { status, stdout } = goContainer(['--defaults'], folder);
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^kept +cmd\/server\/main\.go +cmd is a symbolic link, and nothing new is to be written there$/m,
    );
    assert.doesNotMatch(stdout, /deleted/);
  });
});

describe('the lock', () => {
  it('that is lost: what is the same is adopted, the rest is a conflict, nothing is written', (t) => {
    const folder = editedProject(t);
    rmSync(join(folder, lockFile));
    const { status, stdout } = goContainer(['--defaults', '--port=9090', '--json'], folder);
    assert.equal(status, 3);
    assert.equal(statuses(stdout)['go.mod'], 'adopted');
    assert.equal(statuses(stdout).Dockerfile, 'conflict');
    assert.equal(existsSync(join(folder, lockFile)), false);
    assert.equal(goContainer(['check'], folder).status, 1);
    const said = goContainer(['--defaults', '--port=9090'], folder).stdout;
    assert.match(
      said,
      /^conflict +Dockerfile +without \.go-container\.lock, nothing tells your changes from what was/m,
    );
    assert.match(said, /put it back if you can \(git checkout \.go-container\.lock\)/);
  });
  it('that is lost is a difference to check where no file is edited, and a run makes it anew', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    rmSync(join(folder, lockFile));
    const { status, stdout } = goContainer(['check', '--json'], folder);
    assert.equal(status, 1);
    assert.deepEqual(statuses(stdout), { [lockFile]: 'new' });
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    assert.equal(goContainer(['check'], folder).status, 0);
  });
  it('that was never there, as there are no answers either, is no reason for anything', (t) => {
    const folder = freshFolder(t);
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\n');
    const { status, stdout } = goContainer(['--defaults'], folder);
    assert.equal(status, 3);
    assert.match(stdout, /^conflict +Dockerfile +a file of yours is where one is to be generated$/m);
    assert.doesNotMatch(stdout, /git checkout/);
  });
  it('that was damaged is said so, and written anew where nothing is in conflict', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    writeFileSync(join(folder, lockFile), '{"lock": 1, "files": {"Dockerfile": 7}}');
    const { status, stdout } = goContainer(['--defaults'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /is damaged in part/);
    assert.equal(goContainer(['check'], folder).status, 0);
  });
  it('with git’s markers in it is a conflict', (t) => {
    const folder = editedProject(t);
    const lock = read(folder, lockFile);
    writeFileSync(join(folder, lockFile), `<<<<<<< HEAD\n${lock}=======\n${lock}>>>>>>> other\n`);
    const before = filesIn(folder);
    const { status, stderr } = goContainer(['--defaults', '--port=9090'], folder);
    assert.equal(status, 3);
    assert.match(stderr, /take either side/);
    assert.deepEqual(filesIn(folder), before);
  });
  it('with a path that leaves the project is wrong input', (t) => {
    const folder = editedProject(t);
    edit(folder, lockFile, '"Dockerfile":', '"../Dockerfile":');
    const { status, stderr } = goContainer(['--defaults'], folder);
    assert.equal(status, 2);
    assert.match(stderr, /names “\.\.\/Dockerfile”/);
  });
});

describe('a merge that is clean by its lines', () => {
  it('is reported where a stage that the user’s line names is gone', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--base=scratch'], folder);
    // As an older version of the templates would have left it: the stage had another name.
    const dockerfile = read(folder, 'Dockerfile');
    const older = dockerfile.replaceAll('AS imports', 'AS scan').replaceAll('from=imports', 'from=scan');
    const lock = parseLock(read(folder, lockFile), () => false);
    const entry = {
      id: 'docker/Dockerfile',
      checksum: checksum(older),
      executable: false,
      content: older,
    };
    const files = new Map(lock.baseline.files).set('Dockerfile', entry);
    writeFileSync(join(folder, lockFile), lockText({ version: '0.0.9', files }, lock));
    writeFileSync(
      join(folder, 'Dockerfile'),
      older.replace('USER 65532:65532', 'COPY --from=scan /imports /imports\nUSER 65532:65532'),
    );
    const { status, stdout } = goContainer(['--defaults'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^merged +Dockerfile/m);
    assert.match(stdout, /^After the merge, Dockerfile:\d+: this names the stage “scan”, which is not there/m);
    // And what is new since that version is said.
    assert.match(stdout, /New in 0\.1\.0:\n {2}- /);
  });
});

describe('what a merge or its user broke', () => {
  /** The status of `check`, and what it finds, as `id file`. */
  const found = (folder: string) => {
    const { status, stdout } = goContainer(['check', '--json'], folder);
    const findings: { id: string; file: string }[] = JSON.parse(stdout).findings;
    return [status, ...new Set(findings.map(({ id, file }) => `${id} ${file}`))];
  };
  it('is found in a compose file by the run that merges, and by check until it is mended', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--with=compose'], folder);
    edit(folder, 'compose.yaml', '    restart: unless-stopped\n', '    restart: unless-stopped\n    labels: {a: 1\n');
    assert.deepEqual(found(folder), [1, 'yaml-broken compose.yaml']);
    const { status, stdout } = goContainer(['--defaults', '--port=9090'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^After the merge, compose\.yaml:\d+: this is no valid YAML/m);
    assert.deepEqual(found(folder), [1, 'yaml-broken compose.yaml']);
    assert.match(
      goContainer(['check'], folder).stdout,
      /compose\.yaml:\d+: this is no valid YAML .*\[yaml-broken\]\n +fix: /,
    );
    edit(folder, 'compose.yaml', 'labels: {a: 1', 'labels: {a: 1}');
    assert.deepEqual(found(folder), [0]);
  });
  it('is found where the user gave a stage another name, and a new line takes the old one', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    const renamed = read(folder, 'Dockerfile').replaceAll(/\b(FROM|AS) toolchain\b/g, '$1 tools');
    writeFileSync(join(folder, 'Dockerfile'), renamed);
    assert.deepEqual(found(folder), [0]);
    const { stdout } = goContainer(
      ['--defaults', '--base=scratch', '--telemetry=prometheus', '--region=china'],
      folder,
    );
    assert.match(stdout, /^After the merge, Dockerfile:\d+: this names the stage “toolchain”/m);
    assert.deepEqual(found(folder), [1, 'stage-missing Dockerfile']);
    assert.match(goContainer(['--defaults'], folder).stdout, /Nothing to do/);
    assert.deepEqual(found(folder), [1, 'stage-missing Dockerfile']);
  });
  it('is found where a line of the user’s takes an argument that is gone with another base', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults'], folder);
    edit(folder, 'Dockerfile', '# Compiles your code.', 'FROM ${RUN_IMAGE} AS certs\n\n# Compiles your code.');
    assert.deepEqual(found(folder), [0]);
    const { stdout } = goContainer(['--defaults', '--base=scratch'], folder);
    assert.match(stdout, /^merged +Dockerfile/m);
    assert.match(stdout, /^After the merge, Dockerfile:\d+: this uses the build argument RUN_IMAGE, which no ARG/m);
    assert.deepEqual(found(folder), [1, 'argument-missing Dockerfile']);
  });
  it('is half of a conflict that was resolved', (t) => {
    const folder = editedProject(t, '--with=compose');
    for (const [path, marker] of [
      ['Dockerfile', '>>>>>>> generated now'],
      ['cmd/server/main.go', '||||||| generated last time'],
      ['README.md', '<<<<<<< yours'],
      ['compose.yaml', '<<<<<<< HEAD'],
    ] as const) {
      const before = read(folder, path);
      writeFileSync(join(folder, path), `${before}${marker}\n`);
      assert.equal(goContainer(['check'], folder).status, 1, path);
      const { status, stdout } = goContainer(['--defaults', '--on-conflict=mine'], folder);
      assert.equal(status, 3, path);
      assert.match(stdout, /^unresolved .* line \d+ still has conflict markers$/m);
      writeFileSync(join(folder, path), before);
    }
    edit(folder, 'README.md', '## Mine', 'Mine\n=======');
    assert.deepEqual(found(folder), [0]);
  });
});

describe('a run that does not end', () => {
  it('does not disturb others: of eight at once each works or says that another is at work, and all is whole', async (t) => {
    const folder = editedProject(t);
    const children = Array.from({ length: 8 }, (_, i) => spawnCommand(['--defaults', `--port=${9000 + i}`], folder));
    const ends = await Promise.all(
      children.map((child) => new Promise<number | null>((resolve) => child.on('close', (status) => resolve(status)))),
    );
    assert.ok(ends.includes(0));
    assert.deepEqual(
      ends.filter((status) => status !== 0 && status !== 4),
      [],
    );
    const { status } = goContainer(['check'], folder);
    assert.equal(status, 0);
    assert.match(read(folder, 'Dockerfile'), /^ENV MINE=1$/m);
  });
});

function spawnCommand(args: string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [join(packageRoot(), 'dist/bin/go-container.cjs'), ...args], { cwd, stdio: 'ignore' });
}

describe('the cause of changes', () => {
  it('is the answers that differ from the saved ones, and another version of the generator', (t) => {
    const folder = freshFolder(t);
    assert.ok(!goContainer(['--defaults'], folder).stdout.includes('Cause:'));
    const changed = goContainer(['--port=9090', '--with=compose', '--dry-run'], folder).stdout;
    assert.match(changed, /^Cause: port 8080 -> 9090, with none -> compose$/m);
    assert.match(changed, /^Unchanged files: \d+ /m);
    assert.ok(!/^unchanged /m.test(changed));
    assert.match(goContainer(['--port=9090', '--verbose', '--dry-run'], folder).stdout, /^unchanged +go\.mod /m);
    const { causes } = JSON.parse(goContainer(['--base=scratch', '--json', '--dry-run'], folder).stdout);
    assert.deepEqual(causes, ['base alpine -> scratch']);
    edit(folder, lockFile, /"generator": ".*?"/.exec(read(folder, lockFile))?.[0] ?? '?', '"generator": "0.0.1"');
    assert.match(goContainer([], folder).stdout, /^Cause: generator 0\.0\.1 -> \d+\.\d+\.\d+$/m);
    assert.ok(!goContainer([], folder).stdout.includes('Cause:'));
  });
  it('is named for each file if there are several', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--language=en'], folder);
    const causesIn = (...args: string[]) => {
      const { files } = JSON.parse(goContainer([...args, '--dry-run', '--json'], folder).stdout);
      const known = (files as { path: string; causes?: string[] }[]).filter(({ causes }) => causes !== undefined);
      return Object.fromEntries(known.map(({ path, causes }) => [path, causes]));
    };
    assert.deepEqual(causesIn('--port=9090'), {});
    const [port, base] = ['port 8080 -> 9090', 'base alpine -> scratch'];
    const two = causesIn('--port=9090', '--base=scratch');
    assert.deepEqual(two.Dockerfile, [base, port]);
    assert.deepEqual(two['cmd/server/config.go'], [port]);
    // Another version has generated another .gitignore, which nobody has edited.
    const { baseline } = parseLock(read(folder, lockFile), () => false);
    const old = `${read(folder, '.gitignore')}/old/\n`;
    const files = new Map(baseline.files);
    const entry = files.get('.gitignore');
    assert.ok(entry !== undefined);
    files.set('.gitignore', { ...entry, content: old, checksum: checksum(old) });
    writeFileSync(join(folder, '.gitignore'), old);
    const former = parseLock(undefined, () => false);
    writeFileSync(join(folder, lockFile), lockText({ version: '0.0.1', files }, former));
    const both = causesIn('--port=9090');
    assert.deepEqual(both['.gitignore'], ['templates changed']);
    assert.deepEqual(both['cmd/server/config.go'], [port]);
    const table = goContainer(['--port=9090', '--dry-run'], folder).stdout;
    assert.match(table, /^updated +\.gitignore +[^\n]*; templates changed$/m);
    assert.match(table, /^updated +cmd\/server\/config\.go +[^\n]*; port 8080 -> 9090$/m);
  });
});
