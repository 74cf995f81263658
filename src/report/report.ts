import type { Existing } from '../inspect/existing/existing.ts';
import type { ExitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import type { Change } from '../reconcile/change.ts';
import type { News } from './news.ts';
import type { NextStep } from './next-steps.ts';

/** What happened in a run, or would happen: the source of the report for people and of that for programs. */
export type Report = {
  readonly status: ExitStatus;
  readonly language: Language;
  readonly version: string;
  readonly folder: string;
  readonly dryRun: boolean;
  readonly answers: Answers;
  readonly changes: readonly Change[];
  /** What was read of a module that is there, where it was read in this run. */
  readonly existing: Existing | undefined;
  readonly warnings: readonly Message[];
  /** What versions of the generator since the last run changed. */
  readonly news: readonly News[];
  readonly next: readonly NextStep[];
};
