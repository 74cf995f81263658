/** Shows how far a run is, in one line that is always the last of the terminal; `hide` makes room for what is to stay. */
export type ProgressDisplay = {
  /** Takes what makes a line of at most so many columns. */
  readonly show: (line: (columns: number) => string) => void;
  readonly hide: () => void;
};

/** What the display writes to. */
type Terminal = {
  readonly err: (text: string) => void;
  /** How many columns there are for what `err` shows, undefined where that is no terminal. */
  readonly errColumns: () => number | undefined;
};

const eraseToEndOfLine = '\u001b[K';

/** The display of a process; one that does nothing where its standard error is no terminal. */
export function progressOn({ err, errColumns }: Terminal): ProgressDisplay {
  let isShown = false;
  return {
    show: (line) => {
      // Asked anew each time: a terminal can be resized, and a line that wraps could not be taken back.
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
