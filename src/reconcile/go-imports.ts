import { type GoImport, readHeader } from '../inspect/module/go-header.ts';

/** A new path for a module. `others` are the paths of other modules that begin with the old one. */
export type ModuleRename = { readonly from: string; readonly to: string; readonly others: readonly string[] };

/**
 * A Go source with the imports of a module and its packages renamed. Changes nothing but the import paths; groups of imports that were as
 * gofmt writes them stay so: sorted, with the comments behind them aligned.
 */
export function renameImports(source: string, rename: ModuleRename): string {
  if (!source.includes(rename.from)) return source;
  const old = source.split('\n');
  const lines = [...old];
  const changed = new Set<number>();
  // From the last to the first: the places of those before it in its line stay.
  for (const found of readHeader(source).imports.toReversed()) {
    const path = newPath(found.path, rename);
    if (path === undefined) continue;
    const index = found.line - 1;
    lines[index] = withPath(lines[index] ?? '', columnOf(source, found), path);
    changed.add(index);
  }
  for (const group of groupsOf(old, changed)) {
    const before = old.slice(group.start, group.end);
    if (formatted(before).some((line, i) => line !== before[i])) continue;
    lines.splice(group.start, group.end - group.start, ...formatted(lines.slice(group.start, group.end)));
  }
  return lines.join('\n');
}

/** The new import path, undefined if it stays: that of another module counts as its own, as for the go command. */
function newPath(path: string, { from, to, others }: ModuleRename): string | undefined {
  if (!isBelow(path, from) || others.some((other) => isBelow(path, other))) return undefined;
  return to + path.slice(from.length);
}

/** Reports whether an import path is a module or a package of it. */
export function isBelow(path: string, module: string): boolean {
  return path === module || path.startsWith(`${module}/`);
}

function columnOf(source: string, { at }: GoImport): number {
  return at - source.lastIndexOf('\n', at - 1) - 1;
}

/** A line with another path between the quotes that begin at a column. */
function withPath(line: string, column: number, path: string): string {
  const quote = line[column] ?? '"';
  return line.slice(0, column + 1) + path + line.slice(line.indexOf(quote, column + 1));
}

/** A line that has one import and nothing else. */
const importLine = /^([ \t]*(import[ \t]+)?(?:([\p{L}\p{Nd}_]+|\.)[ \t]+)?(["`])([^"`\\]*)\4)([ \t]*)(\/\/.*)?$/u;

/** A run of lines, from `start` up to but without `end`. */
type Group = { readonly start: number; readonly end: number };

/** The runs of lines with imports that some of the lines are in, each once. */
function groupsOf(lines: readonly string[], some: ReadonlySet<number>): Group[] {
  const isImport = (index: number) => importLine.test(lines[index] ?? '');
  const groups: Group[] = [];
  for (const index of [...some].sort((a, b) => a - b)) {
    if (index < (groups.at(-1)?.end ?? 0) || !isImport(index)) continue;
    let [start, end] = [index, index + 1];
    while (isImport(start - 1)) start--;
    while (isImport(end)) end++;
    groups.push({ start, end });
  }
  return groups;
}

type ImportLine = {
  /** Up to the end of the path. */
  readonly code: string;
  readonly keyword: string;
  readonly name: string;
  readonly path: string;
  readonly gap: string;
  readonly comment: string;
};

/** A run of imports as gofmt writes it: by path, then by name, if it stands in parentheses; comments behind imports in one column. */
function formatted(lines: readonly string[]): string[] {
  const imports = lines.map((line): ImportLine => {
    const [, code = '', keyword = '', name = '', , path = '', gap = '', comment = ''] = importLine.exec(line) ?? [];
    return { code, keyword, name, path, gap, comment };
  });
  if (imports.every(({ keyword }) => keyword === '')) {
    const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
    imports.sort((a, b) => order(a.path, b.path) || order(a.name, b.name) || order(a.comment, b.comment));
  }
  const columns = columnsOfComments(imports);
  return imports.map(({ code, gap, comment }, i) =>
    comment === '' ? code + gap : code + ' '.repeat((columns[i] ?? 0) - lengthOf(code)) + comment,
  );
}

/** The column of the comment behind each import: one for all lines in a row that have a comment. */
function columnsOfComments(imports: readonly ImportLine[]): number[] {
  const columns: number[] = [];
  for (let start = 0; start < imports.length; ) {
    let end = start;
    let column = 0;
    for (; end < imports.length && imports[end]?.comment !== ''; end++) {
      column = Math.max(column, lengthOf(imports[end]?.code ?? '') + 1);
    }
    end = Math.max(end, start + 1);
    for (; start < end; start++) columns.push(column);
  }
  return columns;
}

/** The length as gofmt counts it: in code points. */
function lengthOf(text: string): number {
  return [...text].length;
}
