import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answers } from '../../src/options/answers.ts';
import { contradictionIn } from '../../src/options/contradiction.ts';
import { optionTable } from '../../src/options/table.ts';
import { surroundings } from '../support/surroundings.ts';

/** The option and the problem of the first contradiction between defaults and given answers. */
function contradiction(given: Partial<Answers>) {
  const answers: Record<string, unknown> = {};
  for (const { name, fallback } of optionTable) {
    answers[name] = given[name] ?? fallback(answers as Answers, surroundings);
  }
  const { option, problem } = contradictionIn(answers as Answers) ?? {};
  return option === undefined ? undefined : [option, problem?.key];
}

describe('a contradiction', () => {
  for (const [name, given, expected] of [
    ['is none between defaults', {}, undefined],
    ['is none between the defaults of an existing module', { scaffold: 'no' }, undefined],
    ['is no port up to 65535', { scaffold: 'no', main: ['./cmd/a=65535'] }, undefined],
    ['is a port above 65535', { scaffold: 'no', main: ['./cmd/a=65536'] }, ['main', 'contradiction.mainPort']],
    ['is an option of modules for a service', { cgo: 'on' }, ['cgo', 'contradiction.scaffold']],
    ['is even one that turns a check off', { healthCheck: 'none' }, ['healthCheck', 'contradiction.scaffold']],
    ['is no list of programs that is empty', { main: [] }, undefined],
    [
      'is telemetry for a module',
      { scaffold: 'no', telemetry: 'prometheus' },
      ['telemetry', 'contradiction.telemetry'],
    ],
    [
      'is a Go too old for telemetry',
      { telemetry: 'opentelemetry', goVersion: '1.25' },
      ['goVersion', 'contradiction.telemetryGo'],
    ],
    [
      'is C that a base cannot link',
      { scaffold: 'no', base: 'scratch', cgo: 'on', builderPackages: ['sqlite-dev'] },
      ['base', 'contradiction.cgo'],
    ],
    [
      'is a time that some engines cannot read',
      { engines: 'all', healthTimes: ['start-interval=2s'] },
      ['engines', 'contradiction.engines'],
    ],
    ['is two checks on one path', { readyPath: '/healthz' }, ['readyPath', 'contradiction.readyPath']],
    ['is none on one path for a module', { scaffold: 'no', readyPath: '/healthz' }, undefined],
    [
      'is packages on a base without apk',
      { base: 'distroless', packages: ['tini'] },
      ['packages', 'contradiction.packages'],
    ],
    ['is an Alpine that a Go never had', { alpineVersion: '3.10' }, ['alpineVersion', 'contradiction.alpineVersion']],
    [
      'is a provider that lacks the registry of the base',
      { base: 'distroless', imageMirror: '1ms' },
      ['imageMirror', 'contradiction.imageMirror'],
    ],
    ['is none if the base is from a registry that it has', { imageMirror: '1ms' }, undefined],
    ['is none if a prefix serves all', { base: 'distroless', imageMirror: 'harbor.example.com/p' }, undefined],
  ] as const)
    it(name, () => assert.deepEqual(contradiction(given as unknown as Partial<Answers>), expected));
});
