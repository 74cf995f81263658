import type { InputOutputAdapter } from '@yeoman/types';
import { type OnConflict, onConflictValues } from '../src/ask/on-conflict.ts';
import type { Language } from '../src/language/language.ts';
import type { Key } from '../src/language/message.ts';
import { say, sayMessage } from '../src/language/say.ts';
import { isUndecided, type Plan } from '../src/pipeline.ts';
import type { Change } from '../src/reconcile/change.ts';
import { isOwnFile } from '../src/reconcile/own-files.ts';
import { fileTable } from '../src/report/file-table.ts';
import { unifiedDiff } from '../src/report/unified-diff.ts';
import { select } from './prompts.ts';

/** What a review ends with: the plan to carry out, or none. */
export type Review = { readonly plan: Plan; readonly apply: boolean };

/** Decisions by path, so far. */
type ByPath = ReadonlyMap<string, OnConflict>;

/**
 * Shows a person what would become of each file and lets them apply it, see the differences, decide each conflict, or leave
 * everything as it is. `first` is the plan without decisions by path, `planWith` makes those with some.
 */
export async function review(
  adapter: InputOutputAdapter,
  first: Plan,
  planWith: (byPath: ByPath) => Promise<Plan>,
  language: Language,
  print: (text: string) => void,
): Promise<Review> {
  let byPath: ByPath = new Map();
  let plan = first;
  print(`${fileTable(plan.changes, language)}\n\n`);
  for (;;) {
    const actions = [isUndecided(plan) ? 'decide' : 'apply', 'diff', 'quit'].filter(
      // Without a decision that would help, only what the table says does.
      (name) => name !== 'decide' || plan.changes.some((change) => decisionsFor(change).length > 0),
    );
    const choices = actions.map((value) => ({ value, name: say(language, `review.${value}` as Key) }));
    const action = await select(adapter, say(language, 'review.title'), choices);
    if (action === 'apply') return { plan, apply: true };
    if (action === 'diff') print(plan.changes.map(unifiedDiff).join('\n'));
    else if (action === 'decide') {
      byPath = await decide(adapter, plan, byPath, language);
      plan = await planWith(byPath);
      print(`${fileTable(plan.changes, language)}\n\n`);
    } else return { plan, apply: false };
  }
}

/** What can be decided for a file: one that cannot be written can only stay as it is, and one with markers is for an editor. */
function decisionsFor({ path, status }: Change): OnConflict[] {
  if (status === 'conflict') return onConflictValues.filter((value) => value !== 'fail');
  return status === 'blocked' && !isOwnFile(path) ? ['mine'] : [];
}

async function decide(adapter: InputOutputAdapter, plan: Plan, byPath: ByPath, language: Language): Promise<ByPath> {
  const decided = new Map(byPath);
  for (const change of plan.changes) {
    const { path, why } = change;
    const values = decisionsFor(change);
    if (values.length === 0) continue;
    const choices = [...values, 'later'].map((value) => ({ value, name: say(language, `review.${value}` as Key) }));
    const text = say(language, 'review.decision', { path, why: sayMessage(language, why) });
    const answer = await select(adapter, text, choices);
    const decision = onConflictValues.find((value) => value === answer);
    if (decision !== undefined) decided.set(path, decision);
  }
  return decided;
}
