import { checksum } from '../inspect/checksum.ts';
import type { RenderedFile } from '../render/render.ts';
import type { BaselineFile } from './baseline.ts';
import type { Seen } from './seen.ts';
import { readText, type StyledText } from './text-style.ts';

/** The three sides of one file: what was generated last time, what is on disk, what is generated now. */
export type ThreeSides = {
  readonly path: string;
  /** Undefined where the file was not generated before, or where its text is lost. */
  readonly base: string | undefined;
  readonly baseline: BaselineFile | undefined;
  readonly seen: Seen;
  /** Looks at any other path. */
  readonly see: (path: string) => Seen;
  /** The text on disk, undefined where there is no file, or a binary one. */
  readonly mine: StyledText | undefined;
  readonly theirs: string;
  /** The baseline after a decision was taken for this file. */
  readonly next: BaselineFile;
  /** Whether the file is to be executable: the template's change of that wins, else the user's. */
  readonly executable: boolean;
};

/** Puts the sides together; `seen` is what is on disk, and `see` looks at other paths of the project. */
export function threeSides(
  rendered: RenderedFile,
  baseline: BaselineFile | undefined,
  seen: Seen,
  see: (path: string) => Seen,
): ThreeSides {
  const { id, path, content, executable } = rendered;
  const templateChanged = baseline === undefined || baseline.executable !== executable;
  const mine = seen.file === undefined ? undefined : readText(seen.file.bytes);
  return {
    path,
    base: baseline?.content ?? (isAsGenerated(mine, baseline) ? mine?.text : undefined),
    baseline,
    seen,
    see,
    mine,
    theirs: content,
    next: { id, checksum: baseline?.content === content ? baseline.checksum : checksum(content), executable, content },
    executable: templateChanged || seen.file === undefined ? executable : seen.file.executable,
  };
}

/** Whether a file is still what was generated, for which its checksum is enough where the text is lost. */
export function isAsGenerated(mine: StyledText | undefined, baseline: BaselineFile | undefined): boolean {
  if (mine === undefined || baseline === undefined) return false;
  return baseline.content === undefined ? checksum(mine.text) === baseline.checksum : mine.text === baseline.content;
}
