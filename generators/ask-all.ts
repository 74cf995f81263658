import type { InputOutputAdapter } from '@yeoman/types';
import type { Given } from '../src/ask/given.ts';
import { type Asked, measureNow, questionsFor } from '../src/ask/questions.ts';
import type { Session } from '../src/ask/session.ts';
import { fromQuestions } from '../src/ask/sources.ts';
import { ask } from './prompts.ts';
import { surface } from './surface.ts';

/** What was answered, and what a measurement says of the mirrors where one was asked for. */
export type Answered = { readonly asked: Asked; readonly measured: Given };

/**
 * Asks all questions of a run. Where the region is to be measured, that is done at once and the region asked again, with what the
 * measurement suggests; the mirrors that it found are suggested to the later questions where its region was chosen.
 */
export async function askAll(
  adapter: InputOutputAdapter,
  session: Session,
  suggested: readonly Given[],
): Promise<Answered> {
  const { given, inspection, language } = session;
  let asked: Asked = {};
  let measured = fromQuestions({});
  let region: string | undefined;
  for (;;) {
    // A measurement counts where the region that it suggests was chosen.
    const counts = region !== undefined && asked.region === region;
    const measuredFirst = counts ? measured : fromQuestions(asked.region === undefined ? { region } : {});
    const questions = questionsFor(given, [measuredFirst, ...suggested], inspection.surroundings, language);
    const end = asked.region === undefined ? questions.findIndex(({ name }) => name === 'region') : -1;
    asked = await ask(adapter, end < 0 ? questions : questions.slice(0, end + 1), asked);
    if (end < 0) return { asked, measured: counts ? measured : fromQuestions({}) };
    if (asked.region !== measureNow) continue;
    const { region: _, ...before } = asked;
    asked = before;
    // What speaks to the network is needed by no other answer.
    const { measureForQuestions } = await import('../src/measuring.ts');
    const open = { ...session, given: [...given, fromQuestions(asked)] };
    ({ region, mirrors: measured } = await measureForQuestions(open, suggested, surface()));
  }
}
