import { unsafe } from '../apply/paths.ts';
import { seeing } from '../apply/see.ts';
import { answersToSave, choose } from '../ask/choose.ts';
import type { RunFlags } from '../ask/flags.ts';
import type { Given, Suggestion } from '../ask/given.ts';
import { type Decisions, requireKnownPaths } from '../ask/on-conflict.ts';
import type { AnswersSoFar } from '../ask/questions.ts';
import { type Reading, readModuleOf, type Session } from '../ask/session.ts';
import type { Existing } from '../inspect/existing/existing.ts';
import type { Environment } from '../inspect/inspect.ts';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { isStillSaved } from '../inspect/saved-answers.ts';
import { today } from '../inspect/today.ts';
import { loadComments } from '../language/comments/load.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import { optionTable } from '../options/table.ts';
import { packageVersion } from '../package-root.ts';
import { type Change, undecided } from '../reconcile/change.ts';
import type { Baseline } from '../reconcile/lock.ts';
import { type FormerLock, parseLock } from '../reconcile/lock.ts';
import type { Seen } from '../reconcile/operation.ts';
import { lockChange, savedAnswersChange } from '../reconcile/own-files.ts';
import { reconcile } from '../reconcile/reconcile.ts';
import { withKept } from '../reconcile/take-over.ts';
import { userEquivalentOf } from '../reconcile/user-equivalent.ts';
import { hasFilesByChoice, templatesOf } from '../render/manifest.ts';
import { render } from '../render/render.ts';
import { loadTemplates } from '../render/template.ts';
import type { Project } from '../resolve/project.ts';
import { resolve } from '../resolve/resolve.ts';
import { causesByFile, causesOf } from './causes.ts';
import { changedMeanwhile, requireSameProject } from './interrupted.ts';
import type { NewPath, OwnImports } from './module-rename.ts';
import { type RepositoryRoot, repositoryRoot } from './repository-root.ts';
import {
  caCertificateWarnings,
  otherRenovateConfigs,
  ownFileWarnings,
  projectWarnings,
  replacedListWarnings,
  unknownAnswerWarnings,
} from './warnings.ts';

/** The changes that a run would make, before it makes them. */
export type Plan = {
  readonly folder: string;
  readonly environment: Environment;
  /** The directory to change to before typing the next commands; undefined if the user is in it. */
  readonly enter: string | undefined;
  /** A first run outside any git repository: the next step is to create one. */
  readonly wantsGit: boolean;
  readonly answers: Answers;
  readonly project: Project;
  readonly changes: readonly Change[];
  readonly lock: FormerLock;
  /** The lock as the plan saw it: if it has changed, another run has written meanwhile. */
  readonly seenLock: Seen;
  /** The facts read from an existing module; undefined if this run did not read one. */
  readonly existing: Existing | undefined;
  readonly warnings: readonly Message[];
  /** What is left to do above the project, in its repository. */
  readonly root: RepositoryRoot;
  /** The causes of changes: answers and versions that differ from the last run. */
  readonly causes: readonly Message[];
  /** What happens to the user's own imports of a module whose path changes; undefined if there are none. */
  readonly ownImports: OwnImports;
};

export type Dialog = {
  /** Answers to questions; they rank after given values and before saved ones. */
  readonly asked: readonly Given[];
  /** The module as it was read before the questions; undefined if it was not read. */
  readonly reading: Reading | undefined;
  /** The answers, and a measurement among them, for more questions. */
  readonly answers: AnswersSoFar;
  readonly measured: Suggestion | undefined;
};

/** Decisions of a person about a plan: about conflicts by path, and whether the user's own Go files keep the old path of a renamed module. */
export type PlanDecisions = Pick<Decisions, 'byPath'> & { readonly keepsImports: boolean };

/** `explains` finds the causes of each file's change, which takes some more renderings. */
type PlanParts = Partial<Pick<Dialog, 'asked' | 'reading'> & PlanDecisions & { readonly explains: boolean }>;

/**
 * Plans a run: chooses the answers from all sources, resolves and renders them, and reconciles the result with the files
 * on disk. Writes nothing. If nobody chose between a new service and the existing module, plans for the module and warns.
 * Fails as the steps do.
 */
export async function plan(
  session: Session,
  { force, onConflict }: Pick<RunFlags, 'force' | 'onConflict'>,
  { asked = [], reading, byPath = new Map(), keepsImports = false, explains = false }: PlanParts = {},
): Promise<Plan> {
  const { given, environment } = session;
  const { folder, enter, repository, saved, surroundings } = session.inspection;
  const { found, existing } = reading ?? (await readModuleOf(session, session.scaffold ?? 'no'));
  const sources = [...given, ...asked, session.saved, found];
  const decisions = { ...onConflict, byPath: new Map([...onConflict.byPath, ...byPath]) };
  const choice = choose(sources, surroundings);
  const project = resolve(choice.answers);
  const templates = await loadTemplates(templatesOf(project));
  const all = render(project, templates, await loadComments(project.language, hasFilesByChoice(project)));
  const see = seeing(folder);
  const seenLock = see(lockFile);
  const lock = parseLock(readableText(lockFile, seenLock), unsafe);
  const userFile = ({ path }: { path: string }) =>
    userEquivalentOf(path, project.build !== undefined, lock.baseline, see);
  const rendered = all.filter((file) => userFile(file) === undefined);
  const certificate = caCertificateWarnings(choice.answers, see, sources, today());
  const taken = existing?.takenOver;
  const takeOver = new Map(taken && [['Dockerfile', (text: string) => withKept(text, taken.kept)]]);
  const baseline = baselineFor(project, lock.baseline);
  // Unwritten answers belong to a first run.
  const isSaved = saved.onDisk !== undefined && Object.keys(saved.values).length > 0;
  const isLockLost = lock.baseline.files.size === 0 && (lock.damaged || isSaved);
  const newPath = newModulePath(session, project, baseline);
  // No other run needs the reader of Go sources for a service.
  const renaming = newPath && (await import('./module-rename.ts')).renamingOf(folder, newPath, see);
  const rewrite = renaming?.rewrite;
  const reconciled = reconcile({ rendered, baseline, see, decisions, force, isLockLost, takeOver, rewrite });
  const followed = renaming?.follow(reconciled, keepsImports);
  const compared = { saved: session.saved, choice, surroundings, baseline: lock.baseline };
  const causes = explains ? await causesByFile(compared) : new Map<string, readonly Message[]>();
  const files = (followed?.changes ?? reconciled).map((change) => explained(change, causes));
  const options = optionTable.map(({ name }) => name);
  // Answers go last: if a run is interrupted before them, the next one starts from the answers that match the files on disk.
  const changes = [
    ...files,
    lockChange(packageVersion(), files, lock, seenLock),
    savedAnswersChange(saved, answersToSave(choice), options, see(savedAnswersFile)),
  ];
  requireKnownPaths(
    onConflict,
    files.map(({ path }) => path),
  );
  // Outdated answers would undo those that another run has written meanwhile.
  const seenAnswers = see(savedAnswersFile);
  if (seenAnswers.obstacle === undefined && !isStillSaved(saved, seenAnswers.file?.bytes)) {
    throw changedMeanwhile(folder, seenLock, savedAnswersFile);
  }
  if (changes.some(({ status }) => undecided.has(status))) requireSameProject(folder, seenLock);
  const root = repositoryRoot(session.inspection, choice, project, files, see);
  const warnings = [
    ...(session.scaffold === undefined ? [message('report.foreign')] : []),
    ...unknownAnswerWarnings(saved),
    ...projectWarnings(project, today()),
    ...certificate,
    ...replacedListWarnings(given, [session.saved, found]),
    ...(existing?.warnings ?? []),
    ...[...new Set(all.flatMap((file) => userFile(file) ?? []))].flatMap((path) =>
      ownFileWarnings(path, choice.answers),
    ),
    ...otherRenovateConfigs(all, see),
    ...lockWarnings(lock, files),
    ...(followed?.warnings ?? []),
  ];
  const wantsGit = repository === undefined && lock.baseline.files.size === 0;
  return {
    folder,
    environment,
    enter,
    wantsGit,
    answers: choice.answers,
    project,
    changes,
    lock,
    seenLock,
    existing,
    warnings,
    root,
    causes: causesOf(compared),
    ownImports: followed?.ownImports,
  };
}

function explained(change: Change, byFile: ReadonlyMap<string, readonly Message[]>): Change {
  const causes = change.operations.length > 0 ? byFile.get(change.path) : undefined;
  return causes === undefined ? change : { ...change, causes };
}

/** The old and the new path of a generated service's module; undefined if it stays, or if go.mod has another one by its user. */
function newModulePath({ inspection, saved }: Session, project: Project, { files }: Baseline): NewPath | undefined {
  const from = inspection.surroundings.moduleInFolder;
  const isOurs = project.build === undefined && files.has('go.mod') && saved.values.module === from;
  return from === undefined || !isOurs || from === project.module ? undefined : { from, to: project.module };
}

/** The baseline without the service's own files if a generated service became an existing module: its files are the user's. */
function baselineFor({ build }: Project, baseline: Baseline): Baseline {
  if (build === undefined) return baseline;
  const files = [...baseline.files].filter(([, { id }]) => !/^(service|project)\//.test(id));
  return { ...baseline, files: new Map(files) };
}

/** Warnings about a lock that does not say what was generated last time. */
function lockWarnings({ damaged }: FormerLock, files: readonly Change[]): Message[] {
  const values = { file: lockFile };
  if (files.some(({ why }) => why.key === 'why.lostLock')) return [message('lock.lost', values)];
  return damaged ? [message('lock.damaged', values)] : [];
}

/**
 * The text of a file, undefined if it does not exist. Fails if it exists and cannot be read, and with the status of
 * conflicts if something else is at its path.
 */
function readableText(path: string, { file, obstacle }: Seen): string | undefined {
  if (file !== undefined) return file.bytes.toString('utf8');
  if (obstacle === undefined || obstacle.at !== path) return undefined;
  const status = obstacle.reason === 'apply.reason.unreadable' ? exitStatus.inputOutput : exitStatus.conflict;
  throw failure(status, message('apply.blocked', { path, at: path, reason: message(obstacle.reason) }));
}

export function isUndecided({ changes }: Plan): boolean {
  return changes.some(({ status }) => undecided.has(status));
}
