import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bases } from '../../src/options/bases.ts';
import { afresh, buildAfresh, nameOfRun, sharing, smallModules, using } from '../support/afresh.ts';
import { type Company, privateModule, startCompany } from '../support/company.ts';
import { build, docker, hostsAskedFor, tryDocker, withoutLab } from '../support/engine.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { readableOf } from '../support/saved-image.ts';

const tag = 'go-container-test-company';
const run = sharing(nameOfRun('company'));
const file = 'certs/company.pem';
const [first, second] = smallModules;
/** The module in a version that no build of this file has fetched yet. */
let version = 0;
const nextVersion = () => `${privateModule}@v1.0.${version++}`;
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
    run.empty();
    tryDocker(['rmi', '-f', tag, `${tag}-builder`, `${tag}-apk`, `${tag}-apk-run`]);
  });
  type Test = Parameters<typeof freshFolder>[0];

  /** A service of the company, with its certificate and what is added to it. */
  const service = (t: Test, flags: string[], files: Record<string, string> = {}) => {
    const folder = freshFolder(t);
    writeFiles(folder, { [file]: company.ca, '../netrc': company.netrc });
    const made = goContainer([...run.service, `--ca-certificate=${file}`, ...flags], folder);
    assert.equal(made.stderr, '');
    writeFiles(folder, files);
    return folder;
  };
  /** As on the machine of somebody who may. */
  const get = (folder: string, ...modules: string[]) => {
    // A module that the company lacks is fetched as on this machine.
    const own = runProgram('go', ['env', 'GOPROXY'], { cwd: folder }).stdout.trim();
    const GOPROXY = `${company.servers}/open/goproxy|${own}`;
    const SSL_CERT_FILE = join(folder, file);
    const got = runProgram('go', ['get', ...modules], { cwd: folder, env: { GOPROXY, GONOSUMDB: '*', SSL_CERT_FILE } });
    assert.equal(got.status, 0, got.stderr);
  };
  const secret = (folder: string) => `--secret=id=netrc,src=${join(folder, '../netrc')}`;
  const failure = (folder: string, ...flags: string[]) => {
    const { status, stderr } = tryDocker(['build', '--progress=plain', afresh(), ...flags, '.'], folder);
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
    get(folder, nextVersion());
    assert.match(failure(folder), /reading https:\/\/\S+\/goproxy\/\S+: 401 Unauthorized/);
    company.asked();
    saysNothing(buildAfresh(folder, tag, secret(folder)), 'the log');
    assert.ok(company.asked().some((line) => / \/goproxy\/\S+\.zip member$/.test(line)));
    saysNothing(readableOf(tag), 'the image');
  });

  it('apk and git are asked with it as well, on every stage, and what needs no password needs no secret', (t) => {
    buildApkLikeAlpines();
    const flags = [
      '--region=china',
      '--packages=tini',
      `--apk-mirror=${company.servers}/alpine`,
      '--private-modules=git.corp.example.com/team',
    ];
    const folder = service(t, flags, {
      'cmd/server/lib.go': usesModule,
      'cmd/server/used.go': using(first).file,
    });
    get(folder, nextVersion(), using(first).get);
    // Git's host has a name that only the proxy knows, as in many such networks.
    const args = [`HTTPS_PROXY=${company.proxy}`, `NO_PROXY=${company.host}`];
    const own = [`BUILD_IMAGE=${tag}-apk`, `RUN_IMAGE=${tag}-apk-run`];
    const all = [...args, ...own].map((arg) => `--build-arg=${arg}`);
    company.asked();
    assert.match(failure(folder, ...all), /APKINDEX\.tar\.gz: 401 Unauthorized/);
    const without = [...all, '--build-arg=APK_MIRROR='];
    assert.match(failure(folder, ...without), /reading https:\/\/git\.corp\.example\.com\/\S+: 401 Unauthorized/);
    let log = '';
    const hosts = hostsAskedFor(() => {
      log = build(folder, tag, afresh(), secret(folder), ...all);
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
      hosts.filter((host) => host !== 'goproxy.cn'),
      // The company's own mirror asks that one.
      ['mirrors.ustc.edu.cn'],
    );
    const readable = readableOf(tag);
    // Layers are looked into: the authority is in one of them.
    assert.ok(readable.includes(company.ca.split('\n')[1] ?? ''));
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
    assert.equal(goContainer([...run.service, '--region=china', '--packages=tini'], folder).status, 0);
    writeFiles(folder, { 'cmd/server/used.go': using(second).file });
    assert.equal(runProgram('go', ['get', using(second).get], { cwd: folder, timeout: 300_000 }).status, 0);
    company.asked();
    buildAfresh(folder, tag, `--build-arg=HTTPS_PROXY=${company.proxy}`);
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
      get(folder, nextVersion());
      assert.match(docker(['build', '--check', '.'], folder), /no warnings found/);
      buildAfresh(folder, tag);
      assert.equal(tryDocker(['run', '--rm', '--read-only', '--cap-drop=ALL', tag]).stdout, 'asked: <nil>\n');
    });
  }

  it('nothing of it is trusted without its certificate', (t) => {
    const more = { 'cmd/server/lib.go': usesModule, 'cmd/server/asks.go': asks(`${company.servers}/open/hello`) };
    const folder = service(t, ['--base=distroless', `--go-proxy=${company.servers}/open/goproxy`], more);
    get(folder, nextVersion());
    assert.equal(goContainer(['--defaults', '--ca-certificate='], folder).status, 0);
    assert.match(failure(folder), /certificate signed by unknown authority/);
    rmSync(join(folder, 'cmd/server/lib.go'));
    build(folder, tag);
    assert.match(docker(['run', '--rm', tag]), /certificate signed by unknown authority/);
  });

  it('a module that is there trusts it too', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'certs/company.crt': company.ca,
      'go.mod': 'module example.com/asks\n\ngo 1.26\n',
      'main.go': asks(`${company.servers}/open/hello`).replace('func init', 'func main'),
    });
    const flags = ['docker', ...run.module, '--main=.=none', '--ca-certificate=certs/company.crt'];
    const more = ['--packages=tini', `--apk-mirror=${company.servers}/open/alpine`];
    assert.equal(goContainer([...flags, ...more], folder).stderr, '');
    buildAfresh(folder, tag);
    assert.equal(tryDocker(['run', '--rm', tag]).stdout, 'asked: <nil>\n');
  });

  /**
   * Images whose apk does what that of Alpine does and that of the lab does not. It reads .netrc (NETRC in apk(8)): here the addresses
   * have the password while it runs. And a package that writes the list of authorities takes up those of the machine
   * (update-ca-certificates(8)).
   */
  function buildApkLikeAlpines(): void {
    const script = `#!/bin/sh
list=/etc/apk/repositories
if [ -s /root/.netrc ]; then
  while read -r _ host _ login _ password; do sed -i "s#//$host\\(:[0-9]*\\)*/#//$login:$password@$host\\1/#" $list; done < /root/.netrc
fi
/usr/lib/lab/apk "$@" > /tmp/said 2>&1
status=$?
sed -i 's#//[^@/]*@#//#' $list
sed 's#//[^@/]*@#//#' /tmp/said
rm /tmp/said
own=/usr/local/share/ca-certificates/network.crt
all=/etc/ssl/certs/ca-certificates.crt
[ ! -f $own ] || grep -qF "$(sed -n 2p $own)" $all || cat $own >> $all
exit $status
`;
    for (const [name, image] of [
      [`${tag}-apk`, 'golang:1.26-alpine3.24'],
      [`${tag}-apk-run`, 'alpine:3.24'],
    ]) {
      const dockerfile = `FROM m.daocloud.io/docker.io/library/${image}
RUN mkdir -p /usr/lib/lab && mv /sbin/apk /usr/lib/lab/apk
COPY --chmod=755 <<"END" /sbin/apk
${script}END
`;
      const args = ['build', '-q', '-t', name ?? '', '-'];
      const built = runProgram('docker', args, { cwd: '/', input: dockerfile, timeout: 600_000 });
      assert.equal(built.status, 0, built.stderr);
    }
  }
});
