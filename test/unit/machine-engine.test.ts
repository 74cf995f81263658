import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { dockerOnMachine } from '../../src/inspect/machine-engine.ts';
import { fakeEngine, pingReply } from '../support/fake-engine.ts';
import { freshFolder } from '../support/folders.ts';

describe('the Docker on this machine', () => {
  const replies: readonly [string, string | undefined, number | undefined][] = [
    ['a current Docker', pingReply('Docker/29.1.3 (linux)'), 29],
    ['the Docker of Debian 12', pingReply('Docker/20.10.24+dfsg1 (linux)'), 20],
    ['headers in lower case', pingReply('Docker/25.0.0 (linux)').toLowerCase(), 25],
    ['Podman behind the socket of Docker', pingReply('Libpod/5.4.0 (linux)'), undefined],
    ['something that is no engine', 'hello\r\n\r\n', undefined],
    ['nobody who answers', undefined, undefined],
    ['an answer without an end', 'HTTP/1.0 200 OK\r\n', undefined],
  ];
  for (const [title, reply, expected] of replies) {
    it(`is read from ${title}`, async (t) => {
      assert.equal(await dockerOnMachine({ DOCKER_HOST: await fakeEngine(t, reply) }), expected);
    });
  }

  const hosts = [
    'unix:///nonexistent',
    'tcp://127.0.0.1:2375',
    'ssh://me@build.example.com',
    'npipe:////./pipe/docker_engine',
  ];
  for (const host of hosts) {
    it(`is not known behind ${host}`, async () => {
      assert.equal(await dockerOnMachine({ DOCKER_HOST: host }), undefined);
    });
  }

  it('is not known if the socket is a file, or nobody listens on it', async (t) => {
    assert.equal(await dockerOnMachine({ DOCKER_HOST: `unix://${import.meta.filename}` }), undefined);
    const server = createServer().listen(join(freshFolder(t), 'left.sock'));
    await once(server, 'listening');
    const host = `unix://${server.address()}`;
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await dockerOnMachine({ DOCKER_HOST: host }), undefined);
  });
});
