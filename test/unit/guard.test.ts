import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Values } from '../../src/language/message.ts';
import { sayMessage } from '../../src/language/say.ts';
import type { Change, Status } from '../../src/reconcile/change.ts';
import { brokenLines, brokenMerges } from '../../src/reconcile/guard/broken-lines.ts';
import { brokenInstructions } from '../../src/reconcile/guard/dockerfile.ts';
import { newsIn } from '../../src/report/news.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';

const said = (value: Values[string] | undefined) => (typeof value === 'object' ? sayMessage('en', value) : value);
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

describe('a file that a merge broke', () => {
  const warnings = async (status: Status) => {
    const change: Partial<Change> = { path: 'a.yaml', status, before: 'a: 1\n', after: 'a: [\n' };
    return (await brokenMerges([change as Change], { version: '', files: new Map() })).map(({ key }) => key);
  };
  for (const status of ['merged', 'renamed', 'mine', 'theirs'] as const) {
    it(`is reported if it is ${status}`, async () => assert.deepEqual(await warnings(status), ['guard.at']));
  }
  it('is not reported if nothing was merged', async () => {
    for (const status of ['kept', 'overwritten', 'conflict'] as const) assert.deepEqual(await warnings(status), []);
  });
});

describe('a Dockerfile', () => {
  const known = [lines('FROM a AS builder', 'FROM scratch', 'COPY --from=builder /x /x')];
  const rows: [name: string, text: string, found: string[]][] = [
    ['that is whole', lines('FROM a AS build', 'FROM scratch', 'COPY --from=build /x /x'), []],
    [
      'that copies from a stage that is gone',
      lines('FROM a AS build', 'FROM scratch', 'COPY --from=builder /x /x'),
      ['stage-missing 3 builder'],
    ],
    ['that starts from a stage that is gone', lines('FROM a AS build', 'FROM Builder'), ['stage-missing 2 builder']],
    [
      'that mounts from a stage that is gone',
      lines('FROM a AS build', 'RUN --network=none \\', '  --mount=type=cache,target=/x,from=builder true'),
      ['stage-missing 2 builder'],
    ],
    [
      'that copies from a stage that begins further down',
      lines('FROM a AS build', 'COPY --from=builder /x /x', 'FROM a AS builder'),
      ['stage-missing 2 builder'],
    ],
    ['that runs a program with such a flag', lines('FROM a AS build', 'RUN tool --from=builder $X --from=$Y'), []],
    ['that copies from an image', lines('FROM a AS build', 'COPY --from=busybox /x /x'), []],
    ['that copies from a number', lines('FROM a', 'FROM b', 'COPY --from=0 /x /x'), []],
    ['that copies from a number that is none', lines('FROM a', 'COPY --from=0 /x /x'), ['stage-missing 2 0']],
    ['that begins a line with no instruction', lines('FROM a', '&& true'), ['instruction-unknown 2 &&']],
    ['with half of a conflict', lines('FROM a', '=======', 'USER 1'), ['instruction-unknown 2 =======']],
    ['with nothing in it', lines('# only this'), ['dockerfile-refused 1 no FROM instruction']],
    [
      'with an instruction that has no arguments',
      lines('FROM a', 'EXPOSE'),
      ['dockerfile-refused 2 EXPOSE has no arguments'],
    ],
    [
      'with a HEALTHCHECK that lost its CMD',
      lines('FROM a', 'HEALTHCHECK --interval=5s \\', 'USER 65532'),
      [
        'dockerfile-refused 2 HEALTHCHECK is not of the form HEALTHCHECK [--FLAG=VALUE …] CMD COMMAND, or HEALTHCHECK NONE',
      ],
    ],
    [
      'with a here-document that is not closed',
      lines('FROM a', 'RUN <<EOF', 'true'),
      ['dockerfile-refused 2 the here-document has no closing line “EOF”'],
    ],
    [
      'with here-documents of any name',
      lines('FROM a', 'RUN <<END-SCRIPT <<-"a b" <<1', '&& x', 'END-SCRIPT', '&& y', 'a b', '&& z', '1', 'USER 1'),
      [],
    ],
    ['of another frontend', lines('# syntax=example.com/mine:1', 'FROM a', 'INCLUDE b'), []],
    ['of another frontend, of a file that begins with a mark', lines('\uFEFF# Syntax = mine', 'INCLUDE b'), []],
    [
      'with a comment like a directive, where there can be none any more',
      lines('FROM a', '# syntax=example.com/mine:1', 'INCLUDE b'),
      ['instruction-unknown 3 INCLUDE'],
    ],
    [
      'of Docker’s frontend',
      lines('# syntax=docker/dockerfile:1', 'FROM a', 'INCLUDE b'),
      ['instruction-unknown 3 INCLUDE'],
    ],
    [
      'with an argument above the first FROM',
      lines('ARG A', 'ARG B C=x D="y z"', 'FROM $A-${B} AS ${C}', 'FROM $D'),
      [],
    ],
    ['with arguments of the platform', lines('FROM --platform=$BUILDPLATFORM a-$TARGETARCH', 'FROM b-${BUILDOS}'), []],
    ['with the release of the platform', lines('FROM a:${TARGETOSVERSION}', 'FROM b:$BUILDOSVERSION'), []],
    [
      'with an argument that is gone',
      lines('ARG A=a', 'FROM $A', 'FROM ${RUN_IMAGE} AS b'),
      ['argument-missing 3 RUN_IMAGE'],
    ],
    ['with a platform that is gone', lines('FROM --platform=$HERE a'), ['argument-missing 1 HERE']],
    ['with an argument that is declared in a stage', lines('FROM a', 'ARG B=b', 'FROM $B'), ['argument-missing 3 B']],
    ['with an argument that is cut', lines('FROM a:${V#v}'), ['argument-missing 1 V']],
    ['with a default in its place', lines('FROM ${A:-a}', 'FROM ${B-b}', 'FROM c${D:+d}'), []],
    ['with a dollar that is none', lines('FROM a\\$B'), []],
    [
      'with comments in it',
      lines(
        '# escape=`',
        'FROM a',
        'RUN b `',
        '  # why: \\ and `',
        '  && c <<EOF',
        '# no $comment',
        'EOF',
        '# end',
        'BAD x',
      ),
      ['instruction-unknown 9 BAD'],
    ],
    ['that copies from a variable', lines('ARG A=a', 'FROM a', 'ARG A', 'COPY --from=$A /x /'), ['from-variable 4 $A']],
    [
      'that mounts from a variable',
      lines('ARG A=a', 'FROM a', 'RUN --mount=type=bind,from=${A},target=/x true'),
      ['from-variable 3 ${A}'],
    ],
  ];
  for (const [name, text, found] of rows) {
    it(name, () =>
      assert.deepEqual(
        brokenInstructions(text, known).map(
          ({ id, line, values }) => `${id} ${line} ${said(Object.values(values)[0])}`,
        ),
        found,
      ),
    );
  }
});

describe('YAML', () => {
  const brokenYaml = (text: string) => brokenLines('x.yaml', text, []);
  it('that is whole', async () => assert.deepEqual(await brokenYaml('a: 1\n---\nb: [1, 2]\n'), []));
  it('that is broken', async () => {
    assert.deepEqual(
      (await brokenYaml('a:\n  - 1\n b: 2\n')).map(({ id, line }) => `${id} ${line}`),
      ['yaml-broken 3'],
    );
  });
  it('that is broken in two documents', async () => {
    const found = await brokenYaml('a: {b: 1\nc: 2\n---\nd: 1\nd: 2\n');
    assert.deepEqual(
      found.map(({ id }) => id),
      ['yaml-broken', 'yaml-broken'],
    );
  });
});

describe('what is generated', () => {
  it('is whole, for any answers', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnswers, async (answers) => {
        for (const [path, text] of renderedTexts(answers))
          assert.deepEqual(await brokenLines(path, text, [text]), [], path);
      }),
      { numRuns: 50 },
    );
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
