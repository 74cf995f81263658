import { seeing } from '../apply/see.ts';
import type { Choice } from '../ask/choose.ts';
import type { Inspection } from '../inspect/inspect.ts';
import { isFailure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import { rootExtras } from '../options/answers.ts';
import { checkRepositoryPath } from '../options/checks/values.ts';
import { type Change, textsAfter } from '../reconcile/change.ts';
import { nothingSeen, type Seen } from '../reconcile/operation.ts';
import { type RootStep, rootSteps } from '../report/root-steps.ts';
import type { Project } from '../resolve/project.ts';

/** What a run says of the files that are read at the root of the repository. A run itself never writes above its project. */
export type RepositoryRoot = {
  readonly steps: readonly RootStep[];
  /** Remarks to read before the run writes. */
  readonly notes: readonly Message[];
};

/** Compares the files of a project that forges read at the root of its repository with the existing ones. */
export function repositoryRoot(
  { repository }: Inspection,
  { answers, chosen }: Choice,
  { extras, subdirectory }: Project,
  changes: readonly Change[],
  see: (path: string) => Seen,
): RepositoryRoot {
  const named = rootExtras.filter((extra) => extras.includes(extra)).join(', ');
  if (named === '') return { steps: [], notes: [] };
  const { repositoryPath: path } = answers;
  if (repository !== undefined && repository.below !== path) {
    // Whoever says that the project is at a root knows why.
    if (path === '' && chosen.has('repositoryPath')) return { steps: [], notes: [] };
    const values = { extras: named, path, seen: repository.below || '.' };
    const odd = checkRepositoryPath(repository.below).ok ? undefined : message('report.repositoryPathOdd', values);
    const key = path === '' ? 'report.repositoryRoot' : 'report.repositoryPath';
    return { steps: [], notes: [odd ?? message(key, values)] };
  }
  if (subdirectory === undefined) return { steps: [], notes: [] };
  // A file with conflict markers is not to be copied.
  const after = textsAfter(changes.filter(({ status }) => status !== 'marked'));
  for (const { path: file, status } of changes) if (status === 'marked') after.set(file, undefined);
  const atRoot = repository === undefined ? () => nothingSeen : seeing(repository.root);
  const theirs = (file: string) => {
    try {
      return textOf(atRoot(file));
    } catch (error) {
      // What cannot be read there is no reason to stop.
      if (isFailure(error)) return '';
      throw error;
    }
  };
  const steps = rootSteps({
    extras,
    subdirectory,
    ours: (file) => (after.has(file) ? after.get(file) : textOf(see(file))),
    theirs,
  });
  const files = steps.map(({ file }) => file).join(', ');
  return { steps, notes: steps.length === 0 ? [] : [message('report.belowRoot', { path, files })] };
}

/** The text of a file; empty for something there that cannot be read, undefined for nothing. */
function textOf({ file, obstacle }: Seen): string | undefined {
  return file?.bytes.toString('utf8') ?? (obstacle === undefined ? undefined : '');
}
