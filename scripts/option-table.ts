/**
 * Writes the option table of README.md and README.zh-CN.md anew, between its two comments, from the option table of the
 * source; a test compares them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../src/language/language.ts';
import type { Key } from '../src/language/message.ts';
import { say } from '../src/language/say.ts';
import { optionTable } from '../src/options/table.ts';
import { packageRoot } from '../src/package-root.ts';

const heads: Record<Language, string> = {
  en: '| option | flag | what it is | default |\n|---|---|---|---|',
  'zh-CN': '| 选项 | 参数 | 含义 | 默认值 |\n|---|---|---|---|',
};

/** The table in Markdown; a default that follows from something is told by the option's `default` text. */
export function optionTableText(language: Language): string {
  const rows = optionTable.map(({ name, flag, placeholder }) => {
    const values = placeholder.replaceAll('|', '\\|');
    const describe = say(language, `option.${name}.describe` as Key);
    return `| ${name} | \`--${flag} ${values}\` | ${describe} | ${say(language, `option.${name}.default` as Key)} |`;
  });
  return [heads[language], ...rows].join('\n');
}

/** A README with its table replaced. */
export function withTable(text: string, language: Language): string {
  const table = `<!-- options -->\n${optionTableText(language)}\n<!-- /options -->`;
  return text.replace(/<!-- options -->[\s\S]*<!-- \/options -->/, () => table);
}

if (import.meta.main) {
  for (const [name, language] of [
    ['README.md', 'en'],
    ['README.zh-CN.md', 'zh-CN'],
  ] as const) {
    const file = join(packageRoot(), name);
    writeFileSync(file, withTable(readFileSync(file, 'utf8'), language));
  }
}
