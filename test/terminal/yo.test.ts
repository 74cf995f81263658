import assert from 'node:assert/strict';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { filesIn } from '../support/folders.ts';
import { type Installed, installGlobally, npm } from '../support/installed.ts';
import { runProgram } from '../support/process.ts';
import { keys, openTerminal, ordinaryUser } from '../support/terminal.ts';

let installed: Installed;
let home: string;
let count = 0;

/** An empty folder that belongs to the ordinary user. */
function folderOfUser(name = 'orders'): string {
  count += 1;
  const parent = join(home, String(count));
  for (const folder of [parent, join(parent, name)]) {
    mkdirSync(folder);
    if (ordinaryUser.uid !== undefined) chownSync(folder, ordinaryUser.uid, ordinaryUser.gid);
  }
  return join(parent, name);
}

const environment = () => ({
  PATH: `${installed.bin}:/usr/local/bin:/usr/bin:/bin`,
  HOME: home,
  LC_ALL: 'C.UTF-8',
  NO_UPDATE_NOTIFIER: '1',
});
const terminal = (command: string, args: string[], cwd: string) =>
  openTerminal(join(installed.bin, command), args, { cwd, env: environment(), ...ordinaryUser });

/** Runs a command without a terminal, as the ordinary user. */
function command(args: string[], cwd: string, env: Record<string, string> = {}) {
  const all = { ...environment(), ...env };
  if (ordinaryUser.uid === undefined) return runProgram(args[0] ?? '', args.slice(1), { cwd, env: all });
  const asUser = ['--reuid=65534', '--regid=65534', '--clear-groups', ...args];
  return runProgram('setpriv', asUser, { cwd, env: all });
}

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];

before(() => {
  installed = installGlobally();
  home = mkdtempSync(join(tmpdir(), 'go-container-home-'));
  chmodSync(home, 0o755);
  if (ordinaryUser.uid !== undefined) chownSync(home, ordinaryUser.uid, ordinaryUser.gid);
});
after(() => {
  installed.remove();
  rmSync(home, { recursive: true, force: true });
});

describe('yo go-container, installed from a package, in a terminal', { timeout: 300_000 }, () => {
  it('asks, explains a wrong answer at once, and makes what was answered', async () => {
    const folder = folderOfUser();
    const { sees, types, ends } = terminal('yo', ['go-container'], folder);
    await sees('Name of the service');
    types(keys.enter);
    await sees('Go module path');
    types(`github.com/you/orders${keys.enter}`);
    await sees('Comments in the generated files');
    types(keys.enter);
    await sees('Optional files');
    types(keys.up + keys.down + keys.down + keys.down + keys.enter);
    await sees('What else?');
    types(` ${keys.down} ${keys.enter}`);
    await sees('Where will images be built?');
    types(keys.enter);
    await sees('Base image of the service');
    await sees('scratch - ');
    types(keys.down + keys.down + keys.enter);
    await sees('Port');
    types(`80a${keys.enter}`);
    await sees('“80a” is no port');
    types(`${keys.backspace}81${keys.enter}`);
    await sees('Path of the health check');
    types(keys.enter);
    await sees('What would you like to do?');
    types(keys.enter);
    await sees('Next:');
    const { status } = await ends();
    assert.equal(status, 0);
    const answers = saved(folder);
    assert.deepEqual(
      [answers.name, answers.module, answers.base, answers.port],
      ['orders', 'github.com/you/orders', 'scratch', 8081],
    );
    assert.deepEqual(answers.with, ['compose', 'make']);
    assert.ok(Object.keys(filesIn(folder)).includes('Dockerfile'));
  });
  it('writes nothing when Ctrl-C ends it', async () => {
    const folder = folderOfUser();
    const { sees, types, ends } = terminal('yo', ['go-container'], folder);
    await sees('Name of the service');
    types(keys.enter);
    await sees('Go module path');
    types(keys.interrupt);
    const { status, screen } = await ends();
    assert.notEqual(status, 0);
    assert.match(screen, /nothing was written/);
    assert.doesNotMatch(screen, /An error occured/);
    assert.deepEqual(filesIn(folder), {});
  });
  it('asks in Chinese under a Chinese locale', async () => {
    const folder = folderOfUser();
    const { sees, types, ends } = openTerminal(join(installed.bin, 'yo'), ['go-container'], {
      cwd: folder,
      env: { ...environment(), LC_ALL: 'zh_CN.UTF-8' },
      ...ordinaryUser,
    });
    await sees('服务名称');
    types(keys.interrupt);
    await ends();
  });
});

describe('go-container, our own command, in a terminal', { timeout: 120_000 }, () => {
  it('asks what to change, and keeps what was saved where Enter is pressed', async () => {
    const folder = folderOfUser();
    command([join(installed.bin, 'go-container'), '--defaults', '--base=distroless', '--port=9000'], folder);
    for (const file of ['Dockerfile', 'README.md']) rmSync(join(folder, file));
    const { sees, types, ends } = terminal('go-container', ['--force'], folder);
    await sees('What do you want to change?');
    types(keys.enter);
    await sees('What would you like to do?');
    types(keys.enter);
    await sees('Next:');
    const { status } = await ends();
    assert.equal(status, 0);
    assert.deepEqual([saved(folder).name, saved(folder).base, saved(folder).port], ['orders', 'distroless', 9000]);
  });
  it('shows what would happen, and lets a conflict be decided', async () => {
    const folder = folderOfUser();
    command([join(installed.bin, 'go-container'), '--defaults'], folder);
    command(['sed', '-i', 's/^EXPOSE 8080$/EXPOSE 8080 8443/', 'Dockerfile'], folder);
    const { sees, types, ends } = terminal('go-container', ['--port=9090'], folder);
    await sees(/conflict +Dockerfile/);
    await sees('Resolve the conflicts');
    types(keys.enter);
    await sees('Dockerfile: you and the templates changed the same lines');
    await sees('put the generated file beside it');
    types(keys.down + keys.down + keys.enter);
    await sees(/theirs +Dockerfile/);
    await sees('Apply these changes');
    types(keys.enter);
    await sees('Next:');
    const { status } = await ends();
    assert.equal(status, 0);
    assert.match(readFileSync(join(folder, 'Dockerfile'), 'utf8'), /^EXPOSE 9090$/m);
    assert.match(readFileSync(join(folder, 'Dockerfile.orig'), 'utf8'), /^EXPOSE 8080 8443$/m);
  });
  for (const [name, key] of [
    ['Ctrl-C', keys.interrupt],
    ['Ctrl-D', keys.endOfInput],
  ] as const) {
    it(`ends with 130 and one sentence at ${name}`, async () => {
      const folder = folderOfUser();
      const { sees, types, ends } = terminal('go-container', [], folder);
      await sees('Name of the service');
      types(key);
      const { status, screen } = await ends();
      assert.equal(status, 130);
      assert.match(screen, /Stopped before all questions were answered; nothing was written\.\r?\n$/);
      assert.deepEqual(filesIn(folder), {});
    });
  }
});

describe('yo go-container without a terminal', { timeout: 300_000 }, () => {
  it('never waits: it takes the defaults', () => {
    const folder = folderOfUser();
    const { status, stdout } = command(['yo', 'go-container'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^new +Dockerfile/m);
    assert.doesNotMatch(stdout, /package\.json/);
    assert.equal(saved(folder).name, 'orders');
  });
  it('reads flags as they were typed, not as the numbers that yo makes of them', () => {
    const folder = folderOfUser();
    const { status } = command(['yo', 'go-container', '--defaults', '--go-version', '1.30', '--port', '8081'], folder);
    assert.equal(status, 0);
    assert.deepEqual([saved(folder).goVersion, saved(folder).port], ['1.30', 8081]);
  });
  it('ends with the exit status of the contract and one sentence', () => {
    const folder = folderOfUser();
    for (const [flag, sentence] of [
      ['--port=0', /--port: “0” is no port/],
      ['--prot=80', /did you mean --port\?/],
      ['nonsense', /unknown command “nonsense”/],
    ] as const) {
      const { status, stderr } = command(['yo', 'go-container', flag], folder);
      assert.equal(status, 2, flag);
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    assert.deepEqual(filesIn(folder), {});
  });
  it('says 3 where a file is in the way', () => {
    const folder = folderOfUser();
    command(['sh', '-c', 'echo mine > Dockerfile'], folder);
    assert.equal(command(['yo', 'go-container', '--defaults'], folder).status, 3);
    assert.deepEqual(filesIn(folder), { Dockerfile: 'mine\n' });
  });
  it('measures mirrors as go-container does', () => {
    const folder = folderOfUser();
    command(['sh', '-c', `echo '{"generator-go-container":{}}' > .yo-rc.json`], folder);
    // A proxy that is not there, so that nothing but this machine is asked.
    const env = { HTTPS_PROXY: 'http://127.0.0.1:9' };
    const { status, stdout } = command(['yo', 'go-container:mirrors', '--kind', 'apk,npm', '--save'], folder, env);
    assert.equal(status, 4);
    assert.match(stdout, /^ {2}✗ aliyun +the proxy of HTTPS_PROXY gives no connection to mirrors\.aliyun\.com$/m);
    assert.match(stdout, /^Nothing was written\.$/m);
    assert.deepEqual(Object.keys(filesIn(folder)), ['.yo-rc.json']);
    assert.equal(command(['yo', 'go-container:mirrors', '--kind', 'x'], folder, env).status, 2);
  });
  it('prints JSON and nothing else on stdout with --json', () => {
    const { status, stdout } = command(['yo', 'go-container', '--json', '--dry-run'], folderOfUser());
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout).dryRun, true);
  });
  it('has the help of our own command', () => {
    const { status, stdout } = command(['yo', 'go-container', '--help'], folderOfUser());
    assert.equal(status, 0);
    assert.match(stdout, /Usage: yo go-container \[FLAGS\]/);
    assert.match(stdout, /--health-path PATH/);
  });
  it('says its version, and writes nothing', () => {
    for (const generator of ['go-container', 'go-container:check', 'go-container:docker', 'go-container:mirrors']) {
      const folder = folderOfUser();
      const { status, stdout } = command(['yo', generator, '--version'], folder);
      assert.equal(status, 0);
      assert.match(stdout, /^\d+\.\d+\.\d+$/m);
      assert.deepEqual(filesIn(folder), {});
    }
  });
  it('says in one sentence which Node.js it needs, under one that is too old', () => {
    const old = join(installed.prefix, 'old-node.mjs');
    writeFileSync(old, 'Object.defineProperty(process, "version", { value: "v20.20.2" });');
    const folder = folderOfUser();
    for (const args of [
      ['yo', 'go-container'],
      ['go-container', '--defaults'],
    ]) {
      const { status, stderr } = command(args, folder, { NODE_OPTIONS: `--import=${old}` });
      assert.equal(status, 2);
      assert.match(stderr, /needs Node\.js 22\.18\+ or 24\.11\+, and this is v20\.20\.2/);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    assert.deepEqual(filesIn(folder), {});
  });
});

describe('yo as root', { skip: process.getuid?.() !== 0 && 'needs root' }, () => {
  it('names our own command where root’s folder cannot be written to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'go-container-root-'));
    try {
      for (const mode of [0o700, 0o755]) {
        chmodSync(folder, mode);
        const { status, stderr } = runProgram(join(installed.bin, 'yo'), ['go-container', '--defaults'], {
          cwd: folder,
          env: { ...environment(), HOME: '/root' },
        });
        assert.equal(status, 2, stderr);
        assert.match(stderr, /run go-container instead/);
        assert.deepEqual(filesIn(folder), {});
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('yo go-container from a link', { timeout: 120_000 }, () => {
  it('works from a linked package', () => {
    const source = join(installed.prefix, 'source');
    mkdirSync(source);
    runProgram('tar', ['-xzf', installed.tarball, '-C', source], { cwd: source });
    const dependencies = join(installed.prefix, 'lib/node_modules/generator-go-container/node_modules');
    symlinkSync(dependencies, join(source, 'package/node_modules'));
    const linked = mkdtempSync(join(tmpdir(), 'go-container-linked-'));
    chmodSync(linked, 0o755);
    // What `npm link` does in the package's folder.
    npm(
      ['install', '--global', '--prefix', linked, '--ignore-scripts', '--no-audit', '--no-fund', '.'],
      join(source, 'package'),
    );
    const folder = folderOfUser();
    const env = { NODE_PATH: join(linked, 'lib/node_modules') };
    rmSync(join(installed.prefix, 'lib/node_modules/generator-go-container/dist'), { recursive: true });
    const { status, stdout } = command(['yo', 'go-container'], folder, env);
    rmSync(linked, { recursive: true });
    assert.equal(status, 0, stdout);
    assert.ok(Object.keys(filesIn(folder)).includes('Dockerfile'));
  });
});
