import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { fakeEngine, pingReply } from '../support/fake-engine.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, goContainerBeside, isolated, runProgram } from '../support/process.ts';

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];

/** Runs a line of shell in which G is the command. */
const shell = (command: string, cwd: string) =>
  runProgram(
    'bash',
    ['-c', command.replaceAll('G', `'${process.execPath}' '${join(packageRoot(), 'dist/bin/go-container.cjs')}'`)],
    { cwd, env: isolated },
  );

describe('go-container in an empty folder', () => {
  it('makes a service of the defaults without a terminal, though --defaults is not given', (t) => {
    const folder = freshFolder(t, 'My Orders');
    const { status, stdout, stderr } = goContainer([], folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    for (const path of Object.keys(filesIn(folder))) assert.ok(stdout.includes(path), path);
    assert.equal(saved(folder).name, 'my-orders');
    assert.equal(saved(folder).module, 'example.com/my-orders');
  });
  it('takes each option from its flag', (t) => {
    const folder = freshFolder(t);
    const flags =
      '--name=shop --module=example.org/a/shop --language=en --region=china --base=scratch --port=9000 --health-path=/live --ready-path=/ready ' +
      '--go-version=1.27 --alpine-version=3.23 --image-mirror=harbor.example.com/proxy --apk-mirror=tuna --go-proxy=goproxy.io --go-sumdb=google --engines=current';
    const { status, stderr } = goContainer(flags.split(' '), folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.deepEqual(saved(folder), {
      language: 'en',
      name: 'shop',
      module: 'example.org/a/shop',
      region: 'china',
      base: 'scratch',
      port: 9000,
      healthPath: '/live',
      readyPath: '/ready',
      goVersion: '1.27',
      alpineVersion: '3.23',
      imageMirror: 'harbor.example.com/proxy',
      apkMirror: 'tuna',
      goProxy: 'goproxy.io',
      goSumdb: 'google',
      engines: 'current',
    });
  });
  it('supports the engine of this machine, and on any other one what was saved', async (t) => {
    const docker = async (server: string) => ({ DOCKER_HOST: await fakeEngine(t, pingReply(server)) });
    const [debian12, current] = [await docker('Docker/20.10.24'), await docker('Docker/29.1.3')];
    const run = async (folder: string, args: readonly string[], env: Record<string, string>) => {
      const { status, stderr } = await goContainerBeside(['--defaults', ...args], folder, env);
      assert.equal(status, 0, stderr);
      return [saved(folder).engines, readFileSync(join(folder, 'Dockerfile'), 'utf8').includes('--start-interval')];
    };
    const [newer, older] = [freshFolder(t), freshFolder(t)];
    assert.deepEqual(await run(newer, [], current), ['current', true]);
    assert.deepEqual(await run(newer, ['--port=9000'], debian12), ['current', true]);
    assert.deepEqual(await run(older, [], debian12), ['all', false]);
    assert.deepEqual(await run(older, ['--port=9000'], current), ['all', false]);
    assert.deepEqual(await run(freshFolder(t), ['--engines=all'], current), ['all', false]);
    assert.deepEqual(await run(freshFolder(t), ['--health-times=start-interval=2s'], debian12), ['current', true]);
  });
  it('has a module path for every name that it takes', (t) => {
    for (const [name, module] of [
      ['vendor', 'example.com/vendor-service'],
      ['con', 'example.com/con-service'],
      ['v1', 'example.com/v1-service'],
      ['orders', 'example.com/orders'],
    ] as const) {
      const folder = freshFolder(t);
      const { status, stderr } = goContainer(['--defaults', `--name=${name}`], folder);
      assert.equal(status, 0, stderr);
      assert.equal(saved(folder).module, module);
    }
  });
  it('saves no answer that follows from the region', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--region=china'], folder);
    assert.deepEqual(
      Object.keys(saved(folder)).filter((name) => /mirror|proxy|sumdb/i.test(name)),
      [],
    );
  });
  it('takes an answers file of YAML or JSON, and flags before it', (t) => {
    const yaml = freshFolder(t);
    writeFiles(yaml, {
      'answers.yaml': 'base: scratch\nport: 9001\ngoVersion: 1.27 # text, though it looks like a number\n',
    });
    assert.equal(goContainer(['--answers', 'answers.yaml', '--port', '9002'], yaml).status, 0);
    assert.deepEqual([saved(yaml).base, saved(yaml).port, saved(yaml).goVersion], ['scratch', 9002, '1.27']);
    const json = freshFolder(t);
    writeFiles(json, { 'answers.json': '{"base": "distroless", "packages": []}' });
    assert.equal(goContainer(['--answers', 'answers.json'], json).status, 0);
    assert.equal(saved(json).base, 'distroless');
  });
  it('works in the folder that --dir names, and makes it', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--dir', 'a/shop'], folder).status, 0);
    assert.equal(saved(join(folder, 'a/shop')).name, 'shop');
    assert.deepEqual(
      Object.keys(filesIn(folder)).filter((path) => !path.startsWith('a/shop/')),
      [],
    );
  });
  it('writes nothing in a dry run, and shows the diffs', (t) => {
    const folder = freshFolder(t);
    const { status, stdout } = goContainer(['--dry-run', '--diff'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^--- \/dev\/null\n\+\+\+ b\/Dockerfile\n@@ -0,0 \+1,\d+ @@\n\+/);
    assert.deepEqual(filesIn(folder), {});
  });
  it('prints one JSON document and nothing else with --json', (t) => {
    const folder = freshFolder(t);
    const { stdout, stderr } = goContainer(['--json', '--dry-run', '--base=scratch'], folder);
    const report = JSON.parse(stdout);
    assert.equal(stderr, '');
    assert.equal(report.status, 0);
    assert.equal(report.dryRun, true);
    assert.equal(report.answers.base, 'scratch');
    assert.equal(report.files.find((file: { path: string }) => file.path === 'Dockerfile').change, 'new');
  });
  it('speaks the language of the locale, and that of --language', (t) => {
    const folder = freshFolder(t);
    assert.match(goContainer(['--dry-run'], folder, { LC_ALL: 'zh_CN.UTF-8' }).stdout, /新建/);
    assert.match(goContainer(['--dry-run', '--language=zh-CN'], folder).stdout, /新建/);
    assert.match(goContainer(['--port=0'], folder, { LC_ALL: 'zh_CN.UTF-8' }).stderr, /^--port：“0”不是端口/);
  });
});

describe('go-container a second time', () => {
  it('has nothing to do where nothing changed', (t) => {
    const folder = freshFolder(t);
    goContainer(['--base=scratch'], folder);
    const before = filesIn(folder);
    const { status, stdout } = goContainer([], folder);
    assert.equal(status, 0);
    assert.match(stdout, /Nothing to do/);
    assert.deepEqual(filesIn(folder), before);
  });
  it('keeps what other generators save, and what it does not know itself', (t) => {
    const folder = freshFolder(t);
    const other = { 'generator-other': { a: [1] }, 'generator-go-container': { later: true, port: 9000 } };
    writeFiles(folder, { '.yo-rc.json': JSON.stringify(other) });
    assert.equal(goContainer([], folder).status, 0);
    const document = JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'));
    assert.deepEqual(document['generator-other'], { a: [1] });
    assert.equal(document['generator-go-container'].later, true);
    assert.equal(document['generator-go-container'].port, 9000);
  });
});

describe('what else', () => {
  const extras = (folder: string) =>
    JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'].with;
  it('is added by --with, in any order, and removed by --without', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--with=make,compose'], folder).status, 0);
    assert.deepEqual(extras(folder), ['compose', 'make']);
    assert.equal(goContainer(['--defaults', '--with=k8s', '--without', 'make'], folder).status, 0);
    assert.deepEqual(extras(folder), ['compose', 'k8s']);
    assert.equal(goContainer(['--defaults', '--without=compose,k8s'], folder).status, 0);
    assert.equal(extras(folder), undefined);
  });
  it('is told where it is none of the things that there are', (t) => {
    const folder = freshFolder(t);
    const { status, stderr } = goContainer(['--defaults', '--without=composer'], folder);
    assert.equal(status, 2);
    assert.match(stderr, /^--without: .*did you mean compose\?\n$/);
    assert.deepEqual(filesIn(folder), {});
  });
});

describe('bad input', () => {
  /** Arguments, and what the one sentence about them must name. */
  const bad: [args: string[], names: RegExp][] = [
    ...['Foo Bar', '../x', 'example.com//x', 'C:\\x', 'a.b/c\nd', `example.com/${'x'.repeat(288)}`].map(
      (module): [string[], RegExp] => [[`--module=${module}`], /^--module: /],
    ),
    ...['Orders', 'a.b', '-a'].map((name): [string[], RegExp] => [[`--name=${name}`], /^--name: /]),
    ...['0', '65536', '80a', '8080; rm -rf /'].map((port): [string[], RegExp] => [[`--port=${port}`], /^--port: /]),
    ...['healthz', '/a b', '/"', '/$(id)', '/a\nb', '/a?q', '/%zz'].map((path): [string[], RegExp] => [
      [`--health-path=${path}`],
      /^--health-path: /,
    ]),
    [['--base=debian'], /alpine, distroless, scratch/],
    [['--base=alpin'], /did you mean alpine\?/],
    [['--apk-mirror=https://me:secret@example.com'], /^--apk-mirror: (?!.*me:)/],
    [['--apk-mirror=https://example.com/"'], /^--apk-mirror: /],
    [['--go-proxy=javascript:alert(1)'], /^--go-proxy: /],
    [['--base=scratch', '--packages=tini'], /^--packages: base scratch has no package manager/],
    [['--base=distroless', '--image-mirror=1ms'], /^--image-mirror: 1ms does not serve gcr\.io/],
    [['--go-version=1.27', '--alpine-version=3.19'], /^--alpine-version: there are no images/],
    [['--ready-path=/healthz'], /^--ready-path: /],
    [['--prot=80'], /did you mean --port\?/],
    [['--zzzz'], /unknown flag --zzzz/],
    [['--name'], /missing value for --name/],
    [['--name', '--defaults'], /missing value for --name/],
    [['--defaults=yes'], /--defaults takes no value/],
    [['nonsense'], /unknown command “nonsense”/],
    [['--constructor'], /unknown flag --constructor/],
    [['--dir='], /missing value for --dir/],
    [['a\nb'], /unknown command “a\\nb”/],
    [['check', 'extra'], /unknown command “extra”/],
    [['--dir', 'a'.repeat(300)], /cannot be used \(ENAMETOOLONG\)/],
    [['--answers=missing.yaml'], /missing\.yaml cannot be read \(ENOENT\)/],
  ];
  for (const [args, names] of bad) {
    it(`${args.join(' ').slice(0, 60)} is one sentence, status 2, and nothing written`, (t) => {
      const folder = freshFolder(t);
      const { status, stdout, stderr } = goContainer(args, folder);
      assert.match(stderr, names);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(stdout, '');
      assert.equal(status, 2);
      assert.deepEqual(filesIn(folder), {});
    });
  }
  const files: [content: string, names: RegExp][] = [
    ['bsae: alpine\n', /“bsae”, which is no option; did you mean base\?/],
    ['zzzzzz: 1\n', /“zzzzzz”, which is no option/],
    ['base: [alpine\n', /line 1|line 2/],
    ['- a\n', /does not hold options/],
    ['port: 0\n', /^answers\.yaml: port: “0” is no port/],
    ['port: {a: 1}\n', /^answers\.yaml: port: /],
    ['', /does not hold options/],
    ['port: *x\n', /neither JSON nor YAML/],
    ['? [a]\n: 1\n', /which is no option/],
    ['"a\\nb": 1\n', /“a\\nb”, which is no option/],
  ];
  for (const [content, names] of files) {
    it(`an answers file ${JSON.stringify(content)} is one sentence, status 2, and nothing written`, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, { 'answers.yaml': content });
      const { status, stderr } = goContainer(['--answers', 'answers.yaml'], folder);
      assert.match(stderr, names);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(status, 2);
      assert.deepEqual(filesIn(folder), { 'answers.yaml': content });
    });
  }
  for (const content of [
    'no JSON',
    '[]',
    '{"generator-go-container": 7}',
    '{"generator-go-container": {"port": "abc"}}',
  ]) {
    it(`a .yo-rc.json of ${content} is one sentence, status 2, and left alone`, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, { '.yo-rc.json': content });
      const { status, stderr } = goContainer([], folder);
      assert.match(stderr, /\.yo-rc\.json/);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(status, 2);
      assert.deepEqual(filesIn(folder), { '.yo-rc.json': content });
    });
  }
  it('a target folder that is a file is refused', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { target: 'mine' });
    for (const dir of ['target', 'target/below']) {
      const { status, stderr } = goContainer(['--dir', dir], folder);
      assert.match(stderr, /target is a file/);
      assert.equal(status, 2);
    }
    assert.deepEqual(filesIn(folder), { target: 'mine' });
  });
  it('a target folder that is read-only is refused, for root as well', (t) => {
    const folder = freshFolder(t);
    mkdirSync(join(folder, 'target'));
    chmodSync(join(folder, 'target'), 0o555);
    for (const args of [[], ['--dry-run']]) {
      const { status, stderr } = goContainer(['--dir', 'target', ...args], folder);
      assert.match(stderr, /target is read-only/);
      assert.equal(status, 2);
    }
    assert.deepEqual(filesIn(folder), {});
  });
  it('is told as JSON too with --json', (t) => {
    const { status, stdout } = goContainer(['--json', '--port=0'], freshFolder(t));
    assert.equal(status, 2);
    assert.deepEqual(JSON.parse(stdout).error.id, 'input.at');
  });
});

describe('what is there already', () => {
  it('is a go.mod whose module path is checked before it is used', (t) => {
    const folder = freshFolder(t);
    const module = "module x';touch${IFS}/pwned;'\n";
    writeFiles(folder, { 'go.mod': module });
    const { status, stderr } = goContainer(['--defaults', '--on-conflict=mine'], folder);
    assert.equal(status, 2);
    assert.match(stderr, /^go\.mod cannot be read at line 1 /);
    assert.deepEqual(filesIn(folder), { 'go.mod': module });
  });
  for (const name of ['.yo-rc.json', 'go.mod']) {
    it(`is a pipe called ${name}, which is not waited for`, (t) => {
      const folder = freshFolder(t);
      assert.equal(runProgram('mkfifo', [name], { cwd: folder }).status, 0);
      const { status, stderr } = goContainer(['--defaults'], folder);
      assert.equal(status, 4);
      assert.match(stderr, /not a regular file/);
    });
  }
  it('is a key in .yo-rc.json that was most likely meant for an option: said, and kept', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { '.yo-rc.json': '{"generator-go-container": {"prot": 9090}}' });
    const { status, stdout } = goContainer([], folder);
    assert.equal(status, 0);
    assert.match(stdout, /“prot”, which is no option and does nothing; did you mean port\?/);
  });
  it('is a .yo-rc.json behind a symbolic link, which is neither read nor written through', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'real.json': '{}' });
    symlinkSync('real.json', join(folder, '.yo-rc.json'));
    for (const flags of [['--dry-run'], []]) {
      const { status, stderr } = goContainer(flags, folder);
      assert.equal(status, 4);
      assert.match(stderr, /\.yo-rc\.json \(a symbolic link, which is not followed\)/);
    }
    assert.equal(readFileSync(join(folder, 'real.json'), 'utf8'), '{}');
  });
});

describe('a wrong flag', () => {
  it('is told in the language that is asked for', (t) => {
    const { status, stderr } = goContainer(['--on-conflict=foo', '--language=zh-CN'], freshFolder(t));
    assert.equal(status, 2);
    assert.match(stderr, /\p{Script=Han}/u);
  });
});

describe('whoever reads the output', () => {
  it('may stop reading: the work is done, without a stack trace', (t) => {
    const folder = freshFolder(t);
    const { status, stderr } = shell('set -o pipefail; G --defaults --diff | true', folder);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.ok(existsSync(join(folder, 'Dockerfile')));
  });
  it('may have no room: one sentence, status 4', (t) => {
    const { status, stderr } = shell('G --help >/dev/full', freshFolder(t));
    assert.match(stderr, /^The output could not be written \(ENOSPC\)[^\n]*\n$/);
    assert.equal(status, 4);
  });
});

describe('a file in the way', () => {
  it('with the generated one beside it is never said to be as it should be', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { Dockerfile: 'FROM scratch\n' });
    for (const _ of ['first run', 'second run']) {
      const { status, stdout } = goContainer(['--on-conflict=new'], folder);
      assert.equal(status, 0);
      assert.match(stdout, /^beside +Dockerfile/m);
      assert.doesNotMatch(stdout, /as they should be/);
    }
  });
  it('is a conflict: status 3, and nothing of the run is written', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { Dockerfile: 'FROM scratch\n' });
    const { status, stdout } = goContainer([], folder);
    assert.equal(status, 3);
    assert.match(stdout, /^conflict +Dockerfile/m);
    assert.deepEqual(filesIn(folder), { Dockerfile: 'FROM scratch\n' });
  });
  it('is taken whole with --force', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { Dockerfile: 'FROM scratch\n' });
    const { status, stdout } = goContainer(['--force'], folder);
    assert.equal(status, 0);
    assert.match(stdout, /^overwritten +Dockerfile/m);
    assert.ok(existsSync(join(folder, 'go.mod')));
    assert.doesNotMatch(readFileSync(join(folder, 'Dockerfile'), 'utf8'), /^FROM scratch\n$/);
  });
  it('may be a folder where a file should be', (t) => {
    const folder = freshFolder(t);
    mkdirSync(join(folder, 'Dockerfile'));
    writeFileSync(join(folder, 'Dockerfile', 'x'), '');
    const { status } = goContainer(['--force'], folder);
    assert.equal(status, 3);
    assert.deepEqual(Object.keys(filesIn(folder)), ['Dockerfile/x']);
  });
});

describe('help and version', () => {
  it('lists every flag with its default', (t) => {
    const { status, stdout } = goContainer(['--help'], freshFolder(t, 'shop'));
    assert.equal(status, 0);
    assert.match(stdout, /--name NAME +[^-]*-1123\s+label\) \(default: shop\)/);
    assert.match(stdout, /--base alpine\|distroless\|scratch/);
    assert.match(stdout, /Exit status: 0 /);
  });
  for (const [what, module] of [
    ['a module path that no run takes', 'module Std\n'],
    ['a module path that is no plain text', 'module a\u001b[31m.b\n'],
    ['no module', '\0'],
  ] as const) {
    it(`is there where go.mod has ${what}, and offers it for no default`, (t) => {
      const folder = freshFolder(t, 'shop');
      writeFiles(folder, { 'go.mod': module });
      const { status, stdout, stderr } = goContainer(['--help'], folder);
      assert.deepEqual([status, stderr], [0, '']);
      assert.ok(!/Std/.test(stdout) && !stdout.includes('\u001b'));
    });
  }
  it('is there where go.mod cannot be read, and where there is no Alpine for the Go that it asks for', (t) => {
    const folder = freshFolder(t, 'shop');
    assert.equal(runProgram('mkfifo', ['go.mod'], { cwd: folder }).status, 0);
    assert.equal(goContainer(['--help'], folder).status, 0);
    const old = freshFolder(t, 'shop');
    writeFiles(old, { 'go.mod': 'module example.com/shop\ngo 1.99\n' });
    assert.equal(goContainer(['--help'], old).status, 0);
  });
  it('is that of one command, with the flags that it has', (t) => {
    const folder = freshFolder(t, 'shop');
    const help = (...args: string[]) => goContainer([...args, '--help'], folder).stdout;
    assert.match(help(), /^Usage: go-container \[COMMAND\] \[FLAGS\]\n/);
    for (const command of ['check', 'docker', 'mirrors', 'update']) {
      assert.match(help(), new RegExp(`^ {2}go-container ${command} {2}`, 'm'));
      assert.match(help(command), new RegExp(`^Usage: go-container ${command} \\[FLAGS\\]\\n`));
      assert.match(help(command), new RegExp(`^Examples:\n {2}# .*\n {2}go-container ${command}`, 'm'));
      const has = (flag: string) => help(command).includes(`  --${flag}`);
      assert.equal(has('each DIR'), command === 'check' || command === 'update', command);
      assert.equal(has('kind KIND'), command === 'mirrors', command);
      assert.equal(has('on-conflict'), command !== 'check', command);
      assert.equal(has('port PORT'), command === 'docker' || command === 'update', command);
      assert.equal(has('ready-path'), command === 'update', command);
    }
    assert.ok(!help().includes('--kind') && !help().includes('--each DIR'));
  });
  it('is printed for the word help, with a command and without', (t) => {
    const folder = freshFolder(t, 'shop');
    const printed = (...args: string[]) => goContainer(args, folder);
    assert.deepEqual(printed('help'), printed('--help'));
    assert.deepEqual(printed('help', 'mirrors'), printed('mirrors', '--help'));
    assert.deepEqual(printed('mirrors', '-h'), printed('mirrors', '--help'));
    assert.equal(printed('help', 'mirors').stderr, 'unknown command “mirors”; did you mean mirrors?\n');
  });
  it('says the version of the package', (t) => {
    const folder = freshFolder(t);
    for (const version of ['--version', 'version', '-v', '-V']) {
      const { status, stdout } = goContainer([version], folder);
      assert.equal(status, 0);
      assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
    }
    // A value is not a flag.
    assert.match(goContainer(['--name', '-V'], folder).stderr, /--name/);
    assert.deepEqual(filesIn(folder), {});
  });
});

describe('update', () => {
  it('makes no project where there is none', (t) => {
    for (const files of [{}, { 'go.mod': 'module example.com/x\n', 'README.md': 'mine\n' }]) {
      const folder = freshFolder(t);
      writeFiles(folder, files);
      const { status, stdout, stderr } = goContainer(['update'], folder);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^No go-container project in .*\n$/);
      assert.deepEqual(filesIn(folder), files);
    }
  });
  it('makes what saved answers ask for', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { '.yo-rc.json': '{"generator-go-container": {"port": 9000}}' });
    assert.equal(goContainer(['update'], folder).status, 0);
    assert.ok('Dockerfile' in filesIn(folder));
  });
});

describe('a folder that was deleted while a shell is in it', () => {
  for (const args of ['--defaults', 'check', '--help']) {
    it(`is one sentence, status 2, for ${args}`, (t) => {
      const { status, stderr } = shell(`mkdir gone && cd gone && rmdir ../gone && G ${args}`, freshFolder(t));
      assert.equal(status, 2);
      assert.equal(stderr, 'The current folder was deleted; go to one that is there, and run again.\n');
    });
  }
});

describe('an answers file', () => {
  it('of several documents, or without an end, is refused', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'two.yaml': '---\nport: 1\n---\nport: 2\n' });
    const before = filesIn(folder);
    for (const [file, told] of [
      ['two.yaml', /^The answers file two\.yaml holds several YAML documents; .*\n$/],
      ['/dev/zero', /^The answers file \/dev\/zero is longer than 100000 bytes; .*\n$/],
    ] as const) {
      const { status, stderr } = goContainer(['--answers', file], folder);
      assert.equal(status, 2);
      assert.match(stderr, told);
    }
    assert.deepEqual(filesIn(folder), before);
  });
  it('may be a pipe', (t) => {
    const folder = freshFolder(t);
    assert.equal(shell('echo port: 9003 | G --answers /dev/stdin', folder).status, 0);
    assert.equal(saved(folder).port, 9003);
  });
});

describe('the next step', () => {
  it('enters a folder whose name begins with a dash', (t) => {
    const { stdout } = goContainer(['--defaults', '--dir=-d'], freshFolder(t));
    assert.match(stdout, /^ {2}cd \.\/-d +# go there$/m);
  });
});
