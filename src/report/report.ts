import type { Finding } from '../check/finding.ts';
import type { Existing } from '../inspect/existing/existing.ts';
import type { ExitStatus } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import type { Change } from '../reconcile/change.ts';
import type { News } from './news.ts';
import type { NextStep } from './next-steps.ts';
import type { RootStep } from './root-steps.ts';

/** The results of a run, or of a dry run: the source of the reports for people and for programs. */
export type Report = {
  readonly status: ExitStatus;
  readonly language: Language;
  readonly version: string;
  readonly folder: string;
  /** The directory as the user named it; undefined if it is the current one. */
  readonly enter: string | undefined;
  readonly dryRun: boolean;
  readonly answers: Answers;
  readonly changes: readonly Change[];
  /** The facts read from an existing module; undefined if this run did not read one, or has shown them. */
  readonly existing: Existing | undefined;
  readonly warnings: readonly Message[];
  /** The causes of the changes, such as `port 8080 -> 9090`. */
  readonly causes: readonly Message[];
  readonly news: readonly News[];
  readonly next: readonly NextStep[];
  /** What is left to do at the root of the repository, above the project. */
  readonly root: readonly RootStep[];
  /** Contradictions that a decision about a conflict leaves, as `check` finds them. */
  readonly findings: readonly Finding[];
  /** The command line that repeats the run. */
  readonly again: string;
};
