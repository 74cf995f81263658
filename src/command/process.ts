import type { Environment } from '../inspect/inspect.ts';
import type { ExitStatus } from '../language/failure.ts';

/** What the command has of its process. */
export type Process = {
  readonly folder: string;
  readonly environment: Environment;
  readonly isTerminal: () => boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Asks through Yeoman and does the rest of the run there. */
  readonly askWithYeoman: (args: readonly string[], folder: string, err: (text: string) => void) => Promise<ExitStatus>;
  /** Reads the standard input to its end. */
  readonly readInput: () => Promise<Uint8Array>;
  /** How many columns there are for what `err` shows, undefined where that is no terminal. */
  readonly errColumns: () => number | undefined;
  /** Tells of Ctrl-C, which then ends nothing by itself, until what it gives is called. */
  readonly onInterrupt: (told: () => void) => () => void;
};
