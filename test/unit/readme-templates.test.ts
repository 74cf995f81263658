import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Language } from '../../src/language/language.ts';
import type { Answers } from '../../src/options/answers.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';

/** The generated README of a service in a language. */
function readme(answers: Answers, language: Language): string {
  return renderedTexts({ ...answers, language }).get('README.md') ?? '';
}

/** What the two must share: headings by level, code but for comments, layout but for words, and what tables have in code. */
function outline(text: string): object {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code = '']) => code.replace(/(^| +)# .*$/gm, '#'));
  const outside = text.replace(/```[\s\S]*?```/g, '');
  return {
    blocks,
    headings: outside.match(/^#+(?= )/gm),
    folders: outside.match(/^ {4}\S+/gm),
    rows: (outside.match(/^\|.*$/gm) ?? []).map((row) => row.match(/`[^`]*`/g)),
  };
}

const services = arbitraryAnswers.filter(({ scaffold }) => scaffold === 'yes');

describe('the generated README', () => {
  it('has the same outline, code and tables in both languages', () => {
    fc.assert(
      fc.property(services, (answers) =>
        assert.deepEqual(outline(readme(answers, 'zh-CN')), outline(readme(answers, 'en'))),
      ),
      { numRuns: 50 },
    );
  });
  it('is in the language of the project', () => {
    fc.assert(
      fc.property(services, (answers) => {
        const [english, chinese] = [readme(answers, 'en'), readme(answers, 'zh-CN')];
        assert.doesNotMatch(english, /\p{Script=Han}/u);
        const prose = chinese.replace(/```[\s\S]*?```/g, '').split('\n');
        const left = prose.filter(
          (line) => /[a-z]/i.test(line.replace(/`[^`]*`/g, '')) && !/\p{Script=Han}/u.test(line),
        );
        assert.deepEqual(
          left.filter((line) => !/^(# .*|\| `[A-Z_]+` \| `.*` \|)$/.test(line)),
          [],
        );
      }),
      { numRuns: 50 },
    );
  });
});
