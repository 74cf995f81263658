import { unsafe } from './apply/paths.ts';
import { seeing } from './apply/see.ts';
import { answersToSave, choose } from './ask/choose.ts';
import type { Given } from './ask/given.ts';
import type { Decisions } from './ask/on-conflict.ts';
import type { Existing } from './inspect/existing/existing.ts';
import type { Inspection } from './inspect/inspect.ts';
import { lockFile, savedAnswersFile } from './inspect/own-names.ts';
import { isStillSaved } from './inspect/saved-answers.ts';
import { today } from './inspect/today.ts';
import { loadComments } from './language/comments/load.ts';
import { exitStatus, failure } from './language/failure.ts';
import { type Message, message } from './language/message.ts';
import type { Answers } from './options/answers.ts';
import { optionTable } from './options/table.ts';
import { changedMeanwhile, requireSameProject } from './other-run.ts';
import { packageVersion } from './package-root.ts';
import {
  caCertificateWarnings,
  otherRenovateConfigs,
  ownFileWarnings,
  unknownAnswerWarnings,
} from './project-warnings.ts';
import { type Change, undecided } from './reconcile/change.ts';
import type { Baseline } from './reconcile/lock.ts';
import { type FormerLock, parseLock } from './reconcile/lock.ts';
import type { Seen } from './reconcile/operation.ts';
import { lockChange, savedAnswersChange } from './reconcile/own-files.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { withKept } from './reconcile/take-over.ts';
import { userEquivalentOf } from './reconcile/user-equivalent.ts';
import { hasFilesByChoice, templatesOf } from './render/manifest.ts';
import { render } from './render/render.ts';
import { loadTemplates } from './render/template.ts';
import { warningsAbout } from './report/warnings.ts';
import type { Project } from './resolve/project.ts';
import { resolve } from './resolve/resolve.ts';

/** What a run would do, before it does it. */
export type Plan = {
  readonly folder: string;
  /** The folder to go to before anything is typed there, undefined where the user is in it. */
  readonly enter: string | undefined;
  readonly answers: Answers;
  readonly project: Project;
  readonly changes: readonly Change[];
  readonly lock: FormerLock;
  /** The lock as it was seen: whether another run has come between can be told by it. */
  readonly seenLock: Seen;
  /** What was read of a module that is there, where it was read in this run. */
  readonly existing: Existing | undefined;
  /** What is legal and still worth a word. */
  readonly warnings: readonly Message[];
};

/**
 * The way of the data from the sources of answers to a list of changes: choose, resolve, render, reconcile. Writes nothing.
 * Fails as the steps do.
 */
export async function plan(
  inspection: Inspection,
  sources: readonly Given[],
  decisions: Decisions,
  force: boolean,
  existing?: Existing,
): Promise<Plan> {
  const { folder, enter, saved, surroundings } = inspection;
  const choice = choose(sources, surroundings);
  const project = resolve(choice.answers);
  const templates = await loadTemplates(templatesOf(project));
  const all = render(project, templates, await loadComments(project.language, hasFilesByChoice(project)));
  const see = seeing(folder);
  const seenLock = see(lockFile);
  const lock = parseLock(readableText(lockFile, seenLock), unsafe);
  const yours = ({ path }: { path: string }) => userEquivalentOf(path, project.build !== undefined, lock.baseline, see);
  const rendered = all.filter((file) => yours(file) === undefined);
  const certificate = caCertificateWarnings(choice.answers, see, sources, today());
  const taken = existing?.takenOver;
  const takeOver = new Map(taken && [['Dockerfile', (text: string) => withKept(text, taken.kept)]]);
  const baseline = baselineFor(project, lock.baseline);
  // Answers that nobody has written yet are those of a first run.
  const isSaved = saved.onDisk !== undefined && Object.keys(saved.values).length > 0;
  const isLockLost = lock.baseline.files.size === 0 && (lock.damaged || isSaved);
  const files = reconcile({ rendered, baseline, see, decisions, force, isLockLost, takeOver });
  const options = optionTable.map(({ name }) => name);
  // The answers come last: where a run is cut short before them, the next one starts from the answers of what is on disk.
  const changes = [
    ...files,
    lockChange(packageVersion(), files, lock, seenLock),
    savedAnswersChange(saved, answersToSave(choice), options, see(savedAnswersFile)),
  ];
  // Answers that were read before another run wrote others would take them back.
  const seenAnswers = see(savedAnswersFile);
  if (seenAnswers.obstacle === undefined && !isStillSaved(saved, seenAnswers.file?.bytes)) {
    throw changedMeanwhile(folder, seenLock, savedAnswersFile);
  }
  if (changes.some(({ status }) => undecided.has(status))) requireSameProject(folder, seenLock);
  const warnings = [
    ...unknownAnswerWarnings(saved),
    ...warningsAbout(project, today()),
    ...certificate,
    ...(existing?.warnings ?? []),
    ...[...new Set(all.flatMap((file) => yours(file) ?? []))].flatMap((path) => ownFileWarnings(path, choice.answers)),
    ...otherRenovateConfigs(all, see),
    ...lockWarnings(lock, files),
  ];
  return { folder, enter, answers: choice.answers, project, changes, lock, seenLock, existing, warnings };
}

/** A service that was generated and is from now on a module like any other is the user's: none of its files goes away. */
function baselineFor({ build }: Project, baseline: Baseline): Baseline {
  if (build === undefined) return baseline;
  const files = [...baseline.files].filter(([, { id }]) => !/^(service|project)\//.test(id));
  return { ...baseline, files: new Map(files) };
}

/** What there is to say of a lock that does not tell what was generated last time. */
function lockWarnings({ damaged }: FormerLock, files: readonly Change[]): Message[] {
  const values = { file: lockFile };
  if (files.some(({ why }) => why.key === 'why.lostLock')) return [message('lock.lost', values)];
  return damaged ? [message('lock.damaged', values)] : [];
}

/**
 * The text of a file that has to be known. Fails where there is one that cannot be read, and with the status of conflicts where something
 * else stands in its way.
 */
function readableText(path: string, { file, obstacle }: Seen): string | undefined {
  if (file !== undefined) return file.bytes.toString('utf8');
  if (obstacle === undefined || obstacle.at !== path) return undefined;
  const status = obstacle.reason === 'apply.reason.unreadable' ? exitStatus.inputOutput : exitStatus.conflict;
  throw failure(status, message('apply.blocked', { path, at: path, reason: message(obstacle.reason) }));
}

/** Whether nobody has decided yet what becomes of some file. */
export function isUndecided({ changes }: Plan): boolean {
  return changes.some(({ status }) => undecided.has(status));
}
