/** Shows the progress of a run in the last line of the terminal; `hide` makes room for text that is to stay. */
export type ProgressDisplay = {
  /** Takes a function that returns a line of at most so many columns. */
  readonly show: (line: (columns: number) => string) => void;
  readonly hide: () => void;
};

type Terminal = {
  readonly err: (text: string) => void;
  /** The columns of the terminal that `err` writes to; undefined if it is no terminal. */
  readonly errColumns: () => number | undefined;
};

const eraseToEndOfLine = '\u001b[K';

/** The display on a terminal; it shows nothing if there is none. */
export function progressOn({ err, errColumns }: Terminal): ProgressDisplay {
  let isShown = false;
  return {
    show: (line) => {
      // Read each time: terminals are resized, and a line that wraps cannot be erased.
      const columns = errColumns();
      if (columns === undefined) return;
      isShown = true;
      err(`\r${line(columns - 1)}${eraseToEndOfLine}`);
    },
    hide: () => {
      if (isShown) err(`\r${eraseToEndOfLine}`);
      isShown = false;
    },
  };
}

type ErrorStream = {
  readonly stderr: { readonly isTTY: boolean; readonly columns: number };
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** The columns of standard error; undefined if it is no terminal, or one that cannot erase a line. */
export function errColumns({ stderr: { isTTY, columns }, env: { TERM } }: ErrorStream): number | undefined {
  // A terminal of unknown size, as on a serial line, reports 0.
  return isTTY === true && TERM !== 'dumb' ? columns || 80 : undefined;
}
