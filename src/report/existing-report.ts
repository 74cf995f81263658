import type { Existing } from '../inspect/existing/existing.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import { columns } from './table.ts';

/** The facts read from an existing module, and the replacement of its Dockerfile, for people. */
export function existingText(existing: Existing, language: Language): string[] {
  const { takenOver } = existing;
  return [
    foundTable(existing, language),
    ...(takenOver === undefined
      ? []
      : [
          list('report.improvements', improvementsOf(existing), language),
          list('report.changed', remarksOf(existing, 'changed'), language),
          list('report.open', remarksOf(existing, 'open'), language),
        ]),
  ].filter((block) => block !== '');
}

function foundTable({ found }: Existing, language: Language): string {
  if (found.length === 0) return '';
  const first = found.filter(({ option }, i) => found.findIndex((one) => one.option === option) === i);
  const rows = first.map(({ option, value, place }) => {
    return [`  ${option}`, Array.isArray(value) ? value.join(', ') : String(value), place];
  });
  return `${say(language, 'report.found')}\n${columns(rows)}`;
}

export function improvementsOf({ takenOver }: Existing): Message[] {
  return (takenOver?.improvements ?? []).map(({ id, line, values }) =>
    message('report.line', { line, text: message(`improvement.${id}`, values) }),
  );
}

export function remarksOf({ takenOver }: Existing, which: 'changed' | 'open'): Message[] {
  return (takenOver?.adoption[which] ?? [])
    .filter(({ id }) => id !== 'wrapperKept')
    .map(({ id, line, values }) => message('report.line', { line, text: message(`remark.${id}`, values) }));
}

function list(
  title: 'report.improvements' | 'report.changed' | 'report.open',
  items: readonly Message[],
  language: Language,
): string {
  if (items.length === 0) return '';
  return `${say(language, title)}\n${items.map((item) => `  - ${sayMessage(language, item)}`).join('\n')}`;
}
