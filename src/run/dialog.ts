import { fromQuestions, type Given } from '../ask/given.ts';
import { type AnswersSoFar, measureNow, questionsFor } from '../ask/questions.ts';
import { readModuleOf, type Session } from '../ask/session.ts';
import { say } from '../language/say.ts';
import { isModule, type Scaffold } from '../options/answers.ts';
import { existingText } from '../report/existing-report.ts';
import { type Asker, ask, select } from './asker.ts';
import type { Surface } from './measure.ts';
import type { Dialog } from './plan.ts';

/** Reports whether flags and files leave anything to ask. */
export function hasQuestions({ given, saved, inspection, language, scaffold }: Session): boolean {
  return scaffold === undefined || questionsFor(given, [saved], inspection.surroundings, language).length > 0;
}

/**
 * Asks everything that a run asks before its plan: first what to do with an existing module, if that is open; then, after
 * showing what was read in it, the options. Returns the results, and the session with the decision about the module.
 */
export async function holdDialog(
  asker: Asker,
  session: Session,
  surface: Surface,
): Promise<{ session: Session; dialog: Dialog }> {
  const { given, saved, language } = session;
  const scaffold = session.scaffold ?? (await askScaffold(asker, session));
  const reading = await readModuleOf(session, scaffold);
  if (reading.existing !== undefined) surface.out(`${existingText(reading.existing, language).join('\n\n')}\n\n`);
  // A module that was read says so by itself, which is saved.
  const chosen = !isModule[scaffold] && session.scaffold === undefined ? { scaffold } : {};
  const known = { ...session, given: [...given, fromQuestions(chosen)] };
  const { answers, measured } = await askOptions(asker, known, [saved, reading.found], surface);
  return {
    session: { ...session, scaffold },
    dialog: { asked: [fromQuestions({ ...answers, ...chosen }), measured], reading },
  };
}

async function askScaffold(asker: Asker, { inspection, language }: Session): Promise<Scaffold> {
  const title = say(language, 'ask.scaffold', { module: inspection.surroundings.moduleInFolder ?? 'go.mod' });
  const choices = (['no', 'yes'] as const).map((value) => ({ value, name: say(language, `ask.scaffold.${value}`) }));
  return (await select(asker, title, choices)) ?? 'no';
}

/**
 * Asks for the options. To measure is an answer to the question of the region: that is done at once, and the region asked
 * again. If the region that the measurement suggests is chosen, the mirrors that it found are suggested from then on.
 */
async function askOptions(
  asker: Asker,
  session: Session,
  suggested: readonly Given[],
  surface: Surface,
): Promise<{ answers: AnswersSoFar; measured: Given }> {
  const { given, inspection, language } = session;
  let answers: AnswersSoFar = {};
  let measured = fromQuestions({});
  let region: string | undefined;
  for (;;) {
    const counts = region !== undefined && answers.region === region;
    const measuredFirst = counts ? measured : fromQuestions(answers.region === undefined ? { region } : {});
    const questions = questionsFor(given, [measuredFirst, ...suggested], inspection.surroundings, language);
    const end = answers.region === undefined ? questions.findIndex(({ name }) => name === 'region') : -1;
    answers = await ask(asker, end < 0 ? questions : questions.slice(0, end + 1), answers);
    if (end < 0) return { answers, measured: counts ? measured : fromQuestions({}) };
    if (answers.region !== measureNow) continue;
    const { region: _, ...before } = answers;
    answers = before;
    // No other answer needs the code that uses the network.
    const { measureForQuestions } = await import('./measure.ts');
    const open = { ...session, given: [...given, fromQuestions(answers)] };
    ({ region, mirrors: measured } = await measureForQuestions(open, suggested, surface));
  }
}
