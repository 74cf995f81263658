import { existsSync, mkdirSync } from 'node:fs';
import { type Applied, apply } from './apply/apply.ts';
import type { Amend } from './apply/forward.ts';
import type { Ordered } from './apply/ordered.ts';
import { unsafe } from './apply/paths.ts';
import { recover, unfinished } from './apply/recover.ts';
import { seeing } from './apply/see.ts';
import { answersToSave, choose } from './ask/choose.ts';
import type { RunFlags } from './ask/flags.ts';
import type { Given } from './ask/given.ts';
import type { Decisions } from './ask/on-conflict.ts';
import { textsAfter } from './check/after-run.ts';
import type { Existing } from './inspect/existing/existing.ts';
import { requireFolder } from './inspect/folder.ts';
import type { Inspection } from './inspect/inspect.ts';
import { lockFile, savedAnswersFile } from './inspect/own-names.ts';
import { mostFiles, projectTexts } from './inspect/project-texts.ts';
import { isStillSaved } from './inspect/saved-answers.ts';
import { loadComments } from './language/comments/load.ts';
import { exitStatus, failure, isFailure } from './language/failure.ts';
import { type Message, message } from './language/message.ts';
import type { Answers } from './options/answers.ts';
import { optionTable } from './options/table.ts';
import { packageVersion } from './package-root.ts';
import { caCertificateWarnings, misspelt, otherRenovateConfigs, ownFileWarnings } from './project-warnings.ts';
import type { Baseline } from './reconcile/baseline.ts';
import { type Change, settled, undecided } from './reconcile/change.ts';
import { brokenMerges } from './reconcile/guard/broken-merges.ts';
import { type FormerLock, lockWithFormer, parseLock } from './reconcile/lock.ts';
import { lockChange, savedAnswersChange } from './reconcile/own-files.ts';
import { reconcile } from './reconcile/reconcile.ts';
import type { Seen } from './reconcile/seen.ts';
import { withKept } from './reconcile/take-over.ts';
import { yoursInstead } from './reconcile/yours.ts';
import { hasFilesByChoice, templatesOf } from './render/manifest.ts';
import { render } from './render/render.ts';
import { loadTemplates } from './render/template.ts';
import type { CheckReport } from './report/check-report.ts';
import { leftMessages, recoveryMessages } from './report/interrupted.ts';
import { newsSince } from './report/news.ts';
import { nextSteps } from './report/next-steps.ts';
import type { Report } from './report/report.ts';
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
 * Ends what a run that was cut short began in a folder, and gives what the report has to say of it. To be called before anything is
 * read there. A run that may not write fails instead.
 */
export function finishFormerRun(folder: string, mayWrite: boolean): Message[] {
  requireFolder(folder, mayWrite);
  if (!existsSync(folder)) return [];
  if (mayWrite) return recoveryMessages(recover(folder, { amend: keepFormerBaseline }));
  if (unfinished(folder)) throw failure(exitStatus.inputOutput, message('apply.cutShort', { folder }));
  return [];
}

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
  const yours = ({ path }: { path: string }) => yoursInstead(path, project.build !== undefined, lock.baseline, see);
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
  const answers = see(savedAnswersFile);
  if (answers.obstacle === undefined && !isStillSaved(saved, answers.file?.bytes)) {
    throw changedMeanwhile(folder, seenLock, savedAnswersFile);
  }
  if (changes.some(({ status }) => undecided.has(status))) requireSameProject(folder, seenLock);
  const warnings = [
    ...misspelt(saved),
    ...warningsAbout(project, today()),
    ...certificate,
    ...(existing?.warnings ?? []),
    ...[...new Set(all.flatMap((file) => yours(file) ?? []))].flatMap((path) => ownFileWarnings(path, choice.answers)),
    ...otherRenovateConfigs(all, see),
    ...lockWarnings(lock, files),
  ];
  return { folder, enter, answers: choice.answers, project, changes, lock, seenLock, existing, warnings };
}

/** Fails where another run has written meanwhile: what looks like a conflict may then be half of what it wrote. */
function requireSameProject(folder: string, seenLock: Seen): void {
  if (isOtherRun(folder, seenLock)) throw failure(exitStatus.inputOutput, message('apply.otherRun'));
}

/** Whether another run is at work, or has been since the lock was seen: it writes the lock after the files. */
function isOtherRun(folder: string, seenLock: Seen): boolean {
  // Asked in this order, a run that ends between the two has changed the lock.
  return unfinished(folder) || !isSame(seeing(folder)(lockFile), seenLock);
}

function isSame({ file: one }: Seen, { file: other }: Seen): boolean {
  return one === undefined || other === undefined ? one === other : one.bytes.equals(other.bytes);
}

/** The failure of a run whose project was changed under it, by another run or by somebody else. */
function changedMeanwhile(folder: string, seenLock: Seen, path: string) {
  const told = isOtherRun(folder, seenLock) ? message('apply.otherRun') : message('apply.edited', { path });
  return failure(exitStatus.inputOutput, told);
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

/** Carries a plan out, all of it or nothing, unless it is undecided or only to be shown, and reports. */
export async function carryOut(plan: Plan, { dryRun }: Pick<RunFlags, 'dryRun'>): Promise<Report> {
  const { folder, answers, project, changes, lock, existing } = plan;
  const stopped = isUndecided(plan);
  const warnings = [...plan.warnings, ...(await brokenMerges(changes, lock.baseline))];
  if (!stopped && !dryRun) {
    mkdirSync(folder, { recursive: true });
    const operations = operationsOf(changes);
    // Where nothing is there yet, a power cut can lose nothing that cannot be generated again.
    const fsync = operations.some((operation) => operation.before !== null);
    const { left, recovered } = applyTo(plan, operations, fsync);
    warnings.push(...recoveryMessages(recovered), ...leftMessages(left));
  }
  return {
    status: stopped ? exitStatus.conflict : exitStatus.done,
    language: answers.language,
    version: packageVersion(),
    folder,
    dryRun,
    answers,
    changes,
    existing,
    warnings,
    news: newsSince(lock.baseline.version),
    next: nextSteps(project, plan.enter),
  };
}

/** Applies a plan; where another run has made it outdated, that is what the failure says. */
function applyTo({ folder, seenLock }: Plan, operations: readonly Ordered[], fsync: boolean): Applied {
  try {
    return apply(folder, operations, { fsync, amend: keepFormerBaseline });
  } catch (error) {
    if (!isFailure(error) || error.told.key !== 'apply.edited') throw error;
    throw changedMeanwhile(folder, seenLock, String(error.told.values.path));
  }
}

/**
 * Says whether answers, files and templates agree, and finds contradictions that no template causes. Writes nothing, and
 * a file that its user changed or deleted is no difference while there is nothing new to be merged into it.
 */
export async function check(
  inspection: Inspection,
  sources: readonly Given[],
  existing?: Existing,
): Promise<CheckReport> {
  const undecidedAll: Decisions = { all: 'fail', byPath: new Map() };
  const { folder, answers, changes, lock, seenLock } = await plan(inspection, sources, undecidedAll, false, existing);
  const isNoted = lock.baseline.files.size > 0 && !lock.damaged;
  const differences = changes.filter(({ path, status, operations }) => {
    // A newer version of the generator alone changes the lock, and nothing that matters.
    if (path === lockFile) return !isNoted;
    return !settled.has(status) || operations.length > 0;
  });
  const { texts, unread } = projectTexts(folder, textsAfter(changes));
  // What reads Dockerfiles and the like is needed by no other command.
  const [{ findingsIn }, { brokenFileFindings }] = await Promise.all([
    import('./check/findings.ts'),
    import('./check/broken-files.ts'),
  ]);
  const findings = [
    ...(await findingsIn(texts, answers, today())),
    ...(await brokenFileFindings(changes, lock.baseline)),
  ];
  if (differences.length + findings.length > 0) requireSameProject(folder, seenLock);
  const [file] = unread;
  const limit = file === undefined ? [] : [message('check.unread', { count: unread.length, file, most: mostFiles })];
  return {
    status: differences.length + findings.length > 0 ? exitStatus.difference : exitStatus.done,
    language: answers.language,
    version: packageVersion(),
    folder,
    compared: changes.length,
    differences,
    findings,
    warnings: [...misspelt(inspection.saved), ...limit],
  };
}

/** The operations of all changes. Within one each needs the one before it: what it overwrites is kept first, what it removes has moved. */
function operationsOf(changes: readonly Change[]): Ordered[] {
  return changes.flatMap(({ operations }) =>
    operations.map((operation, i) => {
      const needs = operations[i - 1]?.path;
      return needs === undefined ? operation : { ...operation, needs };
    }),
  );
}

/** A file that was left alone after the commit point keeps its old baseline, so that its change is offered again. */
const keepFormerBaseline: Amend = ({ path, current, next, left }) => {
  if (path !== lockFile) return next;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  const former = current === undefined ? undefined : text(current);
  const paths = left.map((file) => file.path);
  return Buffer.from(lockWithFormer(text(next), former, paths));
};

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
