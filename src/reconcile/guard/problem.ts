import type { Key, Values } from '../../language/message.ts';

/** What keeps a file from being read or built; its texts stand in the catalogs under `finding.ID` and `finding.ID.fix`. */
export type BrokenId =
  | 'argument-missing'
  | 'dockerfile-refused'
  | 'from-variable'
  | 'instruction-unknown'
  | 'stage-missing'
  | 'yaml-broken';

/** A line that is broken, counted from 1. */
export type BrokenLine = { readonly id: BrokenId; readonly line: number; readonly values: Values };

export function problemKey(id: BrokenId): Key {
  return `finding.${id}`;
}

export function fixKey(id: BrokenId): Key {
  return `finding.${id}.fix`;
}
