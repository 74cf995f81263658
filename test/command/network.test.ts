import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { certificate, endedCertificate } from '../support/certificates.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';

const flags = ['--defaults', '--ca-certificate=certs/network.pem'];

describe('the authority of a network', () => {
  it('is let into the build and into git, wherever its file lies', (t) => {
    for (const path of ['certs/network.pem', 'network.crt', 'tmp/ca.key.pem']) {
      const folder = freshFolder(t);
      writeFiles(folder, { [path]: certificate });
      const { status, stderr } = goContainer(['--defaults', `--ca-certificate=${path}`], folder);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const files = filesIn(folder);
      assert.ok(files['.dockerignore']?.endsWith(`\n!${path}\n`));
      assert.match(files.Dockerfile ?? '', new RegExp(`^COPY ${path} `, 'm'));
      runProgram('git', ['init', '-q'], { cwd: folder });
      const ignored = runProgram('git', ['check-ignore', path], { cwd: folder });
      // A folder that is left out takes all with it: https://git-scm.com/docs/gitignore
      assert.equal(ignored.stdout, path.startsWith('tmp/') ? `${path}\n` : '', path);
    }
  });
  it('may have several certificates, text between them and CRLF', (t) => {
    const folder = freshFolder(t);
    const text = `Our root\n${certificate}\nand another\n${certificate}`.replaceAll('\n', '\r\n');
    writeFiles(folder, { 'certs/network.pem': text });
    assert.equal(goContainer(flags, folder).status, 0);
  });
  it('is told where it has ended, and taken', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'certs/network.pem': certificate + endedCertificate });
    const { status, stdout } = goContainer(flags, folder);
    assert.equal(status, 0);
    assert.match(stdout, /certs\/network\.pem holds a certificate that ended on 2021-06-01/);
  });
  it('is told to be let in by a .dockerignore of one’s own', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'certs/network.pem': certificate,
      'go.mod': 'module example.com/x\n\ngo 1.26\n',
      'main.go': 'package main\n\nfunc main() {}\n',
      '.dockerignore': '*.pem\n',
    });
    const { status, stdout } = goContainer(['docker', ...flags], folder);
    assert.equal(status, 0);
    assert.match(stdout, /\.dockerignore is yours: see to it that it does not keep certs\/network\.pem out/);
  });

  const key = '-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----\n';
  const bad: [what: string, content: string | undefined, names: RegExp][] = [
    ['that is not there', undefined, /there is no file certs\/network\.pem in the project/],
    ['that is empty', '', /holds no certificate in PEM form/],
    ['of DER', '\u0030\u0082\u0001', /holds no certificate in PEM form/],
    ['that is no certificate inside', certificate.replace('MIIB', 'AAAA'), /holds no certificate in PEM form/],
    ['with a private key', certificate + key, /holds a private key/],
    ['of a private key alone', key, /holds a private key/],
  ];
  for (const [what, content, names] of bad) {
    it(`is one sentence, status 2 and nothing written for a file ${what}`, (t) => {
      const folder = freshFolder(t);
      if (content !== undefined) writeFiles(folder, { 'certs/network.pem': content });
      const before = filesIn(folder);
      const { status, stdout, stderr } = goContainer(flags, folder);
      assert.match(stderr, /^--ca-certificate: /);
      assert.match(stderr, names);
      assert.equal(stderr.trimEnd().split('\n').length, 1);
      assert.equal(stdout, '');
      assert.equal(status, 2);
      assert.deepEqual(filesIn(folder), before);
    });
  }
  it('is one sentence and status 2 for a folder, a symbolic link and a pipe', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'real.pem': certificate });
    mkdirSync(join(folder, 'folder.pem'));
    symlinkSync('real.pem', join(folder, 'link.pem'));
    runProgram('mkfifo', ['pipe.pem'], { cwd: folder });
    for (const path of ['folder.pem', 'link.pem', 'pipe.pem']) {
      const { status, stderr } = goContainer(['--defaults', `--ca-certificate=${path}`], folder);
      assert.equal(status, 2, stderr);
      assert.match(stderr, new RegExp(`^--ca-certificate: ${path} cannot be taken because ${path} is `));
    }
  });
  it('is missed by check too, and says where the answer is from', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'certs/network.pem': certificate });
    goContainer(flags, folder);
    assert.equal(goContainer(['check'], folder).status, 0);
    runProgram('rm', ['certs/network.pem'], { cwd: folder });
    const { status, stderr } = goContainer(['check'], folder);
    assert.equal(status, 2);
    assert.match(stderr, /^\.yo-rc\.json: caCertificate: there is no file/);
  });
});

describe('a GOPROXY list of two separators', () => {
  const told = (list: string, t: Parameters<typeof freshFolder>[0]) =>
    /GOPROXY is (.*): what stands behind/.exec(
      goContainer(['--defaults', `--go-proxy=${list}`], freshFolder(t)).stdout,
    )?.[1];
  it('is taken, and told what each means', (t) => {
    assert.equal(told('goproxy.cn|aliyun,direct', t), 'https://goproxy.cn|https://mirrors.aliyun.com/goproxy/,direct');
    assert.equal(told('https://a.example.com,goproxy.cn|direct', t), 'https://a.example.com,https://goproxy.cn|direct');
  });
  it('is no list of one separator, nor one that becomes so', (t) => {
    assert.equal(told('goproxy.cn|aliyun', t), undefined);
    assert.equal(told('goproxy.cn,direct', t), undefined);
    assert.equal(told('goproxy.cn,aliyun|goproxy.io', t), undefined);
  });
});

describe('credentials of a generated service', () => {
  it('are mounted wherever something is fetched, and named in the next command and the README', (t) => {
    const folder = freshFolder(t);
    const { stdout } = goContainer(['--defaults', '--credentials=netrc', '--packages=tini'], folder);
    assert.match(stdout, /docker build --secret id=netrc,src=\$HOME\/\.netrc -t orders \./);
    const { Dockerfile = '', 'README.md': readme = '' } = filesIn(folder);
    const fetching = Dockerfile.split('\nRUN ')
      .slice(1)
      .filter((run) => /apk add|xargs go build|go build -o/.test(run));
    assert.equal(fetching.length, 4);
    for (const run of fetching)
      assert.match(
        run,
        /^(--mount=type=bind,target=\/src \\\n {4})?--mount=type=secret,id=netrc,target=\/root\/\.netrc /,
      );
    assert.match(readme, /--secret id=netrc,src=\$HOME\/\.netrc/);
  });
  it('are the default where modules are private', (t) => {
    const folder = freshFolder(t);
    goContainer(['--defaults', '--private-modules=git.example.com/team'], folder);
    const { Dockerfile = '' } = filesIn(folder);
    assert.match(Dockerfile, /^ARG GOPRIVATE="git\.example\.com\/team"$/m);
    assert.match(Dockerfile, /id=netrc/);
    assert.match(Dockerfile, /apk add --no-cache git/);
  });
});
