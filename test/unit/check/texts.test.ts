import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '../../../src/check/findings.ts';
import { sayMessage } from '../../../src/language/say.ts';
import { answers, lines } from '../../support/findings.ts';

/** What the only finding in some files says, and its fix. */
async function said(files: Readonly<Record<string, string>>): Promise<string[]> {
  const findings = await findingsIn(new Map(Object.entries(files)), answers, '2026-11-24');
  return findings.flatMap(({ problem, fix }) => [sayMessage('en', problem), sayMessage('en', fix)]);
}

type Row = [name: string, files: Record<string, string>, problem: string, fix: string];

const set = 'env: [{name: PORT, value: "9090"}]';
const container = (...settings: string[]) => lines('containers:', `  - {image: orders, ${settings.join(', ')}}`);

describe('the words of findings', () => {
  const rows: Row[] = [
    [
      'expose-differs says all that EXPOSE does',
      { Dockerfile: lines('FROM alpine:3.24', 'EXPOSE 8080/udp 9090') },
      'EXPOSE says 8080/udp 9090, and the answers say port 8080',
      'change it to EXPOSE 8080, or run go-container --port with the other',
    ],
    [
      'healthcheck-differs says nothing of a path where none is asked',
      { Dockerfile: lines('FROM alpine:3.24', 'HEALTHCHECK CMD nc -z localhost 9090') },
      'the health check asks 9090, and the answers say 8080',
      'let it ask 8080, or run go-container with --port and --health-path',
    ],
    ...(
      [
        ['livenessProbe', '8080/healthz'],
        ['startupProbe', '8080/healthz'],
        ['readinessProbe', '8080/readyz'],
      ] as const
    ).map(
      ([kind, wanted]): Row => [
        `probe-differs says what a ${kind} is generated with`,
        { 'k8s.yaml': container(`${kind}: {httpGet: {path: /health, port: 8080}}`) },
        `a probe asks 8080/health, and the answers say ${wanted}`,
        `let it ask ${wanted}`,
      ],
    ),
    [
      'probe-differs says nothing of a path where none is asked',
      { 'k8s.yaml': container('livenessProbe: {tcpSocket: {port: 9090}}') },
      'a probe asks 9090, and the answers say 8080',
      'let it ask 8080',
    ],
    [
      'probe-differs names the variable that makes the program listen elsewhere',
      { 'k8s.yaml': container(set, 'livenessProbe: {httpGet: {path: /healthz, port: 8080}}') },
      'a probe asks 8080/healthz, and PORT makes the program listen on 9090',
      'let it ask 9090/healthz, or take PORT out for port 8080',
    ],
    [
      'probe-differs does so for a connection',
      { 'k8s.yaml': container(set, 'livenessProbe: {tcpSocket: {port: 8080}}') },
      'a probe asks 8080, and PORT makes the program listen on 9090',
      'let it ask 9090, or take PORT out for port 8080',
    ],
    [
      'probe-differs says only the path where the port is that of the variable',
      { 'k8s.yaml': container(set, 'livenessProbe: {httpGet: {path: /health, port: 9090}}') },
      'a probe asks 9090/health, and the answers say /healthz',
      'let it ask 9090/healthz',
    ],
    [
      'probe-differs of Compose does the same',
      {
        'compose.yaml': lines(
          'services:',
          '  orders:',
          '    build: .',
          '    environment: [PORT=9090]',
          '    healthcheck: {test: curl localhost:8080/healthz}',
        ),
      },
      'a probe asks 8080/healthz, and PORT makes the program listen on 9090',
      'let it ask 9090/healthz, or take PORT out for port 8080',
    ],
  ];
  for (const [name, files, problem, fix] of rows) {
    it(name, async () => assert.deepEqual(await said(files), [problem, fix]));
  }
});
