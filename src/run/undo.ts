import { apply } from '../apply/apply.ts';
import { seeing } from '../apply/see.ts';
import type { Session } from '../ask/session.ts';
import { checksum } from '../inspect/checksum.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { message } from '../language/message.ts';
import type { Change, Status } from '../reconcile/change.ts';
import type { Operation, Ordered, Seen } from '../reconcile/operation.ts';
import { isOwnFile } from '../reconcile/own-files.ts';
import { readText } from '../reconcile/text-style.ts';
import type { FilesReport } from '../report/files-report.ts';
import { isWhole, leftMessages } from './interrupted.ts';
import { lastRunOf, type Replaced } from './last-run.ts';

/**
 * Takes back the last run on a project: every file is as it was before that run. Fails with the status of wrong input if no run is known, and
 * with that of conflicts, writing nothing, if any of its files was changed since.
 */
export function undo({ inspection, environment, language }: Session, dryRun: boolean): FilesReport {
  const { folder } = inspection;
  const lastRun = lastRunOf(folder, environment);
  const files = lastRun.read();
  if (files === undefined) throw failure(exitStatus.wrongInput, message('undo.none', { folder }));
  const see = seeing(folder);
  const changed = files.filter((file) => !isAsLeft(file, see(file.path))).map(({ path }) => path);
  if (changed.length > 0) {
    throw failure(exitStatus.conflict, message('undo.changed', { files: changed.join(', ') }));
  }
  const operations = backward(files, see);
  const left = dryRun ? [] : apply(folder, operations).left;
  if (!dryRun) lastRun.forget();
  const changes = operations.map((operation) => changeOf(operation, see(operation.path)));
  const status = isWhole(left) ? exitStatus.done : exitStatus.inputOutput;
  return { status, folder, language, dryRun, changes, closing: message('undo.done'), warnings: leftMessages(left) };
}

/** Reports whether a file is as the run left it. */
function isAsLeft({ after }: Replaced, { file, obstacle }: Seen): boolean {
  if (file === undefined) return after === null && obstacle === undefined;
  return after !== null && checksum(file.bytes) === after;
}

/** The operations that put everything back, last first: what a file needed is put back after it. Lock and answers go last, as in every run. */
function backward(files: readonly Replaced[], see: (path: string) => Seen): Ordered[] {
  const backwards = files.toReversed().map((file): Ordered => {
    const needs = files.find((other) => other.needs === file.path)?.path;
    const operation = restoring(file, see(file.path).file?.bytes ?? null);
    return needs === undefined ? operation : { ...operation, needs };
  });
  return [...backwards.filter(({ path }) => !isOwnFile(path)), ...backwards.filter(({ path }) => isOwnFile(path))];
}

function restoring({ path, before, executable }: Replaced, now: Buffer | null): Operation {
  if (before !== null) return { kind: 'write', path, content: before, executable, before: now };
  return { kind: 'remove', path, before: now ?? Buffer.alloc(0) };
}

/** What becomes of a file, as a report shows it. */
function changeOf(operation: Operation, { file }: Seen): Change {
  const textOf = (bytes: Uint8Array | undefined) =>
    bytes === undefined ? undefined : readText(Buffer.from(bytes))?.text;
  const status: Status = operation.kind === 'remove' ? 'removed' : file === undefined ? 'new' : 'updated';
  return {
    path: operation.path,
    status,
    why: message(`undo.why.${status}`),
    before: textOf(file?.bytes),
    after: operation.kind === 'write' ? textOf(operation.content) : undefined,
    operations: [operation],
    baseline: undefined,
  };
}
