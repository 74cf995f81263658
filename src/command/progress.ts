import type { Language } from '../language/language.ts';
import { type Progress, progressLine } from '../report/progress-line.ts';
import type { Process } from './process.ts';

/** Shows how far a run is, in one line that is always the last of the terminal; `hide` makes room for what is to stay. */
export type ProgressDisplay = { readonly show: (progress: Progress) => void; readonly hide: () => void };

const eraseToEndOfLine = '\u001b[K';

/** The display of a process; one that does nothing where its standard error is no terminal. */
export function progressOn({ err, errColumns }: Process, language: Language): ProgressDisplay {
  let isShown = false;
  return {
    show: (progress) => {
      // Asked anew each time: a terminal can be resized, and a line that wraps could not be taken back.
      const columns = errColumns();
      if (columns === undefined) return;
      isShown = true;
      err(`\r${progressLine(progress, columns - 1, language)}${eraseToEndOfLine}`);
    },
    hide: () => {
      if (isShown) err(`\r${eraseToEndOfLine}`);
      isShown = false;
    },
  };
}
