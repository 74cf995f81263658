import { join } from 'node:path';
import type { BaseEnvironment } from '@yeoman/types';
import { savedAnswersFile } from '../src/inspect/own-names.ts';
import { readIfExists } from '../src/inspect/read.ts';
import { exitStatus } from '../src/language/failure.ts';
import type { Report } from '../src/report/report.ts';

/**
 * Tells Yeoman's in-memory file system of files that were written to disk, so that a generator or a test that composes this one
 * reads what is there. Files that it has not looked at yet it will read from disk.
 */
export function refreshMemory(
  { sharedFs }: Pick<BaseEnvironment, 'sharedFs'>,
  { folder, status, changes, dryRun }: Report,
): void {
  if (dryRun || status !== exitStatus.done) return;
  for (const { path } of changes.flatMap(({ operations }) => operations)) {
    const file = join(folder, path);
    // The disk knows best: a file that somebody changed meanwhile was left alone.
    if (sharedFs.existsInMemory(file)) sharedFs.get(file).contents = readIfExists(file) ?? null;
  }
}

/** The text of a `.yo-rc.json` that another generator, or a test, has made but not written yet. */
export function unsavedAnswers({ sharedFs }: Pick<BaseEnvironment, 'sharedFs'>, folder: string): string | undefined {
  const path = join(folder, savedAnswersFile);
  const file = sharedFs.existsInMemory(path) ? sharedFs.get(path) : undefined;
  return file?.state === 'modified' ? file.contents?.toString() : undefined;
}
