import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '../../src/check/findings.ts';
import type { Answers } from '../../src/options/answers.ts';

/** Answers that the files of these tests are compared with. */
export const answers = {
  name: 'orders',
  scaffold: 'yes',
  base: 'alpine',
  healthCheck: 'http',
  main: ['.'],
  port: 8080,
  healthPath: '/healthz',
  readyPath: '/readyz',
  telemetry: 'none',
  with: [],
  repositoryPath: '',
} as Partial<Answers> as Answers;

/** A module that was there, with two programs. */
export const moduleAnswers = {
  ...answers,
  scaffold: 'no',
  main: ['./cmd/api', './cmd/worker=9090/live'],
  module: 'example.com/x',
  args: [],
  healthArgs: [],
  healthCheck: 'http',
  base: 'alpine',
  portVariable: 'PORT',
  morePorts: ['6060'],
} as Partial<Answers> as Answers;

/** Files by their paths, and the findings in them as `id file:line`; none for what must not be found. */
export type Row = [name: string, files: Readonly<Record<string, string>>, found: readonly string[], answers?: Answers];

export function lines(...all: string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** Makes a test of each row. */
export function findingTests(what: string, rows: readonly Row[]): void {
  describe(what, () => {
    for (const [name, files, found, chosen = answers] of rows) {
      it(name, async () => {
        const findings = await findingsIn(new Map(Object.entries(files)), chosen, '2026-11-24');
        assert.deepEqual(
          findings.map(({ id, file, line }) => `${id} ${file}:${line}`),
          found,
        );
      });
    }
  });
}
