import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languages } from '../../src/language/language.ts';
import { message } from '../../src/language/message.ts';
import { say, sayMessage } from '../../src/language/say.ts';
import { visible, visibleJson, visibleLines } from '../../src/language/visible.ts';
import type { Change } from '../../src/reconcile/change.ts';
import { type CheckReport, checkJson, checkText } from '../../src/report/check-report.ts';
import { eachJson, eachText } from '../../src/report/each-report.ts';
import { jsonReport } from '../../src/report/json-report.ts';
import type { Report } from '../../src/report/report.ts';
import { textReport } from '../../src/report/text-report.ts';
import { shownDiff } from '../../src/report/unified-diff.ts';

/** Every character that a terminal obeys or hides, by ranges of its own and not by the classes that the code uses. */
const hostile = [
  ...range(0x00, 0x1f),
  ...range(0x7f, 0x9f),
  0xad,
  0x61c,
  0x180e,
  ...range(0x200b, 0x200f),
  ...range(0x2028, 0x202e),
  ...range(0x2060, 0x2064),
  ...range(0x2066, 0x206f),
  0xfeff,
  ...range(0xfff9, 0xfffb),
  ...range(0xd800, 0xdfff),
  ...range(0xe0020, 0xe007f),
].map((point) => String.fromCodePoint(point));

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

// Between two letters, as two halves of a pair side by side are one character.
const all = hostile.map((character) => `a${character}b`).join('');
const isHostile = (text: string) => {
  const characters = new Set(text);
  return hostile.filter((character) => characters.has(character));
};
const isHostileInLines = (text: string) => isHostile(text.replace(/\r?\n|\t/g, ''));

const change = {
  path: `dir/${all}`,
  status: 'conflict',
  why: message('why.blocked', { at: all, reason: message('input.at', { source: all, problem: all }) }),
  before: `${all}\nold\n`,
  after: `${all}\nnew\n`,
  operations: [],
} as unknown as Change;

const report = {
  status: 3,
  language: 'en',
  version: '1.0.0',
  folder: all,
  dryRun: false,
  answers: {},
  changes: [change],
  existing: {
    found: [{ option: 'copy', value: [all, all], place: `${all}:1` }],
    takenOver: undefined,
    warnings: [],
  },
  warnings: [message('input.at', { source: all, problem: all })],
  news: [],
  causes: [message('cause.answer', { option: 'copy', from: all, to: all })],
  findings: [],
  enter: undefined,
  again: all,
  next: [{ command: `cd ${all}`, what: 'next.enter' }],
  root: [],
} as unknown as Report;

const checked = {
  status: 1,
  language: 'en',
  version: '1.0.0',
  folder: all,
  compared: 1,
  differences: [change],
  findings: [{ id: 'x', file: all, line: 1, problem: message('input.at', { source: all, problem: all }) }].map(
    (found) => ({ ...found, fix: found.problem }),
  ),
  warnings: report.warnings,
} as unknown as CheckReport;

describe('text that is not ours', () => {
  it('is escaped, in one line', () => {
    for (const character of hostile) assert.match(visible(character), /^[\\a-z0-9]+$/, JSON.stringify(character));
    assert.equal(
      visible('a\u001b[31m\u009b\u202e\n\r\t\u{e0041}'),
      'a\\u001b[31m\\u009b\\u202e\\n\\r\\t\\udb40\\udc41',
    );
  });
  it('stays as it is where nobody can mistake it', () => {
    const plain = 'plain 健康 é 😀 «quoted» \\ / "';
    assert.deepEqual([visible(plain), visibleLines(plain)], [plain, plain]);
  });
  it('keeps line ends and tabs in texts of several lines, and no carriage return in the middle of one', () => {
    assert.equal(visibleLines('a\tb\r\nc\rd\n'), 'a\tb\r\nc\\rd\n');
    assert.deepEqual(isHostileInLines(visibleLines(all)), []);
  });
  for (const language of languages) {
    it(`is escaped in messages, and in messages within them (${language})`, () => {
      assert.deepEqual(isHostile(say(language, 'input.at', { source: all, problem: all })), []);
      assert.deepEqual(isHostile(sayMessage(language, change.why)), []);
    });
  }
  it('is escaped in every report for people', () => {
    const facts = { command: 'update', language: 'en', diff: true, dryRun: false, columns: undefined } as const;
    const each = eachText(facts);
    const ofEach = [
      each.entry({ kind: 'updated', path: all, folder: all, report }),
      each.entry({ kind: 'skipped', path: all, folder: all, why: message('each.twice', { path: all }) }),
      each.tail({ counts: new Map([['conflict', 1]]), status: 3, notReached: [] }),
    ];
    const texts = [textReport(report, true), checkText(checked), shownDiff(change), ...ofEach];
    for (const text of texts) assert.deepEqual(isHostileInLines(text), []);
    // The texts are escaped, not left out.
    for (const text of texts.slice(0, 3)) assert.match(text, /a\\u001bb.*a\\u009bb.*a\\u202eb/);
  });
  it('stays faithful in reports for programs, by the escapes of JSON', () => {
    const single = jsonReport(report, true);
    const check = checkJson(checked);
    const each = eachJson({ command: 'update', language: 'en', diff: true, dryRun: false, columns: undefined });
    const many = [
      each.head(),
      each.entry({ kind: 'updated', path: all, folder: all, report }),
      each.tail({ counts: new Map([['conflict', 1]]), status: 3, notReached: [all] }),
    ].join('');
    for (const text of [single, check, many]) assert.deepEqual(isHostileInLines(text), []);
    const [ofOne, ofCheck, ofMany] = [single, check, many].map((text) => JSON.parse(text));
    assert.equal(ofOne.files[0].path, change.path);
    assert.ok(ofOne.files[0].diff.includes(`+new`) && ofOne.files[0].diff.includes(all.split('\n')[0]));
    assert.equal(ofOne.found.values[0].value[0], all);
    assert.equal(ofOne.warnings[0], `${all}: ${all}`);
    assert.equal(ofCheck.findings[0].message, `${all}: ${all}`);
    assert.deepEqual([ofMany.projects[0].path, ofMany.notReached], [all, [all]]);
  });
  it('is the same value after JSON for anything', () => {
    const value = { [all]: [all, 1, null] };
    assert.deepEqual(JSON.parse(visibleJson(value)), value);
  });
});
