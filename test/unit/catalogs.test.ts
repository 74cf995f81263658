import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../src/language/en.ts';
import { isMainland, languageOf } from '../../src/language/language.ts';
import { message } from '../../src/language/message.ts';
import { say, sayMessage } from '../../src/language/say.ts';
import { makeZhCN } from '../../src/language/zh-CN.ts';
import { optionTable } from '../../src/options/table.ts';
import { packageRoot } from '../../src/package-root.ts';

const zhCN = makeZhCN();
/** Everything that may say a key: all TypeScript but the catalogs. */
const sources = ['src', 'generators', 'scripts'].flatMap((folder) =>
  readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/^language\/(en|zh-CN)\.ts$/.test(file))
    .map((file) => readFileSync(join(packageRoot(), folder, file), 'utf8')),
);
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the catalogs', () => {
  it('have the same keys in the same order', () => assert.deepEqual(Object.keys(zhCN), Object.keys(en)));
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    it(`have the same placeholders in ${key}`, () => assert.deepEqual(placeholders(zhCN[key]), placeholders(en[key])));
  }
  it('have no key that nothing says, as a literal or as a template that begins with a word of its own', () => {
    const text = sources.join('\n');
    const literals = new Set(text.match(/(?<=')[a-z][\w.-]*(?=')/gi));
    const templates = (text.match(/(?<=`)[a-z]+\.[\w.]*(\$\{[^}]*\}[\w.]*)+(?=`)/gi) ?? []).map((template) => {
      return new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[\\w.-]+')}$`);
    });
    const unused = Object.keys(en).filter((key) => !literals.has(key) && !templates.some((one) => one.test(key)));
    assert.deepEqual(unused, []);
  });
  it('are translated', () => {
    const same = (Object.keys(en) as (keyof typeof en)[]).filter(
      (key) => en[key] === zhCN[key] && !/^`[^`]*`$/.test(en[key]),
    );
    assert.deepEqual(same, []);
  });
  it('have the texts of every option and of every choice', () => {
    for (const { name, asked, choices } of optionTable) {
      const parts = ['describe', 'default', ...(asked === undefined ? [] : ['question', 'hint', ...(choices ?? [])])];
      for (const part of parts) assert.ok(`option.${name}.${part}` in en, `option.${name}.${part}`);
    }
  });
});

describe('say', () => {
  it('puts values and messages into a text', () => {
    const problem = message('check.port', { input: 0 });
    assert.match(say('en', 'input.at', { source: '--port', problem }), /^--port: “0” is no port/);
    assert.match(sayMessage('zh-CN', message('input.at', { source: '--port', problem })), /^--port：“0”不是端口/);
  });
  it('takes a value as it is, whatever it holds', () => {
    assert.match(say('en', 'check.port', { input: '{input} $& $1' }), /^“\{input\} \$& \$1” is no port/);
  });
});

describe('the language of a locale', () => {
  for (const [locale, language] of [
    ['zh_CN.UTF-8', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en_US.UTF-8', 'en'],
    ['C.UTF-8', 'en'],
    ['zha_CN', 'en'],
    [undefined, 'en'],
  ] as const) {
    it(`${locale} is ${language}`, () => assert.equal(languageOf(locale), language));
  }
});

describe('a locale of mainland China', () => {
  for (const [locale, expected] of [
    ['zh_CN.UTF-8', true],
    ['zh', true],
    ['zh-Hans-CN', true],
    ['zh_TW.UTF-8', false],
    ['zh-HK', false],
    ['zh-Hant', false],
    ['zh_SG.UTF-8', false],
    ['en_CN.UTF-8', false],
    [undefined, false],
  ] as const) {
    it(`is ${locale}: ${expected}`, () => assert.equal(isMainland(locale), expected));
  }
});
