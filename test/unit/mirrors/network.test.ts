import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { isFault } from '../../../src/mirrors/probe/candidate.ts';
import { openNetwork } from '../../../src/mirrors/probe/network.ts';
import { accept, serve } from '../../support/servers.ts';

/** Sends a request as a probe does, for at most some seconds. */
function sending(t: TestContext, url: string, environment: Readonly<Record<string, string>>, seconds: number) {
  const network = openNetwork(environment, seconds);
  t.after(network.close);
  return network.send({ url, method: 'GET', maxBytes: 10 }, AbortSignal.timeout(seconds * 1000));
}

describe('the network', () => {
  for (const name of ['https_proxy', 'HTTPS_PROXY']) {
    it(`says that the proxy of ${name} does not respond`, async (t) => {
      const proxy = await accept(t, () => {});
      const sent = sending(t, 'https://mirror.example.com/', { [name]: `http://${proxy}` }, 1);
      await assert.rejects(sent, (error) => isFault(error) && error.problem.key === 'fault.time.proxy');
    });
  }
  it('ends though nobody speaks TLS behind the proxy, and closes the connection', async (t) => {
    let socket: Socket | undefined;
    const proxy = await accept(t, (accepted) => {
      socket = accepted;
      accepted.once('data', () => {
        accepted.write('HTTP/1.1 200 OK\r\n\r\n');
        accepted.resume();
      });
    });
    const network = openNetwork({ HTTPS_PROXY: `http://${proxy}` }, 1);
    const request = { url: 'https://mirror.example.com/', method: 'GET', maxBytes: 10 } as const;
    const sent = network.send(request, AbortSignal.timeout(1000));
    await assert.rejects(sent, (error) => isFault(error) && error.problem.key === 'fault.time.proxy');
    network.close();
    assert.ok(socket);
    if (!socket.destroyed) await once(socket, 'close', { signal: AbortSignal.timeout(2000) });
  });
  it('reads as many bytes as it is asked for, and hangs up', async (t) => {
    for (const size of [10, 100]) {
      let socket: Socket | undefined;
      const server = await serve(t, (request, response) => {
        socket = request.socket;
        assert.equal(request.headers['user-agent'], 'generator-go-container');
        response.write('x'.repeat(size));
      });
      const { body } = await sending(t, `http://${server}/`, {}, 60);
      assert.equal(Buffer.from(body).toString(), 'x'.repeat(10));
      assert.ok(socket);
      if (!socket.destroyed) await once(socket, 'close', { signal: AbortSignal.timeout(5000) });
    }
  });
});
