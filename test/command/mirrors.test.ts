import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, goContainerBeside } from '../support/process.ts';
import {
  certificates,
  closedPort,
  failures,
  mirror,
  serve,
  serveSecurely,
  withoutCertificates,
} from '../support/servers.ts';

/** Nothing but this machine can be reached: everything else would go through a proxy that is not there. */
const alone = async () => ({ HTTPS_PROXY: `http://${await closedPort()}`, NO_PROXY: '127.0.0.1' });

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];

/** Flags that name a server for each kind. */
const ownFlags = (server: string) => [
  `--image-mirror=${server}/proxy`,
  `--apk-mirror=http://${server}/alpine`,
  `--go-proxy=http://${server}/go,direct`,
  `--go-sumdb=sum.example.com+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8 http://${server}/sumdb`,
];

/** A project that nothing is generated of yet. */
const answersOnly = { '.yo-rc.json': '{"generator-go-container": {}}\n' };

describe('go-container mirrors', { timeout: 120_000 }, () => {
  it('measures one’s own mirrors and those of the catalog, shows both, and writes nothing', async (t) => {
    const folder = freshFolder(t);
    const asked: string[] = [];
    const server = await serve(t, mirror(asked));
    const flags = [...ownFlags(server), '--go-version=1.27', '--alpine-version=3.24'];
    const { status, stdout, stderr } = await goContainerBeside(['mirrors', ...flags], folder, await alone());
    assert.equal(stderr, '');
    assert.equal(status, 0, stdout);
    assert.match(stdout, new RegExp(`^ {2}✓ yours +[0-9]+ ms {2}${server}/proxy/docker\\.io$`, 'm'));
    assert.match(stdout, /^ {2}✗ daocloud +the proxy of HTTPS_PROXY gives no connection to m\.daocloud\.io$/m);
    assert.match(stdout, /^Images of Docker Hub \(docker\.io\): golang:1\.27-alpine3\.24, alpine:3\.24$/m);
    assert.doesNotMatch(stdout, /gcr\.io/);
    assert.match(stdout, /^To save them as answers: go-container mirrors --save$/m);
    for (const request of [
      'HEAD /v2/proxy/docker.io/library/golang/manifests/1.27-alpine3.24',
      'GET /go/golang.org/x/text/@v/v0.3.8.info',
      'GET /sumdb/latest',
    ]) {
      assert.ok(asked.includes(request), `${request} is not in\n${asked.join('\n')}`);
    }
    assert.deepEqual(filesIn(folder), {});
  });
  it('ends with 4 where a kind has no mirror that works, and writes nothing though --save is given', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, answersOnly);
    const server = await serve(t, (request, response) =>
      request.url?.includes('/alpine/v') ? failures.page(request, response) : mirror()(request, response),
    );
    const { status, stdout } = await goContainerBeside(
      ['mirrors', '--save', ...ownFlags(server)],
      folder,
      await alone(),
    );
    assert.equal(status, 4);
    assert.match(stdout, new RegExp(`✗ yours +${server} answers a web page instead of an APKINDEX`));
    assert.match(stdout, /^Nothing works for apk;/m);
    assert.match(stdout, /^Nothing was written\.$/m);
    assert.deepEqual(filesIn(folder), answersOnly);
  });
  it('says so where nothing answers at all', async (t) => {
    const { status, stdout } = await goContainerBeside(['mirrors'], freshFolder(t), await alone());
    assert.equal(status, 4);
    assert.match(stdout, /Nothing answers at all; is this machine connected/);
  });
  it('saves what works, and brings the files up to date as a run with those answers would', async (t) => {
    const folder = freshFolder(t);
    const server = await serve(t, mirror());
    const flags = ownFlags(server);
    assert.equal(goContainer(['--defaults', '--region=china', '--packages=tini'], folder).status, 0);
    const dry = await goContainerBeside(['mirrors', '--save', '--dry-run', ...flags], folder, await alone());
    assert.equal(dry.status, 0, dry.stdout);
    assert.match(dry.stdout, /^updated +Dockerfile/m);
    assert.equal(saved(folder).imageMirror, undefined);
    const { status, stdout } = await goContainerBeside(['mirrors', '--save', ...flags], folder, await alone());
    assert.equal(status, 0, stdout);
    assert.match(stdout, /^updated +Dockerfile/m);
    assert.equal(saved(folder).imageMirror, `${server}/proxy`);
    assert.equal(saved(folder).goProxy, `http://${server}/go,direct`);
    const dockerfile = readFileSync(join(folder, 'Dockerfile'), 'utf8');
    assert.match(dockerfile, new RegExp(`^ARG APK_MIRROR="?http://${server}/alpine"?$`, 'm'));

    const beside = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--region=china', '--packages=tini'], beside).status, 0);
    assert.equal(goContainer(['--defaults', ...flags], beside).status, 0);
    const [measured, given] = [filesIn(folder), filesIn(beside)];
    assert.deepEqual(measured, given);
  });
  it('keeps a list of one’s own while one of its addresses works', async (t) => {
    const folder = freshFolder(t);
    const server = await serve(t, mirror());
    const gone = await closedPort();
    assert.equal(goContainer(['--defaults', `--go-proxy=http://${gone}/a|http://${server}/b`], folder).status, 0);
    const kept = await goContainerBeside(['mirrors', '--kind=goproxy', '--save'], folder, await alone());
    assert.equal(kept.status, 0, kept.stdout);
    assert.equal(saved(folder).goProxy, `http://${gone}/a|http://${server}/b`);
  });
  it('prints one JSON document and nothing else with --json', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, answersOnly);
    const server = await serve(t, mirror());
    const json = async (...flags: string[]) => {
      const { status, stdout, stderr } = await goContainerBeside(
        ['mirrors', '--json', ...flags],
        folder,
        await alone(),
      );
      assert.equal(stderr, '');
      const document = JSON.parse(stdout);
      assert.equal(document.status, status);
      return document;
    };
    const own = `http://${server}/alpine`;
    const document = await json('--kind=apk', `--apk-mirror=${own}`);
    assert.deepEqual([document.status, document.timeout, document.choice], [0, 5, { apkMirror: own }]);
    const [{ kind, works, mirrors }] = document.kinds;
    assert.deepEqual([kind, works, mirrors[0].name, mirrors[0].own, mirrors[0].works], ['apk', true, own, true, true]);
    assert.equal(mirrors.at(-1).problem.id, 'fault.proxy');
    assert.equal(document.run, undefined);
    const written = await json('--kind=apk', `--apk-mirror=${own}`, '--save');
    assert.equal(written.run.answers.apkMirror, own);
    assert.ok(written.run.files.some(({ path }: { path: string }) => path === 'Dockerfile'));
    assert.equal((await json('--kind=npm')).status, 4);
  });
  it('measures a kind that is asked for, in Chinese as well, with aligned columns', async (t) => {
    const server = await serve(t, mirror());
    const flags = ['mirrors', '--kind=apk,goproxy', '--language=zh-CN', ...ownFlags(server)];
    const { status, stdout } = await goContainerBeside(flags, freshFolder(t), await alone());
    assert.equal(status, 0);
    assert.match(stdout, /^Alpine 软件包（apk）：v3\.24, /);
    assert.match(stdout, new RegExp(`✓ 自有 +[0-9]+ ms {2}http://${server}/alpine`));
    assert.doesNotMatch(stdout, /docker\.io/);
  });
  it('asks the proxies for a public module of the project’s own go.mod, and for no other', async (t) => {
    const folder = freshFolder(t);
    const asked: string[] = [];
    const server = await serve(t, mirror(asked));
    writeFiles(folder, {
      'go.mod': [
        'module git.example.com/team/secret',
        'go 1.26',
        'require (',
        '\tgit.example.com/team/other v1.0.0',
        '\tgithub.com/team/private v1.0.0',
        '\tgolang.org/x/sync v0.1.0',
        '\tgolang.org/x/time v0.5.0',
        ')',
        'replace golang.org/x/sync => ../sync',
        '',
      ].join('\n'),
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    const flags = ['mirrors', '--kind=goproxy', `--go-proxy=http://${server}`];
    assert.equal((await goContainerBeside(flags, folder, await alone())).status, 0);
    assert.deepEqual(asked.sort(), ['GET /golang.org/x/time/@v/v0.5.0.info', 'GET /sumdb/sum.golang.org/supported']);
  });
  it('does not stumble over what is saved: a provider that lacks gcr.io is no contradiction while another is sought', async (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--image-mirror=1ms'], folder).status, 0);
    const { stdout, stderr } = await goContainerBeside(['mirrors', '--base=distroless'], folder, await alone());
    assert.equal(stderr, '');
    assert.match(stdout, /^Images of gcr\.io: distroless\/static-debian13:nonroot$/m);
  });
  it('measures in the folder of a module that it could not put into an image', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module example.com/library\n\ngo 1.26\n', 'a.go': 'package library\n' });
    const server = await serve(t, mirror());
    const flags = ['mirrors', '--kind=apk', `--apk-mirror=http://${server}`];
    assert.equal((await goContainerBeside(flags, folder, await alone())).status, 0);
    for (const [files, sentence] of [
      [{}, /No go-container project/],
      [answersOnly, /no main package/],
    ] as const) {
      writeFiles(folder, files);
      const { status, stderr } = await goContainerBeside([...flags, '--save'], folder, await alone());
      assert.equal(status, 2);
      assert.match(stderr, sentence);
    }
  });
  it('refuses wrong input in one sentence, and its flags elsewhere', (t) => {
    const folder = freshFolder(t);
    for (const [flags, sentence] of [
      [
        ['mirrors', '--kind=docker'],
        /^--kind: “docker” is none of the values docker\.io, .*; did you mean docker\.io\?\n$/,
      ],
      [['mirrors', '--kind='], /^--kind: “” is none of the values/],
      [['mirrors', '--kind'], /^missing value for --kind; write --kind=KIND,…\n$/],
      [['mirrors', '--timeout=0'], /^--timeout: “0” is no time limit/],
      [['mirrors', '--timeout=1e3'], /^--timeout: “1e3” is no time limit/],
      [['mirrors', '--timeout=-1'], /^--timeout: “-1” is no time limit/],
      [['mirrors', '--save=yes'], /^--save takes no value/],
      [['mirrors', 'now'], /^unknown command “now”/],
      [['mirors'], /did you mean mirrors\?\n$/],
      [['mirrors', '--apk-mirror=ftp://example.com'], /^--apk-mirror: /],
      [['--save'], /^--save is a flag of go-container mirrors; leave it out, or run that\.\n$/],
      [['check', '--kind=apk'], /^--kind is a flag of go-container mirrors/],
      [['docker', '--timeout=9'], /^--timeout is a flag of go-container mirrors/],
      [['--region=measure'], /^--region: “measure” is none of the values/],
    ] as const) {
      const { status, stdout, stderr } = goContainer(flags, folder);
      assert.equal(status, 2, flags.join(' '));
      assert.match(stderr, sentence);
      assert.equal(stdout, '');
    }
    assert.deepEqual(filesIn(folder), {});
  });
});

describe('go-container mirrors and certificates', { skip: withoutCertificates, timeout: 120_000 }, () => {
  const made = withoutCertificates === false ? certificates() : undefined;
  after(() => made?.remove());
  it('trusts the authority of NODE_EXTRA_CA_CERTS, for good certificates only', async (t) => {
    assert.ok(made);
    const trusting = { ...(await alone()), NODE_EXTRA_CA_CERTS: made.authority };
    for (const [certificate, environment, words] of [
      [made.good, trusting, /✓ yours/],
      [
        made.good,
        await alone(),
        /✗ yours +the TLS certificate of 127\.0\.0\.1:[0-9]+ is by nobody who is trusted here/,
      ],
      [made.expired, trusting, /✗ yours +the TLS certificate of 127\.0\.0\.1:[0-9]+ is past its date/],
      [made.otherName, trusting, /✗ yours +the TLS certificate that 127\.0\.0\.1:[0-9]+ shows is for another host/],
    ] as const) {
      const server = await serveSecurely(t, certificate, mirror());
      const flags = ['mirrors', '--kind=apk', `--apk-mirror=https://${server}/alpine`];
      const { stdout } = await goContainerBeside(flags, freshFolder(t), environment);
      assert.match(stdout, words);
    }
  });
});
