import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { loadComments } from '../../src/language/comments/load.ts';
import { width } from '../../src/language/width.ts';
import type { Answers } from '../../src/options/answers.ts';
import { hasFilesByChoice } from '../../src/render/manifest.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedFiles } from '../support/rendering.ts';

const comments = { en: await loadComments('en', true), 'zh-CN': await loadComments('zh-CN', true) };
/** What tools read, and no person. */
const toolLine = /^\s*(# hadolint ignore=|\/\/go:)/;
/** A comment at the end of a line of Go; `indirect` is for the go command. */
const tail = /\s\/\/ (?!indirect$)/;
const han = /\p{Script=Han}/u;

/** Whether a comment may stand at the end of a line. */
const mayHaveTails = (path: string) => /(\.go|go\.mod|\.json5|\.ya?ml)$/.test(path);

type File = { readonly path: string; readonly lines: readonly string[]; readonly sign: string };

/** The files that hold comments, with their lines. What comes from answers begins no line of them with the sign of a comment. */
function filesOf(answers: Answers): File[] {
  return renderedFiles(resolve(answers))
    .filter(({ path }) => !path.endsWith('.md'))
    .map(({ path, content }) => ({
      path,
      lines: content.trimEnd().split('\n'),
      sign: /\.go$|go\.mod$|\.json5?$/.test(path) ? '//' : '#',
    }));
}

const isComment =
  ({ sign }: File) =>
  (line: string) =>
    line.trimStart().startsWith(sign) && !toolLine.test(line);

/** Runs a check for each file of answers at some levels and in some languages. */
function forFiles(given: Partial<Answers>, check: (file: File, answers: Answers) => void): void {
  const all = fc.property(arbitraryAnswers, (answers) => {
    const project = { ...answers, ...given };
    for (const file of filesOf(project)) check(file, project);
  });
  fc.assert(all, { numRuns: 50 });
}

describe('the comments of rendered files, over the whole option space', () => {
  it('are all among those that are loaded, where there are no files by choice', async () => {
    const always = { en: await loadComments('en', false), 'zh-CN': await loadComments('zh-CN', false) };
    const plain = arbitraryAnswers.filter(
      (answers) => !hasFilesByChoice(resolve({ ...answers, with: [], telemetry: 'none' })),
    );
    fc.assert(
      fc.property(plain, (answers) => {
        const project = resolve({ ...answers, with: [], telemetry: 'none' });
        assert.deepEqual(renderedFiles(project, always[project.language]), renderedFiles(project));
      }),
      { numRuns: 100 },
    );
  });
  it('leave no marker', () => {
    const keys = new Set(Object.keys(comments.en));
    forFiles({}, ({ path, lines }) => {
      const left = lines.filter((line) => keys.has(/(?:#|\/\/): (\S+)$/.exec(line)?.[1] ?? ''));
      assert.deepEqual(left, [], path);
    });
  });
  it('are none where none are wanted, but for what tools read', () => {
    forFiles({ comments: 'none' }, (file) => {
      assert.deepEqual(file.lines.filter(isComment(file)), [], file.path);
      if (file.sign === '//')
        assert.deepEqual(
          file.lines.filter((line) => tail.test(line)),
          [],
          file.path,
        );
    });
  });
  it('leave the other lines as they are at each level and in each language', () => {
    const all = fc.property(arbitraryAnswers, (answers) => {
      const bare = (file: File) =>
        file.lines
          .filter((line) => line !== '' && !isComment(file)(line))
          .map((line) => (mayHaveTails(file.path) ? line.replace(new RegExp(` ${file.sign} .*$`), '') : line))
          // What a Makefile or a failing RUN says is no comment, and differs by language.
          .map((line) => (/^(Makefile|Dockerfile)$/.test(file.path) ? line.replace(/## .*$|echo '[^']*'/g, '') : line));
      const [none, ...others] = (['none', 'brief', 'teach'] as const).flatMap((level) =>
        (['en', 'zh-CN'] as const).map((language) => filesOf({ ...answers, language, comments: level }).map(bare)),
      );
      for (const other of others) assert.deepEqual(other, none);
    });
    fc.assert(all, { numRuns: 30 });
  });
  for (const comments of ['brief', 'teach'] as const) {
    it(`explain what tools are told to ignore, at ${comments}`, () => {
      forFiles({ comments }, (file) => {
        for (const [at, line] of file.lines.entries()) {
          if (toolLine.test(line)) assert.ok(isComment(file)(file.lines[at - 1] ?? ''), `${file.path}: ${line}`);
        }
      });
    });
    it(`are Chinese in every line, at ${comments}`, () => {
      forFiles({ comments, language: 'zh-CN' }, (file) => {
        // A wrapped line may hold the end of what is quoted.
        const isEnglish = (line: string) => !han.test(line) && (line.match(/[A-Za-z]{2,}/g) ?? []).length > 2;
        const isExample = (line: string) => new RegExp(`^\\s*${file.sign}(\t|   )`).test(line);
        const english = file.lines.filter((line) => isComment(file)(line) && isEnglish(line) && !isExample(line));
        assert.deepEqual(english, [], file.path);
        const tails = file.lines.filter((line) => tail.test(line) && !/^\s*\/\//.test(line) && !han.test(line));
        if (file.sign === '//') assert.deepEqual(tails, [], file.path);
      });
    });
    it(`are English in every line, at ${comments}`, () => {
      forFiles({ comments, language: 'en' }, ({ path, lines }) => {
        assert.deepEqual(
          lines.filter((line) => han.test(line)),
          [],
          path,
        );
      });
    });
    for (const language of ['en', 'zh-CN'] as const) {
      it(`keep within the columns of their file, at ${comments} in ${language}`, () => {
        forFiles({ comments, language }, (file) => {
          const columns = file.sign === '#' ? 120 : 100;
          const long = file.lines
            .filter(isComment(file))
            .filter(
              (line) => width(line.replaceAll('\t', '    ')) > columns && !line.includes('docker run --privileged'),
            );
          assert.deepEqual(
            long.filter((line) => !/^\s*\/\/\t/.test(line)),
            [],
            file.path,
          );
        });
      });
      it(`begin with the name of what they document in Go, at ${comments} in ${language}`, () => {
        forFiles({ comments, language, scaffold: 'yes' }, (file) => {
          if (file.sign !== '//') return;
          for (const [at, line] of file.lines.entries()) {
            const name = /^(?:func (?:\([^)]*\) )?|type |const )(\w+)/.exec(line)?.[1];
            if (name === undefined || /^(Test|init$)/.test(name) || !isComment(file)(file.lines[at - 1] ?? ''))
              continue;
            const first = file.lines.slice(0, at).findLastIndex((other) => !isComment(file)(other)) + 1;
            assert.match(file.lines[first] ?? '', new RegExp(`^// ${name} `), `${file.path}: ${line}`);
          }
        });
      });
    }
  }
  it('are no directive to Docker at the head of a Dockerfile', () => {
    forFiles({}, ({ path, lines }) => {
      if (path === 'Dockerfile') assert.doesNotMatch(lines[0] ?? '', /^#\s*\w+\s*=/);
    });
  });
});
