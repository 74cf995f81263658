/** Writes the table of mirrors in docs/mirrors.md and docs/mirrors.zh-CN.md anew, between its two comments, from the catalog; a test compares them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../src/language/language.ts';
import type { Key } from '../src/language/message.ts';
import { say } from '../src/language/say.ts';
import { catalog } from '../src/mirrors/catalog.ts';
import { packageRoot } from '../src/package-root.ts';

const heads: Record<Language, string> = {
  en: '| for | provider | address | serves | confirmed |\n|---|---|---|---|---|',
  'zh-CN': '| 种类 | 提供方 | 地址 | 提供的内容 | 证实日期 |\n|---|---|---|---|---|',
};

/** The documents with the table, by language. */
export const mirrorDocuments = [
  ['docs/mirrors.md', 'en'],
  ['docs/mirrors.zh-CN.md', 'zh-CN'],
] as const;

/** A document with its table replaced. */
export function withMirrorTable(text: string, language: Language): string {
  const rows = catalog.map(({ kind, provider, address, serves, confirmed, source }) => {
    const place = address === '' ? say(language, 'mirrors.origin') : `\`${address}\``;
    const content = serves === undefined ? '' : say(language, `serves.${serves}` as Key);
    const day = confirmed ?? say(language, 'mirrors.unconfirmed');
    return `| ${kind} | ${provider} | ${place} | ${content} | [${day}](${source}) |`;
  });
  const table = `<!-- mirrors -->\n${[heads[language], ...rows].join('\n')}\n<!-- /mirrors -->`;
  return text.replace(/<!-- mirrors -->[\s\S]*<!-- \/mirrors -->/, () => table);
}

if (import.meta.main) {
  for (const [name, language] of mirrorDocuments) {
    const file = join(packageRoot(), name);
    writeFileSync(file, withMirrorTable(readFileSync(file, 'utf8'), language));
  }
}
