import type { Operation } from '../reconcile/operation.ts';

/**
 * An operation, and the path that another one before it has to have written: the copy of what this one overwrites, or the new place of
 * what it removes. Where that is not in place, this is not done either.
 */
export type Ordered = Operation & { readonly needs?: string };
