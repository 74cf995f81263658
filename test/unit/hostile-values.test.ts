import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { readAnswersFile } from '../../src/ask/answers-file.ts';
import { readSavedAnswers } from '../../src/inspect/saved-answers.ts';
import { isFailure } from '../../src/language/failure.ts';
import { checkArgs, checkBuildSteps, checkEnv } from '../../src/options/checks/lists.ts';
import { shown } from '../../src/options/checks/result.ts';
import { optionTable } from '../../src/options/table.ts';
import { unknownAnswerWarnings } from '../../src/run/warnings.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';

/** Milliseconds: for what a linear reader does in a few, also on a busy machine. */
const bound = 5000;

function atOnce<Value>(run: () => Value): Value {
  const start = performance.now();
  const value = run();
  assert.ok(performance.now() - start < bound, `${performance.now() - start} ms`);
  return value;
}

/** Long texts on which expressions with neighbouring or nested repetitions take minutes. */
const long = [
  ...[
    'a',
    '-',
    ' ',
    '/',
    '.',
    ':',
    ',',
    '=',
    '@',
    '"',
    '\\',
    '\n',
    '0',
    '\u{10ffff}',
    'a=',
    'a ',
    'a/',
    './',
    'A=,',
    'x:@',
    '//',
  ],
  ...['/.env.', 'a.b=', 'https://', ',direct', '|x', '1s', '=none', '$(', '<<', '[', '{'],
].map((part) => part.repeat(30_000 / part.length));
const beginnings = ['', './', '/', 'a', 'A=', 'https://', 'a.b=', 'interval=', 'docker.io='];
const ends = ['', '!', '\u0000', '='];

describe('a value of 30,000 characters', () => {
  for (const { name, separator, check } of optionTable) {
    it(`for ${name} is accepted or refused at once`, () => {
      atOnce(() => {
        for (const middle of long) {
          for (const [i, beginning] of beginnings.entries()) {
            const text = `${beginning}${middle}${ends[i % ends.length]}`;
            check(text);
            if (separator !== undefined) check([text]);
          }
        }
      });
    });
  }
});

describe('a shown value', () => {
  it('has none of the credentials that an expression would find', () => {
    const part = fc.constantFrom('/', '//', '@', ':', ' ', 'a', 'bc', '\t', 'https:');
    const expected = (text: string) => text.replace(/(\/\/)[^/@\s]*@|[^/@\s:]+:[^/@\s]*@/g, '$1…@');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        // An expression leaves colons in front of a name.
        const [mine, its] = [shown(text), expected(text)].map((one) => one.replace(/:+…@/g, '…@'));
        assert.equal(mine, its?.replaceAll('\t', '\\t'));
      }),
    );
    assert.equal(shown('https://me:secret@x.org'), 'https://…@x.org');
    assert.equal(shown('me:secret@x.org'), '…@x.org');
  });
});

describe('free text', () => {
  const takes = ['a b', 'café', '日本語', '👩‍💻', 'a\u00a0b', '\u{10ffff}', '~'];
  const refuses = [
    '\ufffe',
    '\uffff',
    '\ud800',
    '\udc00',
    '\ufeff',
    '\u2028',
    '\u2029',
    '\u202e',
    '\u2066',
    '\u0085',
    '\u009b',
    '\u0007',
  ];
  const checks = { env: checkEnv, args: checkArgs, buildSteps: checkBuildSteps };
  for (const [name, check] of Object.entries(checks)) {
    it(`of ${name} has no character that breaks YAML or a line, wherever it stands`, () => {
      const listOf = (text: string) => [name === 'env' ? `A=${text}` : text];
      for (const text of takes) assert.deepEqual(check(listOf(text)), { ok: true, value: listOf(text) });
      for (const strange of refuses) {
        for (const text of [`a${strange}b`, `a${strange}`, `${strange}b`].filter((one) => one === one.trim())) {
          assert.equal(check(listOf(text)).ok, false, JSON.stringify(text));
        }
      }
    });
  }
});

async function failureIn(t: TestContext, content: string): Promise<string> {
  const file = join(freshFolder(t), 'answers.yaml');
  writeFileSync(file, content);
  const start = performance.now();
  try {
    await readAnswersFile(file, 'answers.yaml');
    return '';
  } catch (error) {
    assert.ok(isFailure(error), String(error));
    assert.equal(error.status, 2);
    return error.problem.key;
  } finally {
    assert.ok(performance.now() - start < bound, `${performance.now() - start} ms`);
  }
}

describe('an answers file', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, i) => `k${i}: 1\n`).join('');
  const rows: readonly (readonly [what: string, content: string, key: string])[] = [
    ['of 60,000 unknown keys', keys(60_000), 'input.fileLong'],
    ['of as many unknown keys as it may have', keys(10_000), 'input.keyUnknown'],
    ['of one key again and again', 'port: 1\n'.repeat(12_000), 'input.fileSyntax'],
    ['of a key of 90,000 letters', `${'a'.repeat(90_000)}: 1\n`, 'input.fileSyntax'],
    ['of a name of 200,000 letters', `name: ${'a'.repeat(200_000)}\n`, 'input.fileLong'],
    ['of brackets', '['.repeat(99_000), 'input.fileSyntax'],
    ['of braces', '{a: '.repeat(24_000), 'input.fileSyntax'],
    ['of lists in lists', `port: ${'['.repeat(40_000)}${']'.repeat(40_000)}\n`, 'input.fileSyntax'],
    ['of dashes', '- '.repeat(49_000), 'input.fileSyntax'],
    ['of question marks', '? '.repeat(49_000), 'input.fileSyntax'],
  ];
  for (const [what, content, key] of rows) {
    it(`${what} is refused at once`, async (t) => assert.equal(await failureIn(t, content), key));
  }
  it('names the line of a key that is repeated', async (t) => {
    const file = join(freshFolder(t), 'answers.yaml');
    writeFileSync(file, 'port: 1\nbase: alpine\nport: 2\n');
    await assert.rejects(readAnswersFile(file, 'x'), /fileSyntax.*"line":3.*unique/);
  });
  it('of any bytes gives values or a sentence', async (t) => {
    const file = join(freshFolder(t), 'answers.yaml');
    const piece = fc.constantFrom(
      'port',
      ': ',
      '- ',
      '\n',
      '  ',
      '{',
      '}',
      '[',
      ']',
      '&a ',
      '*a ',
      '? ',
      '"',
      "'",
      '|\n',
      '!!x ',
      '---\n',
      '%',
      '#',
    );
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(piece, { maxLength: 40 }).map((all) => Buffer.from(all.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        writeFileSync(file, bytes);
        try {
          const { values } = await readAnswersFile(file, 'x');
          for (const { name, check } of optionTable) if (values[name] !== undefined) check(values[name]);
        } catch (error) {
          assert.ok(isFailure(error), String(error));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('saved answers', () => {
  it('of another generator may be nested, but not so deeply that nothing can compare or write them', (t) => {
    const folder = freshFolder(t);
    const nested = (depth: number) => `{"other": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
    writeFiles(folder, { '.yo-rc.json': nested(400) });
    assert.equal(Object.keys(readSavedAnswers(folder).document).length, 1);
    for (const depth of [600, 5000, 500_000]) {
      writeFiles(folder, { '.yo-rc.json': nested(depth) });
      atOnce(() => assert.throws(() => readSavedAnswers(folder), /input\.savedDeep/));
    }
  });
  it('of 60,000 unknown keys are looked through at once', (t) => {
    const folder = freshFolder(t);
    const values = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`k${i}`, 1]));
    writeFiles(folder, { '.yo-rc.json': JSON.stringify({ 'generator-go-container': { prot: 1, ...values } }) });
    const warnings = atOnce(() => unknownAnswerWarnings(readSavedAnswers(folder)));
    assert.ok(warnings.length > 0 && warnings.length <= 100, String(warnings.length));
  });
  it('longer than anybody writes are not read', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { '.yo-rc.json': ' '.repeat(17 * 1024 * 1024) });
    assert.throws(() => readSavedAnswers(folder), /failure\.read/);
  });
});
