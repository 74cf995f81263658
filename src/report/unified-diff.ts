import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { lockFile } from '../inspect/own-names.ts';
import type { Change } from '../reconcile/change.ts';

/** A change of a file; `below` is the prefix of its path, with a slash at the end. */
type Differing = Pick<Change, 'path' | 'before' | 'after'> & { readonly below?: string };

/** The unified diff of a change, for `git apply` and `patch -p1`; empty if the text does not change. */
export function unifiedDiff({ path, before, after, below = '' }: Differing): string {
  // Nobody reads the content of the lock.
  if (before === after || path === lockFile) return '';
  const from = before === undefined ? '/dev/null' : `a/${below}${path}`;
  const to = after === undefined ? '/dev/null' : `b/${below}${path}`;
  const options = { headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, options);
}
