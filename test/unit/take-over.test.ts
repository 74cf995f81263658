import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withKept } from '../../src/reconcile/take-over.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';

const modules = arbitraryAnswers.filter(({ scaffold }) => scaffold === 'no');
const kept = {
  builder: ['RUN mine-builder'],
  build: ['ARG MINE'],
  stages: ['FROM mine AS web\nRUN mine-stage'],
  runtime: ['RUN mine-runtime'],
};

describe('instructions that are kept', () => {
  it('stand where they belong, whatever the language and depth of the comments', () => {
    fc.assert(
      fc.property(modules, (answers) => {
        const rendered = renderedTexts(answers).get('Dockerfile') ?? '';
        const text = withKept(rendered, { ...kept, steps: [], warnings: [] });
        const without = text
          .replace('RUN mine-builder\n', '')
          .replace('ARG MINE\n', '')
          .replace('RUN mine-runtime\n', '');
        assert.equal(without.replace('FROM mine AS web\nRUN mine-stage\n\n', ''), rendered);
        const stages = text.split(/^(?=FROM )/m);
        const stageOf = (line: string) => stages.findIndex((stage) => stage.includes(line));
        assert.match(
          stages[stageOf('mine-builder')] ?? '',
          /^FROM .* AS toolchain\n[\s\S]*WORKDIR \/src\nRUN mine-builder\n/,
        );
        assert.match(text, /^FROM toolchain AS build\nARG VERSION=dev REVISION=unknown\nARG MINE\n/m);
        assert.equal(
          stageOf('mine-stage'),
          stages.findIndex((stage) => stage.startsWith('FROM toolchain AS build')) + 1,
        );
        assert.equal(stageOf('mine-runtime'), stages.length - 1);
        assert.match(text, /RUN mine-runtime\n(?:#.*\n)*USER 65532:65532\n/);
        assert.match(text, /\n\nFROM mine AS web\nRUN mine-stage\n\n(?:#.*\n)*FROM /);
      }),
      { numRuns: 100 },
    );
  });
});
