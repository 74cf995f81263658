import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { flagsOf } from '../../src/ask/commands.ts';
import { commandNames, mirrorFlagTable, runFlagTable } from '../../src/ask/flags.ts';
import { languages } from '../../src/language/language.ts';
import { width } from '../../src/language/width.ts';
import { optionGroups } from '../../src/options/option.ts';
import { optionTable } from '../../src/options/table.ts';
import { type HelpTopic, helpText } from '../../src/report/help.ts';
import { surroundings } from '../support/surroundings.ts';

const topics: readonly (HelpTopic | undefined)[] = commandNames.map((name) => (name === 'generate' ? undefined : name));

describe('the help', () => {
  for (const language of languages) {
    it(`fits the terminal and loses no word (${language})`, () => {
      for (const topic of topics) {
        const help = (columns: number) => helpText({ program: 'go-container', topic, language, surroundings, columns });
        const plain = (text: string) => text.replace(/\s+/g, '');
        for (const columns of [80, 100, 132]) {
          const lines = help(columns).split('\n');
          const wide = lines.filter((line) => width(line) >= columns && !/^ {2}(go-container|--)/.test(line));
          assert.deepEqual(wide, [], `${topic} ${columns}`);
          assert.equal(plain(help(columns)), plain(help(1000)));
        }
      }
    });
  }
  it('has every option and flag, those of the main command by groups', () => {
    const text = helpText({ program: 'go-container', topic: undefined, language: 'en', surroundings, columns: 80 });
    for (const { flag } of optionTable) assert.ok(text.includes(`--${flag} `), flag);
    assert.deepEqual(
      [...text.matchAll(/^([A-Z][a-z ]+)(?: \(.*\))?:$/gm)].map(([, title]) => title),
      ['Commands', 'Examples', 'Project', 'Service', 'Image', 'Build', 'Mirrors', 'Optional files', 'Flags of a run'],
    );
    assert.equal(optionGroups.length, 6);
  });
  it('lists every flag with some command', () => {
    const listed = new Set(commandNames.flatMap((name) => flagsOf(name).map(({ flag }) => flag)));
    const all = [...optionTable, ...runFlagTable, ...mirrorFlagTable].map(({ flag }) => flag);
    assert.deepEqual([...listed].sort(), all.sort());
  });
  it('lists only the commands that yo has', () => {
    const text = helpText({ program: 'yo', topic: 'check', language: 'en', surroundings, columns: 80 });
    assert.match(text, /^Usage: yo go-container:check \[FLAGS\]\n/);
    assert.ok(!text.includes('--each DIR'));
  });
});
