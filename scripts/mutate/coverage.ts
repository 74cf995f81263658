import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Range = { readonly startOffset: number; readonly endOffset: number; readonly count: number };
type Report = { result: { url: string; functions: { ranges: Range[] }[] }[] };

/** Which places of source files some processes ran. */
export type Coverage = { readonly isCovered: (file: string, offset: number) => boolean };

/** Reads what V8 wrote into a directory by NODE_V8_COVERAGE: one report for each process. Files are relative to the root. */
export function readCoverage(directory: string, root: string): Coverage {
  const prefix = `${pathToFileURL(root)}/`;
  const processes: Map<string, Range[]>[] = [];
  for (const name of readdirSync(directory)) {
    const { result } = JSON.parse(readFileSync(join(directory, name), 'utf8')) as Report;
    const own = result.filter(({ url }) => url.startsWith(`${prefix}src/`));
    processes.push(
      new Map(own.map(({ url, functions }) => [url.slice(prefix.length), functions.flatMap(({ ranges }) => ranges)])),
    );
  }
  return {
    isCovered: (file, offset) => processes.some((ranges) => countAt(ranges.get(file) ?? [], offset) > 0),
  };
}

/** How often the code at an offset ran: as the smallest range around it says. */
function countAt(ranges: readonly Range[], offset: number): number {
  let best: Range | undefined;
  for (const range of ranges) {
    if (range.startOffset > offset || offset >= range.endOffset) continue;
    if (best === undefined || range.endOffset - range.startOffset <= best.endOffset - best.startOffset) best = range;
  }
  return best?.count ?? 0;
}
