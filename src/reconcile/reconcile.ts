import { type Decision, type Decisions, decisionFor } from '../ask/on-conflict.ts';
import { message } from '../language/message.ts';
import type { RenderedFile } from '../render/render.ts';
import { type Change, type Status, undecided } from './change.ts';
import type { Baseline, BaselineFile } from './lock.ts';
import type { Obstacle, Operation, Seen } from './operation.ts';
import { blocked, obstacleText, reconcileFile } from './reconcile-file.ts';
import { readText } from './text-style.ts';
import { isAsGenerated, type Rewrite, type ThreeSides, threeSides } from './three-sides.ts';

export type Reconciliation = {
  readonly rendered: readonly RenderedFile[];
  readonly baseline: Baseline;
  /** Looks at a path of the project. */
  readonly see: (path: string) => Seen;
  readonly decisions: Decisions;
  readonly force: boolean;
  /** Set if the lock is missing or damaged although the project was generated before. */
  readonly isLockLost?: boolean;
  /** By path, what makes the text that replaces a file of the user's, from the rendered text. */
  readonly takeOver?: ReadonlyMap<string, (rendered: string) => string>;
  /** Changes names in Go files that the user edited, before they are compared. */
  readonly rewrite?: Rewrite | undefined;
};

/** Compares what was generated, what is on disk and what is generated now. Returns what happens to each file. */
export function reconcile({
  rendered,
  baseline,
  see,
  decisions,
  force,
  isLockLost = false,
  takeOver,
  rewrite,
}: Reconciliation): Change[] {
  const now = new Set(rendered.map(({ path }) => path));
  const gone = new Map([...baseline.files].filter(([path]) => !now.has(path)));
  const changes = rendered.map((file) => {
    const onConflict = decisionFor(file.path, decisions);
    const policy = { onConflict, force, isLockLost, takeOver: takeOver?.get(file.path) };
    const known = baseline.files.get(file.path);
    const [from, former] = known === undefined ? ([...gone].find(([, { id }]) => id === file.id) ?? []) : [];
    if (from === undefined || former === undefined) {
      return reconcileFile(threeSides(file, known, see(file.path), see, rewrite), policy);
    }
    gone.delete(from);
    // The user moved it there already.
    if (!occupied(see(from)) && occupied(see(file.path))) {
      return reconcileFile(threeSides(file, former, see(file.path), see, rewrite), policy);
    }
    if (occupied(see(file.path)))
      return renamedOnto(threeSides(file, former, see(from), see, rewrite), from, policy.onConflict);
    const sides = threeSides(file, former, see(from), see, rewrite);
    if (sides.seen.obstacle !== undefined) return blocked(sides, sides.seen.obstacle, policy.onConflict);
    return moved(from, sides, reconcileFile(sides, policy));
  });
  return [
    ...changes,
    ...[...gone].flatMap(([path, file]) => released(path, file, see(path), decisionFor(path, decisions))),
  ];
}

function occupied({ file, obstacle }: Seen): boolean {
  return file !== undefined || obstacle !== undefined;
}

/**
 * A generated file has a new name, but the user has a file there: both stay as they are. If the decision is `mine`, the user's counts as an
 * edited one from now on, and the old one is no longer ours.
 */
function renamedOnto({ path, baseline, next }: ThreeSides, from: string, onConflict: Decision): Change {
  const why = message('why.renamedOnto', { from });
  const change = { path, why, before: undefined, after: undefined, operations: [] };
  if (onConflict === 'mine') return { ...change, status: 'mine', baseline: next };
  return { ...change, status: 'blocked', baseline };
}

/** Statuses by a decision about a conflict, which say more than that the file has a new name. */
const decided: ReadonlySet<Status> = new Set(['marked', 'mine', 'theirs', 'beside']);

/** The change of a file that has a new name: writes it there and removes the old one. */
function moved(from: string, { path, seen, executable }: ThreeSides, change: Change): Change {
  if (undecided.has(change.status) || seen.file === undefined) return change;
  const isTarget = (operation: Operation) => operation.path === path;
  const written = change.operations.find((operation) => isTarget(operation) && operation.kind === 'write');
  const content = written?.kind === 'write' ? written.content : seen.file.bytes;
  const operations: Operation[] = [
    ...change.operations.filter((operation) => !isTarget(operation)),
    { kind: 'write', path, content, executable, before: null },
    { kind: 'remove', path: from, before: seen.file.bytes },
  ];
  if (decided.has(change.status)) {
    return { ...change, why: message('why.renamedToo', { from, why: change.why }), operations };
  }
  return { ...change, status: 'renamed', why: message('why.renamed', { from }), operations };
}

/**
 * A file that is no longer generated: removed if it was not edited, otherwise the user's from now on. If it cannot be removed, it waits for
 * a decision; otherwise it would stay for good, unnoticed.
 */
function released(path: string, baseline: BaselineFile, { file, obstacle }: Seen, onConflict: Decision): Change[] {
  const mine = file === undefined ? undefined : readText(file.bytes);
  const known = { path, before: mine?.text, after: mine?.text, operations: [], baseline: undefined };
  if (obstacle !== undefined && replacedBy.has(obstacle.reason)) {
    return [{ ...known, status: 'released', why: obstacleText('why.releasedBehind', obstacle) }];
  }
  if (file !== undefined && !isAsGenerated(mine, baseline)) {
    return [{ ...known, status: 'released', why: message('why.released') }];
  }
  if (obstacle !== undefined) {
    const why = obstacleText('why.notRemoved', obstacle);
    return [onConflict === 'mine' ? { ...known, status: 'mine', why } : { ...known, status: 'blocked', why, baseline }];
  }
  if (file === undefined) return [];
  const operations: Operation[] = [{ kind: 'remove', path, before: file.bytes }];
  return [{ ...known, status: 'removed', why: message('why.removed'), after: undefined, operations }];
}

/** Obstacles that a user put in the place of a file or its directory. */
const replacedBy: ReadonlySet<Obstacle['reason']> = new Set([
  'apply.reason.symlink',
  'apply.reason.folder',
  'apply.reason.file',
  'apply.reason.special',
]);
