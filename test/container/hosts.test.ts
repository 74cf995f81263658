import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bases } from '../../src/options/bases.ts';
import { regions } from '../../src/options/regions.ts';
import { afresh, buildAfresh, nameOfRun, type SmallModule, sharing, smallModules, using } from '../support/afresh.ts';
import { type Company, startCompany } from '../support/company.ts';
import { docker, hostsAskedFor, inspect, tryDocker, untilHealthy, withoutLab } from '../support/engine.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

/** All that a build in china may ask for; it has to ask for the first two wherever it fetches such a thing. */
const china = {
  images: 'm.daocloud.io',
  apk: 'mirrors.aliyun.com',
  modules: 'goproxy.cn',
  sumdb: 'sum.golang.google.cn',
  second: 'mirrors.tuna.tsinghua.edu.cn',
};
const mirrors: readonly string[] = Object.values(china);
const { service, module, empty } = sharing(nameOfRun('hosts'));
const tag = 'go-container-test-hosts';
const [first, second, third, fourth, fifth, sixth, seventh] = smallModules;

type Case = {
  name: string;
  flags: string[];
  inChina?: string[];
  files?: Readonly<Record<string, string>>;
  /** Modules that it depends on, in china and globally. */
  uses?: readonly [SmallModule, SmallModule];
  hasSums?: true;
  /** What it has to ask for in china besides images. */
  asks: (keyof typeof china)[];
  bakes?: true;
};
const cases: Case[] = [
  ...bases.map((base) => ({ name: `a service on ${base}`, flags: [`--base=${base}`], asks: [] })),
  { name: 'with packages', flags: ['--packages=tini'], asks: ['apk'] },
  {
    name: 'with a dependency, and modules that may come from their repositories',
    flags: ['--base=scratch'],
    inChina: ['--go-proxy=goproxy.cn|aliyun,direct'],
    uses: [first, second],
    hasSums: true,
    asks: ['apk', 'modules'],
  },
  {
    name: 'with private modules that nothing imports yet',
    flags: ['--private-modules=git.example.com/team', '--base=distroless'],
    asks: ['apk'],
  },
  {
    name: 'a module that is there, with a dependency but no go.sum',
    flags: ['--build-step=go mod download'],
    files: existingProjects.tcp,
    uses: [third, fourth],
    // The one time that the checksum database is asked.
    asks: ['modules', 'sumdb'],
  },
  { name: 'several programs', flags: ['--base=scratch'], files: existingProjects.commands, asks: [], bakes: true },
  { name: 'an old module', flags: ['--base=distroless'], files: existingProjects.old, asks: [] },
];

after(() => {
  if (withoutLab === false) empty();
});

describe('the hosts that a build asks for', { skip: withoutLab, timeout: 1_800_000 }, () => {
  for (const region of regions) {
    for (const { name, flags, inChina = [], files = {}, uses, hasSums, asks, bakes } of cases) {
      it(`${region === 'china' ? 'in china are the mirrors and no other' : 'globally are no mirrors'}: ${name}`, (t) => {
        const isModule = 'go.mod' in files;
        const folder = freshFolder(t);
        const used = uses?.[region === 'china' ? 0 : 1];
        writeFiles(folder, files);
        if (isModule && used !== undefined) require(folder, used);
        const own = region === 'china' ? inChina : [];
        const given = [...(isModule ? module : service), `--region=${region}`, ...flags, ...own];
        const made = goContainer(given, folder);
        assert.equal(made.stderr, '');
        assert.equal(made.status, 0);
        if (hasSums && used !== undefined) use(folder, used);
        const hosts = hostsAskedFor(() => (bakes ? bake(folder) : buildAndRemove(folder)));
        if (region === 'global') return assert.deepEqual(among(hosts, mirrors), []);
        assert.deepEqual(others(hosts, mirrors), []);
        for (const kind of ['images' as const, ...asks]) assert.ok(hosts.includes(china[kind]), `${kind}: ${hosts}`);
      });
    }
  }
  it('in china are those that a Dockerfile which was taken over named', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.article);
    assert.equal(goContainer(['docker', ...module, '--region=china'], folder).status, 0);
    const hosts = hostsAskedFor(() => buildAndRemove(folder));
    assert.deepEqual(others(hosts, mirrors), []);
    assert.ok(hosts.includes(china.apk), hosts.join(' '));
  });
});

describe('an empty MIRRORS', { skip: withoutLab, timeout: 1_800_000 }, () => {
  const chinese = (t: Test) => {
    const folder = freshFolder(t);
    const flags = ['--region=china', '--packages=tini', '--go-proxy=goproxy.cn|aliyun,direct'];
    assert.equal(goContainer([...service, ...flags], folder).status, 0);
    return folder;
  };
  it('has a build in china ask the originals', (t) => {
    const folder = chinese(t);
    const hosts = hostsAskedFor(() => buildAndRemove(folder, '--build-arg=MIRRORS='));
    assert.deepEqual(among(hosts, mirrors), []);
    for (const host of ['registry-1.docker.io', 'dl-cdn.alpinelinux.org']) assert.ok(hosts.includes(host), `${hosts}`);
  });
  it('leaves what is given by itself', (t) => {
    const folder = chinese(t);
    const own = [
      '--build-arg=APK_MIRROR=https://mirrors.ustc.edu.cn/alpine',
      '--build-arg=RUN_IMAGE=docker.1ms.run/library/alpine:3.24',
    ];
    const hosts = hostsAskedFor(() => buildAndRemove(folder, '--build-arg=MIRRORS=', ...own));
    assert.deepEqual(among(hosts, mirrors), []);
    for (const host of ['mirrors.ustc.edu.cn', 'docker.1ms.run']) assert.ok(hosts.includes(host), `${hosts}`);
    assert.ok(!hosts.includes('dl-cdn.alpinelinux.org'), `${hosts}`);
  });
  it('does so from the environment of docker buildx bake', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, existingProjects.commands);
    const flags = ['docker', ...module, '--region=china', '--builder-packages=tini'];
    assert.equal(goContainer(flags, folder).status, 0);
    const hosts = hostsAskedFor(() => bake(folder, { MIRRORS: 'off' }));
    assert.deepEqual(among(hosts, mirrors), []);
    assert.ok(hosts.includes('dl-cdn.alpinelinux.org'), `${hosts}`);
  });
});

describe('a first mirror that is dead', { skip: withoutLab, timeout: 1_800_000 }, () => {
  let company: Company;
  before(async () => {
    company = await startCompany();
  });
  after(() => company.stop());
  const dead = (t: Test, apk: string, goProxy: string, used: SmallModule) => {
    const folder = freshFolder(t);
    const flags = ['--region=china', '--packages=tini', `--apk-mirror=${apk}`, `--go-proxy=${goProxy}`];
    assert.equal(goContainer([...service, ...flags], folder).status, 0);
    use(folder, used);
    return folder;
  };
  it('of a name that nobody knows, stops neither apk nor modules', (t) => {
    const folder = dead(t, 'https://dead.example.com/alpine,tuna', 'https://dead.example.com|goproxy.cn', fifth);
    const hosts = hostsAskedFor(() => buildAndRemove(folder));
    for (const host of ['dead.example.com', china.second, china.modules]) assert.ok(hosts.includes(host), `${hosts}`);
  });
  it('that answers 403 or 500, or lacks the packages, does not either; the last one stands in the image', (t) => {
    const broken = (path: string) => `${company.proxy}/${path}`;
    const apk = [broken('status/403/alpine'), broken('status/500/alpine'), broken('empty/alpine'), 'tuna'].join(',');
    const folder = dead(t, apk, `${broken('status/500')}|${broken('status/403')}|goproxy.cn`, sixth);
    const hosts = hostsAskedFor(() => {
      buildAfresh(folder, tag);
    });
    for (const host of [china.second, china.modules]) assert.ok(hosts.includes(host), `${hosts}`);
    const repositories = inImage('cat', '/etc/apk/repositories');
    assert.deepEqual(repositories.trim().split('\n'), [
      'https://mirrors.tuna.tsinghua.edu.cn/alpine/v3.24/main',
      'https://mirrors.tuna.tsinghua.edu.cn/alpine/v3.24/community',
    ]);
    assert.equal(inImage('ls', '/var/cache/apk'), '');
    tryDocker(['rmi', '-f', tag]);
  });
  it('and a last one that is dead as well, end the build with the last error', (t) => {
    const folder = freshFolder(t);
    const apk = `--apk-mirror=${company.proxy}/empty/alpine,https://dead.example.com/alpine`;
    assert.equal(goContainer([...service, '--packages=tini', apk], folder).status, 0);
    const { status, stderr } = tryDocker(['build', '--progress=plain', afresh(), '.'], folder);
    assert.notEqual(status, 0);
    assert.match(stderr, /unable to select packages[\s\S]*dead\.example\.com/);
    assert.match(stderr, /ERROR: failed to build/);
  });
});

describe('where the originals do not answer', { skip: withoutLab, timeout: 1_800_000 }, () => {
  it('a project of china goes from a fresh folder to a healthy container', async (t) => {
    const folder = freshFolder(t);
    t.after(() => {
      tryDocker(['rm', '-f', `${tag}-run`]);
      tryDocker(['rmi', '-f', tag]);
    });
    assert.equal(goContainer([...service, '--region=china', '--packages=tini'], folder).status, 0);
    use(folder, seventh);
    // Nothing listens there. The engine itself asks the lab, whose log says that it asks for none of them.
    const nowhere = ['dl-cdn.alpinelinux.org', 'sum.golang.org', 'registry-1.docker.io', 'gcr.io', 'github.com'];
    const hosts = hostsAskedFor(() => {
      buildAfresh(folder, tag, ...nowhere.map((host) => `--add-host=${host}:127.0.0.9`));
    });
    assert.deepEqual(others(hosts, mirrors), []);
    docker(['run', '-d', '--name', `${tag}-run`, '--read-only', '--cap-drop=ALL', tag]);
    await untilHealthy(`${tag}-run`);
    assert.equal(inspect(`${tag}-run`, '{{.State.Health.Status}}'), 'healthy');
  });
});

type Test = Parameters<typeof freshFolder>[0];

function buildAndRemove(folder: string, ...flags: string[]): void {
  buildAfresh(folder, tag, ...flags);
  tryDocker(['rmi', '-f', tag]);
}

/** What a command says in the image. */
function inImage(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = tryDocker(['run', '--rm', `--entrypoint=${command}`, tag, ...args]);
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Imports a module, with its sums in go.sum, as a user does. */
function use(folder: string, used: SmallModule): void {
  const { file, get } = using(used);
  writeFiles(folder, { 'cmd/server/used.go': file });
  assert.equal(runProgram('go', ['get', get], { cwd: folder, timeout: 300_000 }).status, 0);
}

/** Names a module in go.mod, and no more. */
function require(folder: string, { path, version }: SmallModule): void {
  const file = join(folder, 'go.mod');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nrequire ${path} ${version}\n`);
}

/** Builds all programs of a module. */
function bake(folder: string, env: Record<string, string> = {}): void {
  const args = ['buildx', 'bake', '--progress=plain', '--pull', '--set=*.no-cache-filter=toolchain'];
  const { status, stderr } = runProgram('docker', args, { cwd: folder, env, timeout: 900_000 });
  assert.equal(status, 0, stderr);
  const names = docker(['images', '--format={{.Repository}}:{{.Tag}}', '--filter=reference=hosts-*']);
  tryDocker(['rmi', '-f', ...names.split('\n').filter((name) => name !== '')]);
}

function among(hosts: readonly string[], list: readonly string[]): string[] {
  return hosts.filter((host) => list.includes(host));
}

function others(hosts: readonly string[], list: readonly string[]): string[] {
  return hosts.filter((host) => !list.includes(host));
}
