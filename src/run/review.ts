import { type Decision, onConflictValues } from '../ask/on-conflict.ts';
import type { Language } from '../language/language.ts';
import { say, sayMessage } from '../language/say.ts';
import type { Change } from '../reconcile/change.ts';
import { isOwnFile } from '../reconcile/own-files.ts';
import { wrap } from '../render/wrap.ts';
import { conflictText } from '../report/conflict-text.ts';
import type { Look } from '../report/look.ts';
import { fileTable } from '../report/table.ts';
import { causesText } from '../report/text-report.ts';
import { shownDiff } from '../report/unified-diff.ts';
import { type Asker, select } from './asker.ts';
import { editText } from './edit-text.ts';
import { isUndecided, type Plan, type PlanDecisions } from './plan.ts';

/** The result of a review: the plan, and what to do: execute it, change more options, or nothing. */
export type Review = { readonly plan: Plan; readonly action: 'apply' | 'change' | 'quit' };

type ByPath = ReadonlyMap<string, Decision>;

export type Reviewed = {
  /** The plan, with no decisions but those of the flags. */
  readonly plan: Plan;
  /** Plans again with the decisions of the person. */
  readonly planWith: (decisions: PlanDecisions) => Promise<Plan>;
  /** The summary of a first run; undefined if the table of files says what a run does. */
  readonly summary: string | undefined;
  readonly language: Language;
  readonly look: Look;
  readonly print: (text: string) => void;
};

const actions = ['apply', 'create', 'decide', 'diff', 'keepImports', 'renameImports', 'change', 'quit'] as const;

/**
 * Shows a person what a plan would do. They can apply it, see the diffs, decide each conflict, change more options, or leave
 * everything as it is.
 */
export async function review(
  asker: Asker,
  { plan: first, planWith, summary, language, look, print }: Reviewed,
): Promise<Review> {
  let decisions: PlanDecisions = { byPath: new Map(), keepsImports: false };
  let plan = first;
  const show = () => {
    const notes = notesText(plan, language, asker.size().columns);
    print(`${[summary ?? changesText(plan, language, look), ...notes].join('\n\n')}\n\n`);
  };
  show();
  for (;;) {
    const { changes } = plan;
    const isOpen = isUndecided(plan);
    const isOffered: Readonly<Record<(typeof actions)[number], boolean>> = {
      apply: !isOpen && summary === undefined,
      create: !isOpen && summary !== undefined,
      // If no decision would help, only the advice in the table does.
      decide: isOpen && changes.some((change) => decisionsFor(change).length > 0),
      diff: true,
      keepImports: plan.ownImports === 'renamed',
      renameImports: plan.ownImports === 'kept',
      change: true,
      quit: true,
    };
    const choices = actions
      .filter((value) => isOffered[value])
      .map((value) => ({ value, name: say(language, `review.${value}`) }));
    const action = await select(asker, 'review', say(language, 'review.title'), choices);
    if (action === 'apply' || action === 'create') return { plan, action: 'apply' };
    if (action === 'change' || action === 'quit') return { plan, action };
    if (action === 'diff') print(`${plan.changes.map((change) => shownDiff(change, look)).join('\n')}\n`);
    if (action === 'diff' || action === undefined) continue;
    decisions =
      action === 'decide'
        ? { ...decisions, byPath: await decide(asker, plan, decisions.byPath, language, print) }
        : { ...decisions, keepsImports: action === 'keepImports' };
    plan = await planWith(decisions);
    show();
  }
}

/** The remarks to read before a plan is carried out, each in lines that fit a terminal. */
export function notesText({ root }: Plan, language: Language, columns: number): string[] {
  return root.notes.map((note) => wrap(sayMessage(language, note), columns - 1).join('\n'));
}

/** The causes of the changes, and the files that change. */
function changesText({ causes, changes }: Plan, language: Language, look: Look): string {
  return [causesText({ causes, language }, look), fileTable(changes, language, look)]
    .filter((part) => part !== '')
    .join('\n');
}

/** The possible decisions for a file: one that cannot be written can only stay as it is; one with markers needs an editor. */
function decisionsFor({ path, status }: Change) {
  if (status === 'conflict') return onConflictValues.filter((value) => value !== 'fail');
  return status === 'blocked' && !isOwnFile(path) ? (['mine'] as const) : [];
}

/** The lines of the terminal below a conflict, for its question. */
const questionLines = 11;

async function decide(
  asker: Asker,
  plan: Plan,
  byPath: ByPath,
  language: Language,
  print: (text: string) => void,
): Promise<ByPath> {
  const decided = new Map(byPath);
  for (const change of plan.changes) {
    const { path, after, why } = change;
    const values = decisionsFor(change);
    if (values.length === 0) continue;
    const { text, hidden } = conflictText(change, Math.max(8, asker.size().rows - questionLines));
    if (text !== '') print(`${text}\n${hidden > 0 ? `${say(language, 'review.hidden', { count: hidden })}\n` : ''}\n`);
    const canEdit = asker.edit !== undefined && after !== undefined && change.status === 'conflict';
    const choices = [...values, ...(canEdit ? (['edit'] as const) : []), 'later' as const].map((value) => ({
      value,
      name: say(language, `review.${value}`),
    }));
    const question = say(language, 'review.decision', { path, why: sayMessage(language, why) });
    for (;;) {
      const answer = await select(asker, 'decision', question, choices);
      if (answer === 'edit' && after !== undefined) {
        const edited = await editText(asker, path, after);
        if (edited === undefined) {
          print(`${say(language, 'review.notEdited', { path })}\n`);
          continue;
        }
        decided.set(path, { text: edited });
      } else if (answer !== undefined && answer !== 'later' && answer !== 'edit') decided.set(path, answer);
      break;
    }
  }
  return decided;
}
