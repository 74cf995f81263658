import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Answers, OptionName } from '../../src/options/answers.ts';
import { optionOf } from '../../src/options/table.ts';

const choices = (option: OptionName) => optionOf(option).choices ?? [];
const extras = choices('with');

/** Values of one case by option; each extra is an option with the values `on` and `off`. */
type Case = Readonly<Record<string, string>>;

/** The options that decide which files there are and what most of their lines say. */
const options = ['base', 'region', 'comments', 'language', 'scaffold', 'telemetry', 'credentials'] as const;
const values: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(options.map((option) => [option, choices(option)])),
  ...Object.fromEntries(extras.map((extra) => [extra, ['on', 'off']])),
};
const isPossible = (pair: string) => !/^scaffold=no & telemetry=(?!none)/.test(pair);

/** All pairs of two options with one value each, as `base=alpine & region=china`. */
function pairsOf(valuesOf: (option: string) => readonly string[]): string[] {
  const names = Object.keys(values);
  return names
    .flatMap((first, i) =>
      names
        .slice(i + 1)
        .flatMap((second) =>
          valuesOf(first).flatMap((a) => valuesOf(second).map((b) => `${first}=${a} & ${second}=${b}`)),
        ),
    )
    .filter(isPossible);
}

/** What a golden directory was generated with: its saved answers, and the defaults of what is not saved. */
function caseIn(directory: string): Case {
  const saved = JSON.parse(readFileSync(join(directory, 'project/.yo-rc.json'), 'utf8'));
  const answers: Partial<Answers> = saved['generator-go-container'];
  const { base = '', region = '', comments = 'teach', language = '', scaffold = 'yes' } = answers;
  const { telemetry = 'none', credentials = 'none', with: chosen = [] } = answers;
  return {
    ...{ base, region, comments, language, scaffold, telemetry, credentials },
    ...Object.fromEntries(extras.map((extra) => [extra, chosen.some((one) => one === extra) ? 'on' : 'off'])),
  };
}

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => caseIn(join(import.meta.dirname, name)));

describe('the golden directories', () => {
  const possible = pairsOf((option) => values[option] ?? []);
  const covered = new Set(cases.flatMap((one) => pairsOf((option) => [one[option] ?? ''])));
  const missing = possible.filter((pair) => !covered.has(pair));
  it('have values of the option table only', () => {
    assert.deepEqual(
      [...covered].filter((pair) => !possible.includes(pair)),
      [],
    );
  });
  it('cover at least 90 % of the pairs of values', (t) => {
    t.diagnostic(`${possible.length - missing.length} of ${possible.length} pairs`);
    assert.ok(missing.length <= possible.length * 0.1, `missing:\n${missing.join('\n')}`);
  });
  it('cover every pair of a base with a region, a language, and a service or an existing module', () => {
    const wanted = /^base=\S+ & (region|language|scaffold)=/;
    assert.deepEqual(
      missing.filter((pair) => wanted.test(pair)),
      [],
    );
  });
});
