import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { languages } from '../../src/language/language.ts';
import type { Answers } from '../../src/options/answers.ts';
import { packageRoot } from '../../src/package-root.ts';
import { manifest, templateIn } from '../../src/render/manifest.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedFiles } from '../support/rendering.ts';

const templates = join(packageRoot(), 'templates');
const rendered = (answers: Answers) => renderedFiles(resolve(answers));
const forAll = (check: (answers: Answers) => void) => fc.assert(fc.property(arbitraryAnswers, check), { numRuns: 100 });

describe('every rendered file, over the whole option space', () => {
  it('has the same bytes for the same answers', () => {
    forAll((answers) => assert.deepEqual(rendered(answers), rendered(structuredClone(answers))));
  });
  it('has no trace of its template: no tag, no doubled or leading blank line, no blank at the end of a line', () => {
    forAll((answers) => {
      for (const { path, content } of rendered(answers)) {
        assert.doesNotMatch(content, /<%|%>|undefined|\[object |NaN/, path);
        assert.doesNotMatch(content, /^\n|\n\n\n|\n\n$/, path);
        assert.doesNotMatch(content, /[ \t]$/m, path);
        assert.doesNotMatch(content, /\r/, path);
        assert.match(content, /[^\n]\n$/, path);
      }
    });
  });
  it('goes to a path of its own', () => {
    forAll((answers) => {
      const paths = rendered(answers).map(({ path }) => path);
      assert.equal(new Set(paths).size, paths.length);
    });
  });
});

describe('every Dockerfile, over the whole option space', () => {
  it('has each image in an ARG that begins a line once, as a literal: version bots take the last such line', () => {
    forAll((answers) => {
      const { content = '' } = rendered(answers).find(({ path }) => path === 'Dockerfile') ?? {};
      for (const name of ['BUILD_IMAGE', ...(answers.base === 'scratch' ? [] : ['RUN_IMAGE'])]) {
        const lines = content.split('\n').filter((line) => line.startsWith(`ARG ${name}`));
        assert.equal(lines.length, 1, lines.join());
        assert.match(lines[0] ?? '', /=[a-z0-9.:/_-]+:[a-z0-9.-]+$/);
      }
    });
  });
  it('mentions no password, and mounts a secret wherever something is fetched if there is one', () => {
    forAll((answers) => {
      const { content = '' } = rendered(answers).find(({ path }) => path === 'Dockerfile') ?? {};
      const runs = content
        .split(/\nRUN /)
        .slice(1)
        .map((run) => run.split(/\n(?=[A-Z#])/)[0] ?? '');
      for (const run of runs.filter((text) => /apk add|go build/.test(text))) {
        const mounted = run.includes('id=netrc,target=/root/.netrc');
        assert.equal(mounted, answers.credentials === 'netrc', run);
      }
    });
  });
});

describe('the manifest', () => {
  it('names every template there is', () => {
    const files = readdirSync(templates, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => join(entry.parentPath, entry.name).slice(templates.length + 1)).sort();
    assert.deepEqual(
      names,
      [
        ...new Set(manifest.flatMap((entry) => languages.map((language) => `${templateIn(entry, language)}.ejs`))),
      ].sort(),
    );
  });
});
