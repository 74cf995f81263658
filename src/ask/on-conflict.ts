/** The ways to resolve a conflict: both the user and the templates changed the same lines. */
export const onConflictValues = ['fail', 'markers', 'mine', 'theirs', 'new'] as const;
export type OnConflict = (typeof onConflictValues)[number];

/** The decision for every conflict, and for some files another one. */
export type Decisions = { readonly all: OnConflict; readonly byPath: ReadonlyMap<string, OnConflict> };

export function decisionFor(path: string, { all, byPath }: Decisions): OnConflict {
  return byPath.get(path) ?? all;
}
