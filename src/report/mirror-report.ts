import { type ExitStatus, exitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { plainMessage, say, sayMessage } from '../language/say.ts';
import { visible } from '../language/visible.ts';
import { width } from '../language/width.ts';
import { type MirrorAnswers, placeOf } from '../measure/candidates.ts';
import type { Measurement, Progress } from '../measure/measure.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import type { Result } from '../mirrors/probe/candidate.ts';
import { isRegistry } from '../mirrors/registries.ts';
import { optionOf } from '../options/table.ts';
import { jsonText, reportDocument } from './json-report.ts';
import type { Report } from './report.ts';
import { fitted, fittedRows, type Row } from './table.ts';

/** The exit status of a measurement: done if every kind has a working mirror. */
export function measuredStatus({ choice }: Measurement): ExitStatus {
  return choice.none.length === 0 ? exitStatus.done : exitStatus.inputOutput;
}

export function progressText({ all, done, working }: Progress, language: Language): string {
  return say(language, 'mirrors.progress', { all, done, working });
}

/** A measurement for people: the table and its conclusion. */
export function measuredText(
  measurement: Measurement,
  purpose: Purpose,
  language: Language,
  columns: number | undefined = undefined,
): string {
  const conclusion = measuredConclusion(measurement, purpose, language, columns);
  return `${[measuredTable(measurement, language, columns), conclusion].filter((block) => block !== '').join('\n\n')}\n`;
}

/** The results for people, by kind: which mirrors work and how fast, and why the others do not. */
function measuredTable(measurement: Measurement, language: Language, columns: number | undefined): string {
  const { kinds, results } = measurement;
  const cells = results.map((result) => row(result, language));
  const longest = Math.max(0, ...cells.map(([, time]) => width(time)));
  // The columns of all kinds are the same.
  const rows = fittedRows(
    cells.map(([name, time, text]) => [`  ${name}`, time.padStart(longest), text]),
    columns,
  );
  const blocks = kinds.map((kind) => {
    const title = say(language, `kind.${kind}`, { wanted: wantedText(measurement, kind) });
    return [fitted(title, columns), ...rows.filter((_, i) => results[i]?.kind === kind)].join('\n');
  });
  return blocks.join('\n\n');
}

function row(result: Result, language: Language): Row {
  const place = placeOf(result);
  const name = result.isOwn ? say(language, 'mirrors.own') : result.name;
  if (!result.works) return [`✗ ${visible(name)}`, '', sayMessage(language, result.problem)];
  const notes = [
    ...result.notes,
    ...(result.isForMembers ? [message('note.members')] : []),
    ...(result.isConfirmed ? [] : [message('note.unconfirmed')]),
  ];
  const said = notes.map((note) => sayMessage(language, note)).join(say(language, 'mirrors.and'));
  return [
    `✓ ${visible(name)}`,
    `${result.milliseconds} ms`,
    said === '' ? visible(place) : say(language, 'mirrors.noted', { place, notes: said }),
  ];
}

function wantedText({ wanted }: Measurement, kind: MirrorKind): string {
  if (isRegistry(kind)) return wanted.images[kind].map((image) => image.replace(/^library\//, '')).join(', ');
  switch (kind) {
    case 'apk':
      return `v${wanted.alpine}, ${wanted.architecture}`;
    case 'goproxy':
      return `${wanted.module.path} ${wanted.module.version}`;
    case 'npm':
      return wanted.npmPackage;
    case 'debian':
      return wanted.debianRelease;
    case 'sumdb':
      return '';
  }
}

/** The purpose of a measurement: to show it, to save its choice, or to suggest answers. */
export type Purpose = 'show' | 'save' | 'suggest';

/** The conclusion of a measurement, in sentences: the choice, and the kinds without one. */
function measuredConclusion(
  { choice, results }: Measurement,
  purpose: Purpose,
  language: Language,
  columns: number | undefined,
): string {
  const flags = flagsOf(choice.values);
  const isWhole = choice.none.length === 0;
  const sentences: Message[] = [];
  if (flags !== '') sentences.push(message(purpose === 'suggest' ? 'mirrors.suggested' : 'mirrors.best', { flags }));
  if (choice.sumdbThrough !== undefined) sentences.push(message('mirrors.through', { proxy: choice.sumdbThrough }));
  if (results.every(({ works }) => !works)) sentences.push(message('mirrors.nothing'));
  else if (!isWhole) sentences.push(message('mirrors.none', { kinds: choice.none.join(', ') }));
  if (!isWhole && purpose === 'save') sentences.push(message('report.nothing'));
  if (isWhole && purpose === 'show' && flags !== '') sentences.push(message('mirrors.save'));
  return sentences.map((sentence) => fitted(sayMessage(language, sentence), columns)).join('\n');
}

/** A choice as flags; a list is quoted for a shell. */
function flagsOf(values: Partial<MirrorAnswers>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const flag = `--${optionOf(name as keyof MirrorAnswers).flag}=${value}`;
      return /[|\s]/.test(flag) ? `'${flag}'` : flag;
    })
    .join(' ');
}

/** The measurement for programs, with the report of the run that saved the choice, if any. */
export function measuredJson(
  measurement: Measurement,
  report: Report | undefined,
  withDiffs: boolean,
  language: Language,
): string {
  const { kinds, seconds, results, choice } = measurement;
  return jsonText({
    status: report?.status ?? measuredStatus(measurement),
    timeout: seconds,
    kinds: kinds.map((kind) => ({
      kind,
      wanted: wantedText(measurement, kind),
      works: !choice.none.includes(kind),
      mirrors: results.filter((result) => result.kind === kind).map((result) => factsOf(result, language)),
    })),
    choice: choice.values,
    ...(report === undefined ? {} : { run: reportDocument(report, withDiffs) }),
  });
}

function factsOf(result: Result, language: Language) {
  const { name, isOwn, isConfirmed } = result;
  const facts = { name, address: placeOf(result), own: isOwn, confirmed: isConfirmed, works: result.works };
  if (!result.works) {
    return { ...facts, problem: { id: result.problem.key, message: plainMessage(language, result.problem) } };
  }
  const notes = result.notes.map((note) => ({ id: note.key, message: plainMessage(language, note) }));
  return { ...facts, milliseconds: result.milliseconds, notes };
}
