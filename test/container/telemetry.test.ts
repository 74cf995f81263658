import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  build,
  docker,
  hostsAskedFor,
  inspect,
  tryDocker,
  untilHealthy,
  withoutEngine,
  withoutLab,
} from '../support/engine.ts';
import { freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

const hardened = ['--read-only', '--cap-drop=ALL', '--security-opt=no-new-privileges'];
const china = ['goproxy.cn', 'm.daocloud.io', 'sum.golang.google.cn'];

/** Asks a container through a port that it publishes on this machine. */
async function ask(container: string, port: number, path: string): Promise<string> {
  const address = inspect(container, `{{(index (index .NetworkSettings.Ports "${port}/tcp") 0).HostPort}}`);
  const response = await fetch(`http://127.0.0.1:${address}${path}`);
  assert.equal(response.status, 200, path);
  return await response.text();
}

describe('the image of a service with metrics', { skip: withoutEngine, timeout: 900_000 }, () => {
  const [tag, name] = ['go-container-test-prometheus', 'go-container-test-prometheus-run'];
  const folder = freshFolder({ after });
  before(() => {
    const flags = ['--defaults', '--telemetry=prometheus', '--region=china', '--base=distroless', '--port=8081'];
    assert.equal(goContainer(flags, folder).status, 0);
  });
  after(() => {
    tryDocker(['rm', '-f', name]);
    tryDocker(['rmi', '-f', tag]);
  });

  it('is built in china from mirrors alone', { skip: withoutLab }, () => {
    const hosts = hostsAskedFor(() => build(folder, tag, '--pull', '--no-cache'));
    assert.deepEqual(
      hosts.filter((host) => !china.includes(host)),
      [],
    );
  });
  it('exposes both ports, and counts requests on the second', async () => {
    build(folder, tag);
    assert.deepEqual(Object.keys(JSON.parse(inspect(tag, '{{json .Config.ExposedPorts}}'))).sort(), [
      '8081/tcp',
      '9090/tcp',
    ]);
    const publish = ['-p', '127.0.0.1::8081', '-p', '127.0.0.1::9090'];
    docker(['run', '-d', '--name', name, ...hardened, ...publish, tag]);
    await untilHealthy(name);
    for (let i = 0; i < 3; i++) await ask(name, 8081, '/');
    const metrics = await ask(name, 9090, '/metrics');
    assert.match(metrics, /^http_requests_total\{code="200",method="get",route="\/\{\$\}"\} 3$/m);
    assert.match(metrics, /^http_requests_total\{code="200",method="get",route="\/healthz"\} \d+$/m);
    assert.match(metrics, /^service_build_info\{goversion="go1\.\d+.*",revision="unknown",version="dev"\} 1$/m);
    assert.match(metrics, /^process_resident_memory_bytes /m);
  });
  it('stops cleanly', () => {
    docker(['stop', name]);
    assert.equal(inspect(name, '{{.State.ExitCode}}'), '0');
  });
});

describe('the image of a service with OpenTelemetry', { skip: withoutEngine, timeout: 900_000 }, () => {
  const [tag, name] = ['go-container-test-opentelemetry', 'go-container-test-opentelemetry-run'];
  const folder = freshFolder({ after });
  const endpoint = ['-e', 'OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318'];
  before(() => {
    const flags = ['--defaults', '--telemetry=opentelemetry', '--base=scratch', '--go-version=1.27'];
    assert.equal(goContainer(flags, folder).status, 0);
    build(folder, tag);
  });
  after(() => {
    tryDocker(['rm', '-f', name, `${name}-collector`]);
    tryDocker(['rmi', '-f', tag]);
  });

  it('says nothing of it where no collector is named', async () => {
    docker(['run', '-d', '--name', name, ...hardened, tag]);
    await untilHealthy(name);
    docker(['stop', name]);
    const messages = docker(['logs', name])
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).msg);
    assert.deepEqual(messages, ['listening', 'stopping', 'stopped']);
    docker(['rm', '-f', name]);
  });
  it('sends what it has when it stops, and does not wait for a collector that never answers', async () => {
    // It takes what comes and says nothing, as nothing is ever written into its pipe: an answer of any kind, or its
    // end, could close the connection before the request is read. Both share a network, so that it is at 127.0.0.1.
    const silent = 'mkfifo /tmp/silent && exec 3<>/tmp/silent && while true; do nc -l -p 4318 <&3; done';
    const listen = ['sh', '-c', silent];
    docker(['run', '-d', '--name', `${name}-collector`, '-p', '127.0.0.1::8080', 'alpine:3.24', ...listen]);
    docker(['run', '-d', '--name', name, ...hardened, ...endpoint, `--network=container:${name}-collector`, tag]);
    await untilHealthy(name);
    await ask(`${name}-collector`, 8080, '/');
    docker(['stop', name]);
    assert.equal(inspect(name, '{{.State.ExitCode}}'), '0');
    assert.match(docker(['logs', `${name}-collector`]), /POST \/v1\/(traces|metrics) HTTP/);
    assert.match(docker(['logs', name]), /"msg":"request".*"trace_id":"[0-9a-f]{32}"/);
  });
});
