import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import { nearest, oneOf } from '../options/checks/choice.ts';
import { shown } from '../options/checks/result.ts';

/** The ways to resolve a conflict: both the user and the templates changed the same lines. */
export const onConflictValues = ['fail', 'markers', 'mine', 'theirs', 'new'] as const;
export type OnConflict = (typeof onConflictValues)[number];

/** A way to resolve a conflict, or the text that somebody made of it in an editor, with LF. */
export type Decision = OnConflict | { readonly text: string };

/** The decision for every conflict, and for some files another one. */
export type Decisions = { readonly all: OnConflict; readonly byPath: ReadonlyMap<string, Decision> };

export const noDecisions: Decisions = { all: 'fail', byPath: new Map() };

export function decisionFor(path: string, { all, byPath }: Decisions): Decision {
  return byPath.get(path) ?? all;
}

/**
 * Parses the value of `--on-conflict`: a way for all files, and `PATH=WAY` for single ones, with commas between them. Fails with
 * the status of wrong input at an unknown way.
 */
export function parseOnConflict(value: string): Decisions {
  const byPath = new Map<string, Decision>();
  let all: OnConflict = 'fail';
  for (const entry of value.split(',')) {
    const at = entry.lastIndexOf('=');
    const checked = oneOf(onConflictValues)(entry.slice(at + 1).trim());
    if (!checked.ok) {
      const problem = message('input.at', { source: '--on-conflict', problem: checked.problem });
      throw failure(exitStatus.wrongInput, problem);
    }
    if (at < 0) all = checked.value;
    else byPath.set(entry.slice(0, at).trim(), checked.value);
  }
  return { all, byPath };
}

/** Fails with the status of wrong input if a decision names a file that no run writes. */
export function requireKnownPaths({ byPath }: Decisions, paths: readonly string[]): void {
  for (const path of byPath.keys()) {
    if (paths.includes(path)) continue;
    const near = nearest(path, paths);
    const values = { path: shown(path), paths: paths.join(', ') };
    const problem =
      near === undefined
        ? message('input.conflictPath', values)
        : message('input.conflictPathNear', { ...values, near });
    throw failure(exitStatus.wrongInput, problem);
  }
}
