import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dockerfileProblems } from '../../src/reconcile/guard/dockerfile.ts';
import { yamlProblems } from '../../src/reconcile/guard/yaml.ts';
import { newsIn } from '../../src/report/news.ts';

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

describe('a merged Dockerfile', () => {
  const former = [lines('FROM a AS builder', 'FROM scratch', 'COPY --from=builder /x /x')];
  const rows: [name: string, text: string, found: string[]][] = [
    ['that is whole', lines('FROM a AS build', 'FROM scratch', 'COPY --from=build /x /x'), []],
    [
      'that copies from a stage that is gone',
      lines('FROM a AS build', 'FROM scratch', 'COPY --from=builder /x /x'),
      ['guard.stage 3'],
    ],
    ['that starts from a stage that is gone', lines('FROM a AS build', 'FROM Builder'), ['guard.stage 2']],
    [
      'that mounts from a stage that is gone',
      lines('FROM a AS build', 'RUN --mount=type=cache,target=/x,from=builder true'),
      ['guard.stage 2'],
    ],
    ['that copies from an image', lines('FROM a AS build', 'COPY --from=busybox /x /x', 'COPY --from=0 /x /x'), []],
    ['that begins a line with no instruction', lines('FROM a', '&& true'), ['guard.instruction 2']],
  ];
  for (const [name, text, found] of rows) {
    it(name, () =>
      assert.deepEqual(
        dockerfileProblems(text, former).map(({ key, values }) => `${key} ${values.line}`),
        found,
      ),
    );
  }
});

describe('merged YAML', () => {
  it('that is whole', () => assert.deepEqual(yamlProblems('a: 1\n---\nb: [1, 2]\n'), []));
  it('that is broken', () => {
    const [problem] = yamlProblems('a:\n  - 1\n b: 2\n');
    assert.equal(problem?.key, 'guard.yaml');
  });
});

describe('the changelog', () => {
  it('is read by its versions and entries', () => {
    const text =
      '# Changelog\n\n## [Unreleased]\n\n- not yet\n\n## [1.2.0] - 2027-01-01\n\n### Added\n\n- one\n  and more\n- two\n\n## 1.1.0\n\n- old\n';
    assert.deepEqual(newsIn(text), [
      { version: '1.2.0', entries: ['one and more', 'two'] },
      { version: '1.1.0', entries: ['old'] },
    ]);
  });
});
