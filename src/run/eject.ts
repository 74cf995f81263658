import { seeing } from '../apply/see.ts';
import type { Session } from '../ask/session.ts';
import { generatedPaths } from '../inspect/module-files.ts';
import { lockFile, savedAnswersFile } from '../inspect/own-names.ts';
import { generatorKey } from '../inspect/saved-answers.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Change } from '../reconcile/change.ts';
import type { Operation, Seen } from '../reconcile/operation.ts';
import type { FilesReport } from '../report/files-report.ts';
import { isWhole, leftMessages } from './interrupted.ts';
import { applyUndoably } from './last-run.ts';

/**
 * Ends the upkeep of a project: removes the lock and the saved answers, which other generators keep theirs beside, and leaves every generated
 * file to its user. Names the files that still call this program. Fails with the status of conflicts if one of the two cannot be removed.
 */
export function eject({ inspection, environment, language }: Session, dryRun: boolean): FilesReport {
  const { folder, saved } = inspection;
  const see = seeing(folder);
  const { [generatorKey]: _, ...others } = saved.document;
  const operations = [
    ...removal(lockFile, see(lockFile), undefined),
    ...removal(savedAnswersFile, see(savedAnswersFile), Object.keys(others).length === 0 ? undefined : others),
  ];
  const callers = (generatedPaths(folder) ?? []).flatMap((path) => callIn(path, see(path)));
  const warnings = callers.length === 0 ? [] : [message('eject.callers', { places: callers.join(', ') })];
  const left = dryRun ? [] : applyUndoably(folder, environment, operations, { fsync: true }).left;
  return {
    status: isWhole(left) ? exitStatus.done : exitStatus.inputOutput,
    folder,
    language,
    dryRun,
    changes: operations.map((operation) => changeOf(operation)),
    closing: message('eject.done'),
    warnings: [...warnings, ...leftMessages(left)],
  };
}

/** The operation that removes one of our own files, or leaves only what others have in it. */
function removal(path: string, { file, obstacle }: Seen, rest: object | undefined): Operation[] {
  if (obstacle !== undefined) {
    const reason: Message = message(obstacle.reason);
    throw failure(exitStatus.conflict, message('apply.blocked', { path, at: obstacle.at, reason }));
  }
  if (file === undefined) return [];
  const { bytes: before, executable } = file;
  if (rest === undefined) return [{ kind: 'remove', path, before }];
  return [{ kind: 'write', path, content: Buffer.from(`${JSON.stringify(rest, null, 2)}\n`), executable, before }];
}

/** The first line of a file that calls `go-container check`, as FILE:LINE. */
function callIn(path: string, { file }: Seen): string[] {
  const lines = file?.bytes.toString('utf8').split('\n') ?? [];
  const at = lines.findIndex((line) => /^[^#]*(go-container(@[\w.-]+)? check|\$\(GO_CONTAINER\) )/.test(line));
  return at < 0 ? [] : [`${path}:${at + 1}`];
}

function changeOf(operation: Operation): Change {
  const status = operation.kind === 'remove' ? 'removed' : 'updated';
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');
  return {
    path: operation.path,
    status,
    why: message(`eject.why.${status}`),
    before: operation.before === null ? undefined : text(operation.before),
    after: operation.kind === 'write' ? text(operation.content) : undefined,
    operations: [operation],
    baseline: undefined,
  };
}
