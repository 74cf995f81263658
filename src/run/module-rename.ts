import { unsafe } from '../apply/paths.ts';
import { sourcesOfModule } from '../inspect/module/walk.ts';
import { savedAnswersFile } from '../inspect/own-names.ts';
import { projectTexts } from '../inspect/project-texts.ts';
import { type Message, message } from '../language/message.ts';
import { type Change, settled, textsAfter, undecided } from '../reconcile/change.ts';
import { isBelow, type ModuleRename, renameImports } from '../reconcile/go-imports.ts';
import type { Operation, Seen } from '../reconcile/operation.ts';
import { inStyle, readText } from '../reconcile/text-style.ts';
import type { Rewrite } from '../reconcile/three-sides.ts';

/** The old and the new path of a generated service's module, if an answer changes it. */
export type NewPath = Pick<ModuleRename, 'from' | 'to'>;

/** What a plan does about the user's own imports of a renamed module; undefined if they have none. */
export type OwnImports = 'renamed' | 'kept' | undefined;

export type Renaming = {
  /** Renames the imports of a Go file that was generated and edited. */
  readonly rewrite: Rewrite;
  /** Adds the changes of the user's own Go files to those of the generated files, unless they are to keep their imports. */
  readonly follow: (changes: readonly Change[], keepsImports: boolean) => Followed;
};

type Followed = {
  readonly changes: readonly Change[];
  readonly warnings: readonly Message[];
  readonly ownImports: OwnImports;
};

/** Prepares the rename of a module in a folder: finds its Go files, and the other modules whose paths are below its own. */
export function renamingOf(folder: string, path: NewPath, see: (path: string) => Seen): Renaming {
  const { paths, nested } = sourcesOfModule(folder);
  const goMod = see('go.mod').file?.bytes.toString('utf8') ?? '';
  const below = new Set([...goMod.matchAll(/[^\s"`,()[\]]+/g)].map(([word]) => word));
  const others = [...nested, ...below].filter((other) => other.startsWith(`${path.from}/`));
  // A new path below the old one is not renamed again.
  if (path.to.startsWith(`${path.from}/`)) others.push(path.to);
  const rename = { ...path, others };
  return {
    rewrite: (file, text) => (file.endsWith('.go') ? renameImports(text, rename) : text),
    follow: (changes, keepsImports) => {
      const none: Followed = { changes, warnings: [], ownImports: undefined };
      const goModWritten = changes.some(({ operations }) => operations.some(isWriteOf('go.mod')));
      // The module keeps its old path if its user decided so.
      if (!goModWritten) return none;
      const known = new Set(changes.flatMap((change) => [change.path, ...change.operations.map((one) => one.path)]));
      const followed = changes.map((change) => generatedChange(change, see, rename));
      const own = paths.filter((file) => !known.has(file)).flatMap((file) => ownChange(file, see(file), rename));
      const written = own.filter(({ operations }) => operations.length > 0);
      const left = own.filter(({ operations }) => operations.length === 0);
      const all = keepsImports ? followed : [...followed, ...written];
      const stale = keepsImports ? own : left;
      const warnings = [
        ...(keepsImports || written.length === 0
          ? []
          : [message('imports.renamed', { ...path, count: written.length })]),
        ...(stale.length === 0
          ? []
          : [message('imports.kept', { ...path, files: listed(stale.map((one) => one.path)) })]),
        ...mentions(folder, rename, all, paths, see),
      ];
      return {
        changes: all,
        warnings,
        ownImports: written.length === 0 ? undefined : keepsImports ? 'kept' : 'renamed',
      };
    },
  };
}

function isWriteOf(path: string): (operation: Operation) => boolean {
  return (operation) => operation.kind === 'write' && operation.path === path;
}

/** A generated Go file that a run would not write, as its user edited it: its imports follow all the same. */
function generatedChange(change: Change, see: (path: string) => Seen, rename: ModuleRename): Change {
  const { path, status, operations } = change;
  const { file, obstacle } = see(path);
  const text = file === undefined ? undefined : readText(file.bytes);
  if (!path.endsWith('.go') || file === undefined || text === undefined) return change;
  // It was compared with its imports renamed already.
  const whole = { ...change, before: text.text };
  if (undecided.has(status) || obstacle !== undefined) return whole;
  if (operations.some((one) => one.path === path && one.kind !== 'chmod')) return whole;
  const after = renameImports(text.text, rename);
  if (after === text.text) return whole;
  const mode = operations.find((one) => one.path === path && one.kind === 'chmod');
  const executable = mode?.kind === 'chmod' ? mode.executable : file.executable;
  const content = inStyle(after, text.style);
  const write: Operation = { kind: 'write', path, content, executable, before: file.bytes };
  const others = operations.filter((one) => one !== mode);
  const facts = { ...whole, after, operations: [...others, write] };
  return settled.has(status) ? { ...facts, status: 'updated', why: message('why.imports') } : facts;
}

/** The change of a Go file of the user's; none if it does not import the module. It is `kept` if it cannot be written. */
function ownChange(path: string, { file, obstacle }: Seen, rename: ModuleRename): Change[] {
  const text = file === undefined ? undefined : readText(file.bytes);
  if (file === undefined || text === undefined) return [];
  const after = renameImports(text.text, rename);
  if (after === text.text) return [];
  const facts = { path, why: message('why.imports'), before: text.text, baseline: undefined };
  if (obstacle !== undefined || unsafe(path)) return [{ ...facts, status: 'kept', after: text.text, operations: [] }];
  const { bytes: before, executable } = file;
  const content = inStyle(after, text.style);
  return [{ ...facts, status: 'updated', after, operations: [{ kind: 'write', path, content, executable, before }] }];
}

/** A hint at the lines that have the old path and stay as they are, such as `-ldflags -X` and `//go:generate`. */
function mentions(
  folder: string,
  rename: ModuleRename,
  changes: readonly Change[],
  sources: readonly string[],
  see: (path: string) => Seen,
): Message[] {
  const after = textsAfter(changes);
  const texts = new Map(projectTexts(folder, after).texts);
  for (const path of sources) {
    const text = after.has(path) ? after.get(path) : see(path).file?.bytes.toString('utf8');
    // Files that keep their imports are named apart.
    if (text !== undefined) texts.set(path, renameImports(text, rename));
  }
  texts.delete(savedAnswersFile);
  const places = [...texts].flatMap(([path, text]) => linesWith(text, rename).map((line) => `${path}:${line}`));
  return places.length === 0 ? [] : [message('imports.mentions', { from: rename.from, places: listed(places) })];
}

/** The numbers of the lines that name a module or a package of it, and no other module below it. */
function linesWith(text: string, { from, others }: ModuleRename): number[] {
  if (!text.includes(from)) return [];
  return text.split('\n').flatMap((line, i) => {
    const names = line.match(/[\w.~/-]+/g) ?? [];
    const isOurs = (name: string) => isBelow(name, from) && !others.some((other) => isBelow(name, other));
    // A variable of the linker stands behind a dot.
    return names.some((name) => isOurs(name) || isOurs(name.replace(/\.\w+$/, ''))) ? [i + 1] : [];
  });
}

const mostListed = 10;

function listed(words: readonly string[]): string | Message {
  const text = words.slice(0, mostListed).join(', ');
  return words.length > mostListed ? message('imports.more', { text, count: words.length - mostListed }) : text;
}
