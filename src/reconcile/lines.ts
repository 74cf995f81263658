export type Lines = readonly string[];

/** The lines of a text, each with its `\n`, which the last one may lack. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** How many lines two texts begin with alike. */
export function commonHead(a: Lines, b: Lines): number {
  const most = Math.min(a.length, b.length);
  let count = 0;
  while (count < most && a[count] === b[count]) count += 1;
  return count;
}

/** How many lines two texts end with alike, behind the `head` lines that they begin with alike. */
export function commonTail(a: Lines, b: Lines, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
}
