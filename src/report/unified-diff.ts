import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { lockFile } from '../inspect/own-names.ts';
import type { Change } from '../reconcile/change.ts';

/** A change of a file, and the folder that it is named from, with a slash at the end; none for the project's own. */
type Differing = Pick<Change, 'path' | 'before' | 'after'> & { readonly below?: string };

/** The unified diff of a change, as `git apply` and `patch -p1` read it; empty where the text stays as it is. */
export function unifiedDiff({ path, before, after, below = '' }: Differing): string {
  // What the lock holds is not for reading.
  if (before === after || path === lockFile) return '';
  const from = before === undefined ? '/dev/null' : `a/${below}${path}`;
  const to = after === undefined ? '/dev/null' : `b/${below}${path}`;
  const options = { headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, options);
}
