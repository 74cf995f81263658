import { join } from 'node:path';
import type { Place } from '../place.ts';
import { entriesOf, readUnlinked } from '../read.ts';
import type { BuildTag, LinkerVariable } from './facts.ts';
import { relativeTo } from './path.ts';

export type BuildFiles = { readonly tags: readonly BuildTag[]; readonly linkerVariables: readonly LinkerVariable[] };

const names = /^((GNU)?[Mm]akefile|[Tt]askfile(\.dist)?\.ya?ml|\.?goreleaser\.ya?ml|\.promu\.ya?ml)$/;

/** Longer lines are passed over: nobody writes such flags, and the expressions below take time with the square of a length. */
const longestLine = 10_000;

/** Reads Makefile, Taskfile, goreleaser's and promu's file in folders: build tags and `-X` of the linker, each once. */
export function readBuildFiles(root: string, folders: readonly string[]): BuildFiles {
  const tags = new Map<string, BuildTag>();
  const variables = new Map<string, LinkerVariable>();
  for (const folder of new Set(folders)) {
    for (const name of namesIn(folder)) {
      const text = readUnlinked(join(folder, name))?.toString('utf8') ?? '';
      const lines = text.split(/\r?\n/).map((line) => (line.length > longestLine ? '' : line));
      const lookUp = variablesOf(lines);
      const isYaml = /ya?ml$/.test(name);
      lines.forEach((line, index) => {
        const place = { file: relativeTo(root, join(folder, name)), line: index + 1 };
        if (/^\s*#/.test(line)) return;
        for (const tag of [...tagsIn(line, lookUp), ...(isYaml ? yamlTags(lines, index, lookUp) : [])]) {
          if (!tags.has(tag)) tags.set(tag, { tag, place });
        }
        for (const found of linkerVariablesIn(line, lookUp, place)) {
          if (!variables.has(found.name)) variables.set(found.name, found);
        }
      });
    }
  }
  return { tags: [...tags.values()], linkerVariables: [...variables.values()] };
}

type LookUp = (name: string) => string | undefined;

/** The variables that a Makefile or Taskfile sets to a plain text, `A := b` and `A: b`. */
function variablesOf(lines: readonly string[]): LookUp {
  const values = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] =
      /^(?:export\s+)?\s*([A-Za-z_]\w*)\s*(?:[:?]{0,2}=|:)\s*(["']?[^\s"'#](?:[^"'#]*[^\s"'#])?["']?)\s*(?:#.*)?$/.exec(
        line,
      ) ?? [];
    if (name !== undefined && value !== undefined && !values.has(name))
      values.set(name, value.replace(/^["']|["']$/g, ''));
  }
  return (name) => values.get(name);
}

/** Puts in the values of variables, one in another up to a few times. */
function expand(text: string, lookUp: LookUp): string {
  let expanded = text;
  for (let times = 0; times < 4 && /\$[({]|\{\{/.test(expanded); times++) {
    expanded = expanded.replace(
      /\$\((\w+)\)|\$\{(\w+)\}|\{\{\s*\.(\w+)\s*\}\}/g,
      (whole, ...found: (string | undefined)[]) =>
        lookUp(found.slice(0, 3).find((name) => name !== undefined) ?? '') ?? whole,
    );
  }
  return expanded;
}

/** Tags that a line builds with; those of tests and linters are of no use to the program. */
function tagsIn(line: string, lookUp: LookUp): string[] {
  if (/\bgo\s+(test|vet|generate)\b|golangci-lint|staticcheck|gotestsum/.test(line)) return [];
  return [...line.matchAll(/(?<![\w-])--?tags(?:=|\s+)("[^"]*"|'[^']*'|[^\s"'\]]+)/g)].flatMap((found) => {
    // `git describe --tags` has tags of its own.
    const program = line.slice(0, found.index).match(/\b(git|go)\b(?!.*\b(git|go)\b)/)?.[1];
    return program === 'git' ? [] : splitTags(expand(found[1] ?? '', lookUp));
  });
}

/** The entries of a `tags:` in YAML, in brackets or one a line below. */
function yamlTags(lines: readonly string[], index: number, lookUp: LookUp): string[] {
  const [, rest] = /^\s*(?:-\s+)?tags:(.*)$/.exec(lines[index] ?? '') ?? [];
  if (rest === undefined) return [];
  const inline = rest.replace(/#.*/, '').trim();
  if (inline !== '') return splitTags(expand(inline.replace(/^\[|\]$/g, ''), lookUp));
  const tags: string[] = [];
  for (const line of lines.slice(index + 1)) {
    const [, tag] = /^\s+-\s*["']?([\w.]+)["']?\s*(?:#.*)?$/.exec(line) ?? [];
    if (tag === undefined && /\S/.test(line)) break;
    if (tag !== undefined) tags.push(tag);
  }
  return tags;
}

function splitTags(list: string): string[] {
  return list.split(/[\s,"']+/).filter((tag) => /^[\w.]+$/.test(tag));
}

/** `-X a.b=c`, quoted as a whole, in its value, or not at all. */
const assignment =
  /(?<![\w-])-X[=\s]+(?:\\?(["'])([^\s="']+)=(.*?)\\?\1|([^\s="']+)=("[^"]*"|'[^']*'|(?:\$\([^()]*(?:\([^()]*\)[^()]*)*\)|\{\{[^}]*\}\}|[^\s"'])*))/g;

function linkerVariablesIn(line: string, lookUp: LookUp, place: Place): LinkerVariable[] {
  return [...line.matchAll(assignment)].flatMap(([, , quotedName, quotedValue, bareName, bareValue]) => {
    const name = expand(quotedName ?? bareName ?? '', lookUp);
    const value = (quotedValue ?? bareValue ?? '').replace(/\\$/, '').replace(/^["']|["']$/g, '');
    if (!name.includes('.')) return [];
    return [{ name, value, resolved: /^[\w./~-]+\.\w+$/.test(name), place }];
  });
}

function namesIn(folder: string): string[] {
  // A symbolic link may lead out of the project.
  return entriesOf(folder)
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map(({ name }) => name)
    .sort();
}
