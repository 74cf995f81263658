import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Probe, readProbe } from '../../../src/inspect/dockerfile/probe-command.ts';
import { shellCommands } from '../../../src/inspect/dockerfile/shell.ts';
import { jsonList } from '../../../src/inspect/dockerfile/words.ts';

/** A probe in one line: `http localhost 8080 /healthz`, `-` for what is unknown, `*` if it depends on variables. */
function said(probe: Probe): string {
  if (probe.kind === 'unknown') return 'unknown';
  if (probe.kind === 'other') return `other ${probe.words.join(' ')}`;
  const { isLocal, port = '-', usesVariables } = probe;
  const request =
    probe.kind === 'http' ? `${probe.scheme} ${isLocal ? 'here' : 'there'} ${port} ${probe.path ?? '-'}` : '';
  return `${probe.kind === 'http' ? request : `tcp ${isLocal ? 'here' : 'there'} ${port}`}${usesVariables ? ' *' : ''}`;
}

const read = (command: string, environment?: ReadonlyMap<string, string | undefined>) =>
  said(readProbe(jsonList(command) ?? command, environment));

const rows: readonly (readonly [command: string, probe: string])[] = [
  // netcat: a flag's value is no port, wherever it stands.
  ['nc -z localhost 8080', 'tcp here 8080'],
  ['nc -z localhost 8080 -q 1', 'tcp here 8080'],
  ['nc -z localhost 8080 -w 3', 'tcp here 8080'],
  ['nc -w 3 -z localhost 8080', 'tcp here 8080'],
  ['nc -w3 localhost 8080', 'tcp here 8080'],
  ['nc -vzw1 localhost 8080', 'tcp here 8080'],
  ['nc -zvw 1 127.0.0.1 8080', 'tcp here 8080'],
  ['nc -z -w 9090 localhost 8080', 'tcp here 8080'],
  ['ncat -z ::1 8080', 'tcp here 8080'],
  ['netcat -z 0.0.0.0 8080', 'tcp here 8080'],
  ['/usr/bin/nc -z localhost 8080', 'tcp here 8080'],
  ['["busybox", "nc", "-z", "localhost", "8080"]', 'tcp here 8080'],
  ['nc -z db 5432', 'tcp there 5432'],
  ['nc -z localhost 8080 8081', 'unknown'],
  ['nc -z localhost 8080-8090', 'unknown'],
  ['nc -z 8080', 'unknown'],
  ['nc -u -z localhost 8080', 'unknown'],
  ['nc -l 8080', 'unknown'],
  ['nc -d 8080 localhost 9090', 'unknown'],
  ['nc -x proxy:1 localhost 8080', 'unknown'],
  ['nc -z localhost $(cat /port)', 'tcp here - *'],
  ['nc -z localhost 99999', 'unknown'],
  // curl
  ['curl -f http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl -fsS -m 3 -o /dev/null localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl -fsSo /dev/null http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl --max-time 3 --fail http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl --fail --url http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl -H "Host: http://elsewhere:1/" localhost:8080/healthz', 'http here 8080 /healthz'],
  ['curl -fk https://localhost/', 'https here 443 /'],
  ['curl -f localhost', 'http here 80 /'],
  ['curl -f http://[::1]:8080/x?full=1#part', 'http here 8080 /x'],
  ['curl -f http://user:word@localhost:8080/x', 'http here 8080 /x'],
  ['curl -f HTTP://LOCALHOST:8080/x', 'http here 8080 /x'],
  ['curl -f http://$HOSTNAME:8080/x', 'http here 8080 /x *'],
  ['curl -f http://example.com/x', 'http there 80 /x'],
  ['curl -f localhost.example.com:8080/', 'http there 8080 /'],
  ['curl -f http://localhost:8080/a http://localhost:8080/b', 'unknown'],
  ['curl --unix-socket /run/x.sock http://localhost/healthz', 'unknown'],
  ['curl --proxy http://proxy:3128 http://localhost:1/healthz', 'unknown'],
  ['curl -x http://proxy:3128 http://localhost:1/healthz', 'unknown'],
  ['curl --no-such-flag localhost:1/healthz', 'unknown'],
  ['curl ftp://localhost/x', 'unknown'],
  ['curl', 'unknown'],
  // wget
  ['wget --no-verbose --tries=1 --spider http://localhost:8080/healthz || exit 1', 'http here 8080 /healthz'],
  ['wget -qO- http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['wget -q -O - localhost:8080/healthz > /dev/null || exit 1', 'http here 8080 /healthz'],
  ['wget -q -T 3 -t 1 --spider localhost:8080/healthz', 'http here 8080 /healthz'],
  ['wget -nv -t1 --spider http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['wget --timeout 3 --spider http://localhost:8080/healthz', 'http here 8080 /healthz'],
  ['wget -e use_proxy=yes http://localhost:8080/healthz', 'unknown'],
  ['wget --spider -- http://localhost:8080/healthz', 'http here 8080 /healthz'],
  // gRPC
  ['["grpc_health_probe", "-addr=:50051"]', 'tcp here 50051'],
  ['grpc_health_probe --addr localhost:50051 -connect-timeout 2s', 'tcp here 50051'],
  ['grpc-health-probe -tls -addr=db:50051', 'tcp there 50051'],
  ['grpc_health_probe -service x', 'unknown'],
  // Around the command.
  ['["/bin/sh", "-c", "wget -q --spider http://0.0.0.0:8080/ping || exit 1"]', 'http here 8080 /ping'],
  ['sh -c "curl -f localhost:8080/ping"', 'http here 8080 /ping'],
  ['timeout 3 curl -f localhost:8080/ping', 'http here 8080 /ping'],
  ['exec curl -f localhost:8080/ping', 'http here 8080 /ping'],
  ['curl -s localhost:8080/ping | grep -q UP', 'http here 8080 /ping'],
  ['curl -f localhost:8080/ping || wget -q localhost:8080/ping', 'http here 8080 /ping'],
  ['curl -f localhost:8080/ping || curl -f localhost:9090/ping', 'unknown'],
  ['if curl -f localhost:8080/ping; then exit 0; fi', 'unknown'],
  ['curl -f \\\n  localhost:8080/ping\r\n', 'http here 8080 /ping'],
  ['pgrep app || exit 1', 'other pgrep app'],
  ['["/app", "healthcheck"]', 'other /app healthcheck'],
  ['/app --url http://localhost:8080/x', 'other /app --url http://localhost:8080/x'],
  ['', 'unknown'],
  // Variables of which nothing is known.
  ['wget -qO- http://localhost:${PORT:-9090}/healthz', 'http here - /healthz *'],
  ['wget -qO- http://localhost:$PORT/healthz', 'http here - /healthz *'],
  ['curl -f localhost:8080/$WHAT', 'http here 8080 - *'],
  ['["curl", "http://localhost:${PORT:-9090}/healthz"]', 'http here - /healthz *'],
];

describe('the command of a health check', () => {
  for (const [command, probe] of rows) it(command || 'none', () => assert.equal(read(command), probe));
});

describe('the variables of a health check', () => {
  const environment = new Map([
    ['PORT', '8080'],
    ['OPEN', undefined],
  ]);
  for (const [command, probe] of [
    ['curl localhost:$PORT/x', 'http here 8080 /x *'],
    ['curl localhost:${PORT:-9090}/x', 'http here 8080 /x *'],
    ['curl localhost:${OTHER:-9090}/x', 'http here 9090 /x *'],
    ['curl localhost:${OPEN:-9090}/x', 'http here - /x *'],
    ['nc -z localhost ${OTHER:-9090}', 'tcp here 9090 *'],
    ["sh -c 'curl localhost:${OTHER:-9090}/x'", 'http here 9090 /x *'],
    ["curl 'localhost:${OTHER:-9090}/x'", 'http here - /x *'],
    ['curl localhost:\\${OTHER:-9090}/x', 'http here - /x *'],
    ['curl localhost:${OTHER:=9090}/x', 'http here - /x *'],
    ['PORT=1; curl localhost:$PORT/x', 'http here - /x *'],
    ['export PORT=1; curl localhost:$PORT/x', 'http here - /x *'],
    ['. /etc/x.env; curl localhost:$PORT/x', 'http here - /x *'],
    ['["curl", "localhost:$PORT/x"]', 'http here - /x *'],
    ['["sh", "-c", "curl localhost:$PORT/x"]', 'http here 8080 /x *'],
  ] as const) {
    it(command, () => assert.equal(read(command, environment), probe));
  }
});

describe('a shell script', () => {
  it('has CRLF at the end of a line as nothing but a blank', () => {
    const commands = shellCommands('curl x \r\nnc y\r\n', new Map());
    assert.deepEqual(
      commands?.map(({ words }) => words),
      [
        ['curl', 'x'],
        ['nc', 'y'],
      ],
    );
  });
});
