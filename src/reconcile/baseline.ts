/** One rendered file of the last run. */
export type BaselineFile = {
  /** The name of the template that made it, by which it is known under another path. */
  readonly id: string;
  readonly checksum: string;
  readonly executable: boolean;
  /** Its text, undefined where the lock no longer holds it whole. */
  readonly content: string | undefined;
};

/** The rendered files of the last run by their paths, and the version of the generator that made them. */
export type Baseline = { readonly version: string | undefined; readonly files: ReadonlyMap<string, BaselineFile> };

export const noBaseline: Baseline = { version: undefined, files: new Map() };
