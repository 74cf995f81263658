import { checksum } from '../inspect/checksum.ts';
import type { RenderedFile } from '../render/render.ts';
import type { BaselineFile } from './lock.ts';
import type { Operation, Seen } from './operation.ts';
import { inStyle, plainStyle, readText, type StyledText } from './text-style.ts';

/** The three sides of one file: generated last time, on disk now, generated now. */
export type ThreeSides = {
  readonly path: string;
  /** Undefined if the file was not generated before, or if its text is lost. */
  readonly base: string | undefined;
  readonly baseline: BaselineFile | undefined;
  readonly seen: Seen;
  /** Looks at any other path. */
  readonly see: (path: string) => Seen;
  /** The text on disk; undefined if there is no file, or a binary one. */
  readonly mine: StyledText | undefined;
  readonly theirs: string;
  /** The baseline after a decision is made for this file. */
  readonly next: BaselineFile;
  /** Set if the file will be executable: a change by the template wins, then the user's. */
  readonly executable: boolean;
};

/** A change of names that both the user's text and the generated one are compared after. */
export type Rewrite = (path: string, text: string) => string;

/** Puts the sides together. `seen` is the file on disk; `see` looks at other paths of the project. */
export function threeSides(
  rendered: RenderedFile,
  former: BaselineFile | undefined,
  seen: Seen,
  see: (path: string) => Seen,
  rewrite?: Rewrite,
): ThreeSides {
  const { id, path, content, executable } = rendered;
  const onDisk = seen.file === undefined ? undefined : readText(seen.file.bytes);
  const { mine, baseline } = afterRenaming(path, onDisk, former, rewrite);
  const templateChanged = baseline === undefined || baseline.executable !== executable;
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

/** An edited file and its baseline after a change of names: else lines that a user added beside a renamed one would conflict with it. */
function afterRenaming(
  path: string,
  mine: StyledText | undefined,
  baseline: BaselineFile | undefined,
  rewrite: Rewrite | undefined,
): Pick<ThreeSides, 'mine' | 'baseline'> {
  const former = baseline?.content;
  if (rewrite === undefined || mine === undefined || former === undefined || mine.text === former) {
    return { mine, baseline };
  }
  const content = rewrite(path, former);
  return {
    mine: { ...mine, text: rewrite(path, mine.text) },
    baseline: baseline && { ...baseline, content, checksum: checksum(content) },
  };
}

/** Reports whether a file is still as generated. If the generated text is lost, its checksum decides. */
export function isAsGenerated(mine: StyledText | undefined, baseline: BaselineFile | undefined): boolean {
  if (mine === undefined || baseline === undefined) return false;
  return baseline.content === undefined ? checksum(mine.text) === baseline.checksum : mine.text === baseline.content;
}

/** Writes a text in the style of the user's file, if any. */
export function writeOperation(
  { path, seen, mine, executable }: Pick<ThreeSides, 'path' | 'seen' | 'mine' | 'executable'>,
  text: string,
): Operation {
  const content = inStyle(text, mine?.style ?? plainStyle);
  return { kind: 'write', path, content, executable, before: seen.file?.bytes ?? null };
}
