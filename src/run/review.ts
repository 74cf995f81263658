import { type OnConflict, onConflictValues } from '../ask/on-conflict.ts';
import type { Language } from '../language/language.ts';
import type { Key } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Change } from '../reconcile/change.ts';
import { isOwnFile } from '../reconcile/own-files.ts';
import { fileTable } from '../report/table.ts';
import { shownDiff } from '../report/unified-diff.ts';
import { type Asker, select } from './asker.ts';
import { isUndecided, type Plan } from './plan.ts';

/** The result of a review: the plan, and whether to execute it. */
type Review = { readonly plan: Plan; readonly apply: boolean };

type ByPath = ReadonlyMap<string, OnConflict>;

/**
 * Shows the changes of a plan to a person, who can apply them, see the diffs, decide each conflict, or leave everything as
 * it is. `first` is the plan without decisions by path; `planWith` makes one with some.
 */
export async function review(
  asker: Asker,
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
      // If no decision would help, only the advice in the table does.
      (name) => name !== 'decide' || plan.changes.some((change) => decisionsFor(change).length > 0),
    );
    const choices = actions.map((value) => ({ value, name: say(language, `review.${value}` as Key) }));
    const action = await select(asker, say(language, 'review.title'), choices);
    if (action === 'apply') return { plan, apply: true };
    if (action === 'diff') print(plan.changes.map(shownDiff).join('\n'));
    else if (action === 'decide') {
      byPath = await decide(asker, plan, byPath, language);
      plan = await planWith(byPath);
      print(`${fileTable(plan.changes, language)}\n\n`);
    } else return { plan, apply: false };
  }
}

/** The possible decisions for a file: one that cannot be written can only stay as it is; one with markers needs an editor. */
function decisionsFor({ path, status }: Change): OnConflict[] {
  if (status === 'conflict') return onConflictValues.filter((value) => value !== 'fail');
  return status === 'blocked' && !isOwnFile(path) ? ['mine'] : [];
}

async function decide(asker: Asker, plan: Plan, byPath: ByPath, language: Language): Promise<ByPath> {
  const decided = new Map(byPath);
  for (const change of plan.changes) {
    const { path, why } = change;
    const values = decisionsFor(change);
    if (values.length === 0) continue;
    const choices = [...values, 'later'].map((value) => ({ value, name: say(language, `review.${value}` as Key) }));
    const text = say(language, 'review.decision', { path, why: sayMessage(language, why) });
    const answer = await select(asker, text, choices);
    const decision = onConflictValues.find((value) => value === answer);
    if (decision !== undefined) decided.set(path, decision);
  }
  return decided;
}
