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

describe('the words of findings', () => {
  const rows: [name: string, files: Record<string, string>, problem: string, fix: string][] = [
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
  ];
  for (const [name, files, problem, fix] of rows) {
    it(name, async () => assert.deepEqual(await said(files), [problem, fix]));
  }
});
