import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { after, describe, it } from 'node:test';
import { build, docker, inspect, tryDocker, untilHealthy, withoutEngine } from '../support/engine.ts';
import { freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

const tag = 'go-container-test-stop';
const name = `${tag}-run`;
const port = 18089;

/** One GET; gives the status, or undefined where the connection failed. */
function ask(agent: Agent | undefined): Promise<number | undefined> {
  return new Promise((resolve) => {
    const options = {
      host: '127.0.0.1',
      port,
      path: '/',
      ...(agent === undefined ? { agent: false as const } : { agent }),
    };
    const request = get(options, (response) => {
      response
        .resume()
        .on('end', () => resolve(response.statusCode))
        .on('error', () => resolve(undefined));
    });
    request.on('error', () => resolve(undefined));
  });
}

describe('docker stop under load', { skip: withoutEngine, timeout: 600_000 }, () => {
  const folder = freshFolder({ after });
  after(() => {
    docker(['rm', '-f', name]);
    tryDocker(['rmi', '-f', tag]);
  });
  it('answers every request that was accepted, within the limit, and ends with 0', async () => {
    assert.equal(goContainer(['--defaults', '--base=scratch', `--port=${port}`], folder).status, 0);
    build(folder, tag);
    // The engine's proxy for published ports accepts connections on its own account, so it must not stand between.
    docker(['run', '-d', '--name', name, '--network=host', tag]);
    await untilHealthy(name);
    let answered = 0;
    let stopped = false;
    const workers = Array.from({ length: 16 }, async (_, i) => {
      const agent = i % 2 === 0 ? new Agent({ keepAlive: true, maxSockets: 1 }) : undefined;
      while (!stopped) if ((await ask(agent)) === 200) answered += 1;
      agent?.destroy();
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const before = answered;
    const start = Date.now();
    // Asynchronous, so that the load goes on while the container stops.
    await new Promise((resolve) => spawn('docker', ['stop', name], { stdio: 'ignore' }).on('close', resolve));
    const seconds = (Date.now() - start) / 1000;
    stopped = true;
    await Promise.all(workers);
    const log = docker(['logs', name]);
    const accepted = log.split('\n').filter((line) => line.includes('"msg":"request"')).length;
    assert.ok(before > 100, `only ${before} requests before the stop`);
    assert.ok(answered > before, 'no request was answered while it stopped');
    assert.equal(answered, accepted);
    assert.ok(seconds < 10, `${seconds} s`);
    assert.match(log, /"msg":"stopped"/);
    assert.equal(inspect(name, '{{.State.ExitCode}}'), '0');
  });
});
