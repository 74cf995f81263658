import { styleText } from 'node:util';

/** How a report for people looks. */
export type Look = {
  /** The columns of the terminal; undefined if there is none, and lines may be of any length. */
  readonly columns: number | undefined;
  readonly colours: boolean;
  /** Lists files that stay as they are, too. */
  readonly verbose: boolean;
};

/** The output of a run, as far as its look is concerned. */
type Output = {
  readonly outColumns?: () => number | undefined;
  readonly colours?: () => boolean;
};

/** How reports look on an output. */
export function lookOf({ outColumns, colours }: Output, verbose: boolean): Look {
  return { columns: outColumns?.(), colours: colours?.() ?? false, verbose };
}

export const plainLook: Look = { columns: undefined, colours: false, verbose: false };

/**
 * Reports whether to use colours: on a terminal that can show them, unless NO_COLOR is set (https://no-color.org). FORCE_COLOR decides
 * before both, as in Node.
 */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = environment;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  return isTerminal && !NO_COLOR && TERM !== 'dumb';
}

export type Colour = 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** A text in a colour, if the look has any. The text must be safe to print already. */
export function coloured(text: string, colour: Colour, { colours }: Pick<Look, 'colours'>): string {
  return colours ? styleText(colour, text, { validateStream: false }) : text;
}
