/** What this asks of a process. */
type Whose = {
  readonly stderr: { readonly isTTY: boolean; readonly columns: number };
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** How many columns there are for what standard error shows; undefined where it is no terminal, or one that takes no line back. */
export function errColumns({ stderr: { isTTY, columns }, env: { TERM } }: Whose): number | undefined {
  // A terminal that does not tell its size, as on a serial line, says 0.
  return isTTY === true && TERM !== 'dumb' ? columns || 80 : undefined;
}
