import type { Given } from '../ask/given.ts';
import { asText } from '../ask/questions.ts';
import type { Language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import { shortened, width } from '../language/width.ts';
import type { Answers } from '../options/answers.ts';
import { type AnyOption, appliesTo } from '../options/option.ts';
import { optionTable } from '../options/table.ts';

/** How the value of an option is known: from the user, from a file of the project, or not at all. */
const ranks = ['given', 'seen', 'assumed'] as const;
type Rank = (typeof ranks)[number];

export type Summarized = {
  readonly folder: string;
  /** The number of files that the run creates. */
  readonly files: number;
  readonly answers: Answers;
  /** Flags, files, answers to questions, and saved answers. */
  readonly given: readonly Given[];
  /** The values that were read in the project. */
  readonly found: Given;
};

/**
 * The summary of a first run before it writes: where, and each answer with its rank. A value that was read shows its place, an
 * assumed one is written as the flag that changes it. It takes at most `lines` lines of `columns` characters, if necessary without the
 * end of the longest paragraph.
 */
export function summaryText(summarized: Summarized, language: Language, columns: number, lines: number): string {
  const { folder, files, answers } = summarized;
  const options = optionTable.filter((option) => appliesTo(option, answers.scaffold) && option.name !== 'scaffold');
  const title = shortened(say(language, 'summary.title', { count: files, folder }), columns - 1, 'end');
  const labels = ranks.map((rank) => say(language, `summary.${rank}`));
  const indent = Math.max(...labels.map(width)) + 4;
  const paragraphs = ranks.map((rank, i) => {
    const of = options.filter((option) => rankOf(option, summarized) === rank);
    const words = of.flatMap((option) => wordsOf(option, rank, summarized));
    return wrapped(words, columns - 1 - indent).map((line, at) => {
      const label = at === 0 ? `  ${labels[i]}` : '';
      return `${label}${' '.repeat(indent - width(label))}${line}`;
    });
  });
  return [title, ...shortest(paragraphs, lines - 1)].join('\n');
}

function rankOf({ name }: AnyOption, { given, found }: Summarized): Rank {
  if (given.some(({ values }) => values[name] !== undefined)) return 'given';
  return found.values[name] === undefined ? 'assumed' : 'seen';
}

/** The words for a value, none if it is empty: nothing is assumed then. */
function wordsOf(option: AnyOption, rank: Rank, { answers, found }: Summarized): string[] {
  const value = answers[option.name];
  const text = visible(asText(option, value).replaceAll('\n', ' '));
  if (text === '') return [];
  if (rank === 'assumed') return [`--${option.flag}=${text.replaceAll(', ', ',')}`];
  return [rank === 'seen' ? `${option.flag} ${text} (${visible(found.place(option.name))})` : `${option.flag} ${text}`];
}

/** Words in lines of at most so many columns, with commas between them; a longer word is shortened. */
function wrapped(words: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const [i, word] of words.entries()) {
    const text = `${shortened(word, columns - 1, 'end')}${i < words.length - 1 ? ',' : ''}`;
    const last = lines.at(-1);
    if (last === undefined || width(`${last} ${text}`) > columns) lines.push(text);
    else lines[lines.length - 1] = `${last} ${text}`;
  }
  return lines;
}

/** All lines if they fit; else the longest paragraphs lose their ends, which an ellipsis shows. */
function shortest(paragraphs: readonly string[][], lines: number): string[] {
  const kept = paragraphs.map((paragraph) => paragraph.length);
  const sum = () => kept.reduce((a, b) => a + b, 0);
  while (sum() > lines && Math.max(...kept) > 1) kept[kept.indexOf(Math.max(...kept))] = Math.max(...kept) - 1;
  return paragraphs.flatMap((paragraph, i) => {
    const shown = paragraph.slice(0, kept[i]);
    const last = shown.at(-1);
    return last === undefined || shown.length === paragraph.length
      ? shown
      : [...shown.slice(0, -1), `${last.replace(/,$/, '')} …`];
  });
}
