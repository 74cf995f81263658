import { sha256 } from '../inspect/files.ts';
import { generatorKey, type SavedAnswers, savedAnswersFile } from '../inspect/saved-answers.ts';
import { message } from '../language/message.ts';
import type { Answers, OptionName } from '../options/answers.ts';
import type { Change } from './change.ts';

/** The change that saves the answers. The file is data, not text: what a person wrote in it has become the answers. */
export function savedAnswersChange(
  saved: SavedAnswers,
  answers: Partial<Answers>,
  options: readonly OptionName[],
): Change {
  const after = savedAnswersText(saved, answers, options);
  const before = saved.bytes?.toString('utf8');
  const known = { path: savedAnswersFile, before, after, executable: false };
  if (saved.bytes === undefined) return { ...known, status: 'new', why: message('why.new'), beforeHash: null };
  const beforeHash = sha256(saved.bytes);
  if (before === after) return { ...known, status: 'unchanged', why: message('why.unchanged'), beforeHash };
  return { ...known, status: 'updated', why: message('why.answers'), beforeHash };
}

/**
 * The text of `.yo-rc.json` with new answers: what other generators keep there stays, and so do keys of ours that this
 * version does not know. It is laid out as Yeoman does.
 */
function savedAnswersText(
  { document, values }: SavedAnswers,
  answers: Partial<Answers>,
  options: readonly string[],
): string {
  const kept = Object.entries(values).filter(([key]) => !options.includes(key));
  const ours = { ...answers, ...Object.fromEntries(kept) };
  return `${JSON.stringify({ ...document, [generatorKey]: ours }, null, 2)}\n`;
}
