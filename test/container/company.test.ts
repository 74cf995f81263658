import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bases } from '../../src/options/answers.ts';
import { type Company, privateModule, startCompany } from '../support/company.ts';
import { build, docker, hostsAskedFor, tryDocker, withoutLab } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { readableOf } from '../support/saved-image.ts';

const tag = 'go-container-test-company';
const same = ['--defaults', '--name=hosts', '--go-version=1.26'];
const file = 'certs/company.pem';
/** What a user adds: the private module, and a request with what the image trusts. */
const usesModule = `package main\n\nimport "${privateModule}"\n\nvar _ = lib.Motto\n`;
const asks = (url: string) => `package main

import (
	"fmt"
	"net/http"
	"os"
)

func init() {
	_, err := http.Get("${url}")
	fmt.Println("asked:", err)
	os.Exit(0)
}
`;

describe('in the network of a company', { skip: withoutLab, timeout: 1_800_000 }, () => {
  let company: Company;
  before(async () => {
    company = await startCompany();
  });
  after(() => {
    company.stop();
    tryDocker(['rmi', '-f', tag, `${tag}-builder`, `${tag}-apk`, `${tag}-apk-run`]);
  });
  type Test = Parameters<typeof freshFolder>[0];

  /** A service of the company, with its certificate and what is added to it. */
  const service = (t: Test, flags: string[], files: Record<string, string> = {}) => {
    const folder = freshFolder(t);
    writeFiles(folder, { [file]: company.ca, '../netrc': company.netrc });
    const made = goContainer([...same, `--ca-certificate=${file}`, ...flags], folder);
    assert.equal(made.stderr, '');
    writeFiles(folder, files);
    return folder;
  };
  /** As on the machine of somebody who may. */
  const get = (folder: string, ...modules: string[]) => {
    const GOPROXY = `${company.servers}/open/goproxy|https://goproxy.cn`;
    const SSL_CERT_FILE = join(folder, file);
    const got = runProgram('go', ['get', ...modules], { cwd: folder, env: { GOPROXY, GONOSUMDB: '*', SSL_CERT_FILE } });
    assert.equal(got.status, 0, got.stderr);
  };
  const secret = (folder: string) => `--secret=id=netrc,src=${join(folder, '../netrc')}`;
  const failure = (folder: string, ...flags: string[]) => {
    const { status, stderr } = tryDocker(['build', '--progress=plain', ...flags, '.'], folder);
    assert.notEqual(status, 0);
    return stderr;
  };
  const saysNothing = (text: Buffer | string, what: string) => {
    assert.equal(text.includes(company.password), false, `${what} has the password`);
    assert.equal(text.includes(Buffer.from(`me:${company.password}`).toString('base64')), false, what);
  };

  it('a module proxy is asked with the password of a secret, which nothing remembers', (t) => {
    const flags = ['--base=scratch', '--credentials=netrc', `--go-proxy=${company.servers}/goproxy`];
    const folder = service(t, flags, { 'cmd/server/lib.go': usesModule });
    get(folder, `${privateModule}@v1.0.0`);
    assert.match(failure(folder, '--no-cache'), /reading https:\/\/\S+\/goproxy\/\S+: 401 Unauthorized/);
    company.asked();
    saysNothing(build(folder, tag, secret(folder)), 'the log');
    assert.ok(company.asked().some((line) => / \/goproxy\/\S+\.zip member$/.test(line)));
    saysNothing(readableOf(tag), 'the image');
  });

  it('apk and git are asked with it as well, on every stage, and what needs no password needs no secret', (t) => {
    buildApkThatReadsNetrc();
    const flags = [
      '--region=china',
      '--packages=tini',
      `--apk-mirror=${company.servers}/alpine`,
      '--private-modules=git.corp.example.com/team',
    ];
    const folder = service(t, flags, {
      'cmd/server/lib.go': usesModule,
      'cmd/server/uuid.go': 'package main\n\nimport _ "github.com/google/uuid"\n',
    });
    get(folder, `${privateModule}@v1.0.0`, 'github.com/google/uuid@v1.6.0');
    // Git's host has a name that only the proxy knows, as in many such networks.
    const args = [`HTTPS_PROXY=${company.proxy}`, `NO_PROXY=${company.host}`];
    const own = [`BUILD_IMAGE=${tag}-apk`, `RUN_IMAGE=${tag}-apk-run`];
    const all = [...args, ...own].map((arg) => `--build-arg=${arg}`);
    assert.match(failure(folder, '--no-cache', ...all), /APKINDEX\.tar\.gz: 401 Unauthorized/);
    const without = [...all, '--build-arg=APK_MIRROR='];
    assert.match(failure(folder, ...without), /could not read Username for 'https:\/\/git\.corp\.example\.com'/);
    company.asked();
    let log = '';
    const hosts = hostsAskedFor(() => {
      log = build(folder, tag, secret(folder), ...all);
    });
    saysNothing(log, 'the log');
    const asked = company.asked();
    for (const what of [
      /alpine\/v3\.24\/main\/x86_64\/git-\S+ member$/,
      /\/tini-\S+ member$/,
      /git-upload-pack member$/,
    ]) {
      assert.ok(
        asked.some((line) => what.test(line)),
        `${what} in ${asked.join('\n')}`,
      );
    }
    for (const host of ['git.corp.example.com:443', 'goproxy.cn:443'])
      assert.ok(asked.includes(`proxied ${host}`), host);
    assert.deepEqual(
      hosts.filter((host) => !['m.daocloud.io', 'goproxy.cn', 'sum.golang.google.cn'].includes(host)),
      [],
    );
    const readable = readableOf(tag);
    saysNothing(readable, 'the image');
    assert.equal(readable.includes(company.proxy), false, 'the image has the address of the proxy');
    build(folder, `${tag}-builder`, '--target=build', secret(folder), ...all);
    for (const image of [tag, `${tag}-builder`]) {
      const left = docker(['run', '--rm', '--user=0', '--entrypoint=ls', image, '-A', '/root']);
      assert.doesNotMatch(left, /netrc/);
      saysNothing(docker(['history', '--no-trunc', image]), 'the history');
    }
  });

  it('a proxy is on the way to apk and to modules, and the image does not know it', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer([...same, '--region=china', '--packages=tini'], folder).status, 0);
    writeFiles(folder, { 'cmd/server/uuid.go': 'package main\n\nimport _ "github.com/google/uuid"\n' });
    get(service(t, []), 'github.com/google/uuid@v1.6.0');
    assert.equal(runProgram('go', ['get', 'github.com/google/uuid@v1.6.0'], { cwd: folder }).status, 0);
    company.asked();
    build(folder, tag, '--no-cache', `--build-arg=HTTPS_PROXY=${company.proxy}`);
    const asked = [...new Set(company.asked())].sort();
    assert.deepEqual(asked, ['proxied goproxy.cn:443', 'proxied mirrors.aliyun.com:443']);
    assert.equal(readableOf(tag).includes(company.proxy), false);
  });

  for (const base of bases) {
    it(`its authority is trusted in the build and by the service on ${base}`, (t) => {
      const packages = base === 'alpine' ? ['--packages=tini', `--apk-mirror=${company.servers}/open/alpine`] : [];
      const flags = [`--base=${base}`, `--go-proxy=${company.servers}/open/goproxy`, ...packages];
      const more = { 'cmd/server/lib.go': usesModule, 'cmd/server/asks.go': asks(`${company.servers}/open/hello`) };
      const folder = service(t, flags, more);
      get(folder, `${privateModule}@v1.0.0`);
      assert.match(docker(['build', '--check', '.'], folder), /no warnings found/);
      build(folder, tag, '--no-cache');
      assert.equal(docker(['run', '--rm', '--read-only', '--cap-drop=ALL', tag]), 'asked: <nil>\n');
    });
  }

  it('nothing of it is trusted without its certificate', (t) => {
    const more = { 'cmd/server/lib.go': usesModule, 'cmd/server/asks.go': asks(`${company.servers}/open/hello`) };
    const folder = service(t, ['--base=distroless', `--go-proxy=${company.servers}/open/goproxy`], more);
    get(folder, `${privateModule}@v1.0.0`);
    assert.equal(goContainer(['--defaults', '--ca-certificate='], folder).status, 0);
    assert.match(failure(folder, '--no-cache'), /certificate signed by unknown authority/);
    rmSync(join(folder, 'cmd/server/lib.go'));
    build(folder, tag);
    assert.match(docker(['run', '--rm', tag]), /certificate signed by unknown authority/);
  });

  it('a module that is there trusts it too', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'certs/company.crt': company.ca,
      'go.mod': 'module example.com/hosts\n\ngo 1.26\n',
      'main.go': asks(`${company.servers}/open/hello`).replace('func init', 'func main'),
    });
    const flags = ['docker', ...same, '--main=.=none', '--ca-certificate=certs/company.crt'];
    const more = ['--packages=tini', `--apk-mirror=${company.servers}/open/alpine`];
    assert.equal(goContainer([...flags, ...more], folder).stderr, '');
    build(folder, tag, '--no-cache');
    assert.equal(docker(['run', '--rm', tag]), 'asked: <nil>\n');
  });

  /**
   * Images whose apk reads .netrc, as that of Alpine does (NETRC in apk(8)) and that of the lab does not: the addresses have the
   * password while it runs.
   */
  function buildApkThatReadsNetrc(): void {
    const script = `#!/bin/sh
list=/etc/apk/repositories
if [ -s /root/.netrc ]; then
  while read -r _ host _ login _ password; do sed -i "s#//$host\\\\(:[0-9]*\\\\)*/#//$login:$password@$host\\\\1/#" $list; done < /root/.netrc
fi
/usr/lib/lab/apk "$@" > /tmp/said 2>&1
status=$?
sed -i 's#//[^@/]*@#//#' $list
sed 's#//[^@/]*@#//#' /tmp/said
rm /tmp/said
exit $status
`;
    for (const [name, image] of [
      [`${tag}-apk`, 'golang:1.26-alpine3.24'],
      [`${tag}-apk-run`, 'alpine:3.24'],
    ]) {
      const dockerfile = `FROM m.daocloud.io/docker.io/library/${image}
RUN mkdir /usr/lib/lab && mv /sbin/apk /usr/lib/lab/apk
COPY --chmod=755 <<"END" /sbin/apk
${script}END
`;
      const args = ['build', '-q', '-t', name ?? '', '-'];
      const built = runProgram('docker', args, { cwd: '/', input: dockerfile, timeout: 600_000 });
      assert.equal(built.status, 0, built.stderr);
    }
  }
});
