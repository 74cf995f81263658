import type { Key } from '../../language/message.ts';

/** The ids of remarks: their texts stand in the catalogs under `remark.ID`. */
export type RemarkId = Extract<Key, `remark.${string}`> extends `remark.${infer Id}` ? Id : never;

/** Something to tell about a line of a Dockerfile, before it is known in which language. */
export type Remark = {
  readonly id: RemarkId;
  readonly line: number;
  readonly values: Readonly<Record<string, string | number>>;
};

export function remark(id: RemarkId, line: number, values: Remark['values'] = {}): Remark {
  return { id, line, values };
}
