import type { Place } from '../place.ts';
import { holds, isSet, parsePlusBuild, type Target } from './constraint.ts';
import type { CgoPackage, GoModule } from './facts.ts';
import type { CgoLine } from './go-header.ts';
import type { Closure } from './graph.ts';
import { knownCgoOf } from './known-cgo.ts';
import { type GoPackage, readGoFiles } from './package.ts';
import { below, relativeTo } from './path.ts';

/** Returns the packages of a command's build that need cgo. `imported` is everything that any package of the module imports. */
export function cgoOf(
  root: string,
  module: GoModule,
  imported: ReadonlySet<string>,
  closure: Closure,
  target: Target,
): CgoPackage[] {
  const found = closure.packages.flatMap((one) => (one.cgoFiles.length === 0 ? [] : [fromSource(root, one, target)]));
  const known = new Map<string, CgoPackage>();
  for (const { importPath, from } of closure.unresolved) {
    addKnown(known, importPath, placeOfImport(root, from, importPath));
  }
  // A dependency of a dependency that cannot be read is seen in go.mod alone. It is not this command's
  // where another package of the module asks for it.
  const asked = new Set([...imported].map((path) => knownCgoOf(path)));
  for (const { module: path, indirect, place } of closure.unresolved.length > 0 ? module.requires : []) {
    if (indirect && !asked.has(knownCgoOf(path))) addKnown(known, path, place);
  }
  return [...found, ...known.values()].sort((a, b) => (a.importPath < b.importPath ? -1 : 1));
}

function addKnown(known: Map<string, CgoPackage>, path: string, place: Place | undefined): void {
  const entry = knownCgoOf(path);
  if (entry === undefined || known.has(entry.module)) return;
  const { module: importPath, libraries, pkgConfig } = entry;
  known.set(importPath, { importPath, libraries, pkgConfig, hasFilesWithoutCgo: false, place, file: undefined });
}

function fromSource(root: string, one: GoPackage, target: Target): CgoPackage {
  const headers = one.cgoFiles.flatMap((file) => {
    const header = one.files.find(({ path }) => path === file)?.header ?? readGoFiles('', [file], false)[0]?.header;
    return header === undefined ? [] : [{ file, header }];
  });
  const lines = headers.flatMap(({ header }) => header.cgoLines);
  const first = headers[0];
  const isInside = first !== undefined && below(root, first.file);
  return {
    importPath: one.importPath,
    libraries: unique(wordsOf(lines, 'LDFLAGS', target).flatMap((word) => word.match(/^-l(\S+)$/)?.[1] ?? [])),
    pkgConfig: unique(wordsOf(lines, 'pkg-config', target).filter((word) => !word.startsWith('-'))),
    hasFilesWithoutCgo: one.hasFilesWithoutCgo,
    place: isInside ? { file: relativeTo(root, first.file), line: first.header.cgoLine } : undefined,
    file: isInside ? undefined : first?.file,
  };
}

/** The words of the `#cgo` lines that hold for the target: https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command */
function wordsOf(lines: readonly CgoLine[], directive: string, target: Target): string[] {
  return lines.flatMap(({ text }) => {
    const [, before = '', words = ''] = /^([^:]*):(.*)$/.exec(text) ?? [];
    const parts = before.trim().split(/\s+/);
    if (parts.pop() !== directive) return [];
    const applies =
      parts.length === 0 || holds(parsePlusBuild(parts.join(' ')), (tag) => isSet(tag, { ...target, cgo: true }));
    return applies ? words.split(/\s+/).filter((word) => word !== '') : [];
  });
}

function placeOfImport(root: string, from: GoPackage, importPath: string): Place | undefined {
  for (const { path, header } of from.files) {
    const found = header.imports.find((one) => one.path === importPath);
    if (found !== undefined && below(root, path)) return { file: relativeTo(root, path), line: found.line };
  }
  return undefined;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].sort();
}
