import { join } from 'node:path';
import type { BaseEnvironment } from '@yeoman/types';
import { savedAnswersFile } from '../src/inspect/own-names.ts';
import { readIfExists } from '../src/inspect/read.ts';
import { exitStatus } from '../src/language/failure.ts';
import type { Report } from '../src/report/report.ts';

/**
 * Updates Yeoman's in-memory file system with the files on disk after a run, for a generator or a test that composes this one.
 * Files that are not in memory yet will be read from disk.
 */
export function refreshMemory(
  { sharedFs }: Pick<BaseEnvironment, 'sharedFs'>,
  { folder, status, changes, dryRun }: Report,
): void {
  if (dryRun || status !== exitStatus.done) return;
  for (const { path } of changes.flatMap(({ operations }) => operations)) {
    const file = join(folder, path);
    // Read from disk, as the run leaves a file alone that somebody changed meanwhile.
    if (sharedFs.existsInMemory(file)) sharedFs.get(file).contents = readIfExists(file) ?? null;
  }
}

/** The text of a `.yo-rc.json` that another generator, or a test, has not written yet; undefined if there is none. */
export function unsavedAnswers({ sharedFs }: Pick<BaseEnvironment, 'sharedFs'>, folder: string): string | undefined {
  const path = join(folder, savedAnswersFile);
  const file = sharedFs.existsInMemory(path) ? sharedFs.get(path) : undefined;
  return file?.state === 'modified' ? file.contents?.toString() : undefined;
}
