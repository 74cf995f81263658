import { posix } from 'node:path';
import { fileAt } from './adopt-copy.ts';
import type { InstructionContext, Understanding } from './context.ts';
import { remark } from './remark.ts';
import type { ShellCommand } from './shell.ts';

/** Understands commands about files and folders: what is made, whose it is, what may be executed. */
export function adoptFileCommand(
  { words, text }: ShellCommand,
  place: InstructionContext,
  line: number,
  directory: string,
): Understanding {
  const { adoption, role, program, madeFolders, programCopies } = place;
  const name = words[0]?.split('/').at(-1) ?? '';
  const paths = words
    .slice(1)
    .filter((word) => !word.startsWith('-'))
    .map((word) => posix.resolve(directory, word));
  if (/^(strip|upx)$/.test(name)) {
    if (name === 'upx') adoption.changed.push(remark('upxDropped', line));
    return 'understood';
  }
  if (/\/lib(64)?\/ld-(linux|musl)|\/lib64\b/.test(text) && /^(mkdir|ln|cp)$/.test(name)) {
    if (!adoption.changed.some(({ id }) => id === 'loaderDropped'))
      adoption.changed.push(remark('loaderDropped', line));
    return 'understood';
  }
  if (/^(cp|mv|install)$/.test(name) && role !== 'runtime') {
    const outputs = [...adoption.needs.builds.map(({ value }) => value.output), ...programCopies];
    const target = paths.pop() ?? '';
    if (paths.length === 0 || !paths.every((path) => outputs.includes(path))) return undefined;
    for (const path of paths) programCopies.add(target).add(posix.join(target, posix.basename(path)));
    return 'understood';
  }
  if (name === 'mkdir') {
    for (const path of paths.filter((candidate) => !/^\/[0-7]{3,4}$/.test(candidate) && !candidate.includes('$'))) {
      madeFolders.add(path);
      if (role === 'runtime' && path !== place.instruction.directory) addFolder(path, place, line);
    }
    return 'understood';
  }
  if (name === 'chown' && role !== 'builder') {
    // Whose the working directory and the program are does not matter to a program that only reads them.
    for (const path of paths.slice(1)) {
      if (path !== program && !path.includes('*') && path !== '/') addFolder(path, place, line);
    }
    return 'understood';
  }
  if (name === 'chmod') {
    const mode = words.slice(1).find((word) => !/^-[a-zA-Z]+$/.test(word) || /^-[rwx]+$/.test(word)) ?? '';
    const targets = words.slice(words.indexOf(mode) + 1).map((word) => posix.resolve(directory, word));
    if (role === 'builder') return /x|7|5/.test(mode) ? 'understood' : 'kept';
    if (targets.every((path) => path === program)) return 'understood';
    const files = adoption.needs.files;
    const known = targets.every(
      (path) => path === program || files.some(({ value }) => fileAt(value.target, value.path) === path),
    );
    if (!known) return 'kept';
    for (const [i, { value, line: at }] of files.entries()) {
      if (targets.includes(fileAt(value.target, value.path))) files[i] = { value: { ...value, chmod: mode }, line: at };
    }
    return 'understood';
  }
  return undefined;
}

function addFolder(path: string, { adoption }: InstructionContext, line: number): void {
  if (!adoption.needs.folders.some(({ value }) => value === path)) adoption.needs.folders.push({ value: path, line });
}
