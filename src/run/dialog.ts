import { fromQuestions, type Given, type Suggestion } from '../ask/given.ts';
import {
  type AnswersSoFar,
  type Asking,
  answersWith,
  askableContradiction,
  type Choice,
  inputFor,
  measureNow,
  openOptions,
  otherMirror,
  type Question,
  questionFor,
  valueText,
} from '../ask/questions.ts';
import { nothingRead, type Reading, readModuleOf, type Session } from '../ask/session.ts';
import type { Key } from '../language/message.ts';
import { say, sayMessage } from '../language/say.ts';
import { padded, shortened, width } from '../language/width.ts';
import { extraSets, isModule, type Scaffold } from '../options/answers.ts';
import { type AnyOption, type OptionGroup, optionGroups } from '../options/option.ts';
import { optionOf } from '../options/table.ts';
import { existingText } from '../report/existing-report.ts';
import { type Asker, ask, select } from './asker.ts';
import type { Surface } from './measure.ts';
import type { Dialog } from './plan.ts';

/** The answers of a dialog so far, and the mirrors that a measurement in it has found. */
type Answered = { readonly answers: AnswersSoFar; readonly measured: Suggestion | undefined };

/** The parts of a run that its questions need. */
type Talk = {
  readonly asker: Asker;
  readonly session: Session;
  readonly reading: Reading;
  readonly surface: Surface;
};

/** Asks something: returns the answers with the new ones, undefined to go one question back. */
type Step = (before: Answered, talk: Talk, canGoBack: boolean) => Promise<Answered | undefined>;

/** Reports whether the project was generated before, so that a dialog only asks what to change. */
export function isRerun({ inspection, scaffold }: Session): boolean {
  return scaffold !== undefined && Object.keys(inspection.saved.values).length > 0;
}

/** Reports whether a run begins with questions: a first one, if anything is open, and a later one without flags of options. */
export function hasQuestions(session: Session): boolean {
  if (session.scaffold === undefined) return true;
  const asking = askingOf({ session, reading: nothingRead }, { answers: {}, measured: undefined });
  const isGiven = session.given.some(({ values }) =>
    Object.entries(values).some(([name, value]) => value !== undefined && name !== 'scaffold' && name !== 'language'),
  );
  return isRerun(session) ? !isGiven : firstOptions(asking).length > 0;
}

/**
 * Asks everything that a run asks before its plan: first what to do with an existing module, if that is open; then, after
 * showing what was read in it, the options, or on a later run which of them to change. Returns the results, and the session
 * with the decision about the module.
 */
export async function holdDialog(
  asker: Asker,
  session: Session,
  surface: Surface,
): Promise<{ session: Session; dialog: Dialog }> {
  const { given, language } = session;
  const scaffold = session.scaffold ?? (await askScaffold(asker, session));
  const reading = await readModuleOf(session, scaffold);
  if (reading.existing !== undefined) surface.out(`${existingText(reading.existing, language).join('\n\n')}\n\n`);
  // A module that was read says so by itself, which is saved.
  const chosen = !isModule[scaffold] && session.scaffold === undefined ? { scaffold } : {};
  const known = { ...session, scaffold, given: [...given, fromQuestions(chosen)] };
  const talk = { asker, session: known, reading, surface };
  const nothing: Answered = { answers: {}, measured: undefined };
  const answered = isRerun(session) ? await menu(nothing, talk) : await firstQuestions(nothing, talk);
  return { session: known, dialog: dialogOf(answered, reading) };
}

/** Asks which options to change, beginning with the answers of a dialog, if there was one. */
export async function changeMore(
  asker: Asker,
  session: Session,
  dialog: Dialog | undefined,
  surface: Surface,
): Promise<Dialog> {
  const scaffold = session.scaffold ?? 'no';
  const reading = dialog?.reading ?? (await readModuleOf(session, scaffold));
  const before = { answers: dialog?.answers ?? {}, measured: dialog?.measured };
  return dialogOf(await menu(before, { asker, session, reading, surface }), reading);
}

function dialogOf(answered: Answered, reading: Reading): Dialog {
  const { answers, measured } = answered;
  return { asked: [fromQuestions(answers), measuredMirrors(answered)], reading, answers, measured };
}

async function askScaffold(asker: Asker, { inspection, language }: Session): Promise<Scaffold> {
  const title = say(language, 'ask.scaffold', { module: inspection.surroundings.moduleInFolder ?? 'go.mod' });
  const choices = (['no', 'yes'] as const).map((value) => ({ value, name: say(language, `ask.scaffold.${value}`) }));
  for (;;) {
    const scaffold = await select(asker, 'scaffold', title, choices);
    if (scaffold !== undefined) return scaffold;
  }
}

function askingOf({ session, reading }: Pick<Talk, 'session' | 'reading'>, answered: Answered): Asking {
  const { given, saved, inspection, language } = session;
  const suggested = [measuredMirrors(answered), saved, reading.found];
  return { answered: given, suggested, surroundings: inspection.surroundings, language };
}

/** The mirrors of a measurement: they are suggested if the region is the one that it suggests. */
function measuredMirrors({ answers, measured }: Answered): Given {
  return measured !== undefined && answers.region === measured.region ? measured.mirrors : fromQuestions({});
}

/** The options that a first run asks, those of the project itself first. */
function firstOptions(asking: Asking): AnyOption[] {
  const always = openOptions(asking).filter(({ asked }) => asked === 'always');
  return [...always.filter(({ group }) => group === 'project'), ...always.filter(({ group }) => group !== 'project')];
}

/** Asks the questions of a first run, one after the other. Going back from the first one asks it again. */
async function firstQuestions(start: Answered, talk: Talk): Promise<Answered> {
  const options = firstOptions(askingOf(talk, start));
  const isEarly = ({ group }: AnyOption) => group === 'project';
  const steps = [
    ...options.filter(isEarly).map(stepOf),
    ...options.filter(({ isList }) => isList).map(() => askExtras),
    ...options.filter((option) => !isEarly(option) && !option.isList).map(stepOf),
  ];
  let now = start;
  for (let i = 0; i < steps.length; ) {
    const after = await steps[i]?.(now, talk, i > 0);
    now = after ?? now;
    // The answers after the question that is asked again stay, as defaults.
    i = after === undefined ? Math.max(0, i - 1) : i + 1;
  }
  return settle(now, talk);
}

/** Asks for a set of extras, and for the extras themselves on request. */
async function askExtras(before: Answered, talk: Talk, canGoBack: boolean): Promise<Answered | undefined> {
  const { language } = talk.session;
  const asking = askingOf(talk, before);
  const sets = [...(Object.keys(extraSets) as (keyof typeof extraSets)[]), 'custom' as const];
  const choices = sets.map((value) => ({ value, name: say(language, `ask.extras.${value}`) }));
  for (;;) {
    const message = say(language, 'ask.extras');
    const question: Question = { type: 'select', name: 'extras', message, choices, default: 'minimal' };
    const answer = await ask(talk.asker, question, canGoBack ? say(language, 'ask.back') : undefined);
    const set = sets.find((known) => known === answer);
    if (set === undefined) return undefined;
    if (set !== 'custom') {
      // Several programs have extras by default, which a set adds to.
      const { with: present } = answersWith({}, asking);
      const extras = [...new Set([...present, ...extraSets[set]])];
      return { ...before, answers: { ...before.answers, with: extras } };
    }
    const after = await stepOf(optionOf('with') as AnyOption)(before, talk, true);
    if (after !== undefined) return after;
  }
}

/** The step that asks for one option. */
function stepOf(option: AnyOption): Step {
  return async (before, talk, canGoBack) => {
    const back = canGoBack ? say(talk.session.language, 'ask.back') : undefined;
    for (let now = before; ; ) {
      const asking = askingOf(talk, now);
      const answer = await ask(talk.asker, questionFor(option, now.answers, asking), back);
      if (answer === undefined) return undefined;
      if (answer === measureNow) now = await measureIn(now, talk);
      else if (answer === otherMirror) {
        const typed = await ask(
          talk.asker,
          inputFor(option, now.answers, asking),
          say(talk.session.language, 'ask.back'),
        );
        if (typed !== undefined) return { ...now, answers: { ...now.answers, [option.name]: typed } };
      } else return { ...now, answers: { ...now.answers, [option.name]: answer } };
    }
  };
}

/** Measures the mirrors, which is an answer to the question of the region. The region that this suggests becomes the default. */
async function measureIn(before: Answered, { session, reading, surface }: Talk): Promise<Answered> {
  // No other answer needs the code that uses the network.
  const { measureForQuestions } = await import('./measure.ts');
  const open = { ...session, given: [...session.given, fromQuestions(before.answers)] };
  const measured = await measureForQuestions(open, [session.saved, reading.found], surface);
  const { region: _, ...others } = before.answers;
  return { answers: measured.region === undefined ? others : { ...others, region: measured.region }, measured };
}

/** Asks again for the answers that others contradict, or the dialog would end in an error. */
async function settle(before: Answered, talk: Talk): Promise<Answered> {
  for (let now = before; ; ) {
    const contradiction = askableContradiction(now.answers, askingOf(talk, now));
    if (contradiction === undefined) return now;
    talk.surface.out(`${sayMessage(talk.session.language, contradiction.problem)}\n`);
    now = (await stepOf(optionOf(contradiction.option) as AnyOption)(now, talk, false)) ?? now;
  }
}

const done = 'done';

/** Asks which options to change, group by group, each with its present value, until the person has finished. */
async function menu(start: Answered, talk: Talk): Promise<Answered> {
  const { asker, session } = talk;
  const { language } = session;
  for (let now = start; ; ) {
    const asking = askingOf(talk, now);
    const options = openOptions(asking);
    const groups = optionGroups.filter((group) => options.some((option) => option.group === group));
    const rows = groups.map((group) => {
      const values = options.filter((option) => option.group === group);
      const text = values.map((option) => valueText(option, now.answers, asking)).filter((value) => value !== '');
      return { label: say(language, `group.${group}`), value: group, text: text.join(' · ') };
    });
    const title = say(language, 'ask.change');
    const finished = { value: done as typeof done, name: say(language, 'ask.change.done') };
    const choice = await select(asker, 'change', title, [finished, ...menuRows(rows, asker)]);
    if (choice === undefined || choice === done) return now;
    now = await groupMenu(choice, now, talk);
  }
}

/** Asks which option of a group to change, until the person goes back; asks at once if the group has only one. */
async function groupMenu(group: OptionGroup, start: Answered, talk: Talk): Promise<Answered> {
  const { asker, session } = talk;
  const { language } = session;
  for (let now = start; ; ) {
    const asking = askingOf(talk, now);
    const options = openOptions(asking).filter((option) => option.group === group);
    const rows = options.map((option) => ({
      label: option.flag,
      value: option.name,
      text: valueText(option, now.answers, asking) || '–',
      description: say(language, `option.${option.name}.question` as Key),
    }));
    const back = { value: done as typeof done, name: say(language, 'ask.back') };
    const [only, ...others] = options;
    const title = say(language, `group.${group}`);
    const chosen =
      others.length === 0 ? only?.name : await select(asker, 'option', title, [back, ...menuRows(rows, asker)]);
    const option = options.find(({ name }) => name === chosen);
    if (option === undefined) return now;
    const after = await stepOf(option)(now, talk, true);
    if (after !== undefined) now = await settle(after, talk);
    if (others.length === 0) return now;
  }
}

type Row<Value extends string> = Choice & { readonly value: Value };

/** Choices in two columns, each on one line. */
function menuRows<Value extends string>(
  rows: readonly { readonly label: string; readonly value: Value; readonly text: string; description?: string }[],
  { size }: Asker,
): Row<Value>[] {
  const first = Math.max(...rows.map(({ label }) => width(label)));
  const room = size().columns - first - 6;
  return rows.map(({ label, text, ...row }) => ({
    ...row,
    name: `${padded(label, first)}  ${shortened(text.replaceAll('\n', ' '), room, 'end')}`,
    short: label,
  }));
}
