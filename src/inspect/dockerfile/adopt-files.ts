import { posix } from 'node:path';
import { isInside } from './adopt-go.ts';
import { isCredentialFile, leaked } from './adopt-private.ts';
import type { ExtraFile, InstructionContext, SourceRoot, Understanding } from './adoption.ts';
import { flag, stageNamed } from './dockerfile.ts';
import { closure, isGoImage, lineage, rootOf } from './go-stage.ts';
import { remark } from './remark.ts';
import { expand } from './scope.ts';
import type { ShellCommand } from './shell.ts';
import { listOrWords } from './words.ts';

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

/** Files that every generated image has, or does not need. */
export const systemFiles =
  /^\/(etc\/(ssl(\/certs(\/.*)?)?|ca-certificates(\/.*)?|passwd.*|group.*|shadow|nsswitch\.conf|mime\.types|localtime|timezone|services|protocols)|usr\/share\/(zoneinfo(\/.*)?|ca-certificates(\/.*)?)|usr\/local\/go\/lib\/time(\/.*)?|tmp|usr\/local\/share\/ca-certificates)\/?$/;
const loader = /^\/(lib|lib64|usr\/lib)\/(\S*\/)?(ld-|libc|libpthread|libdl)\S*$/;

/** Understands COPY, and ADD where it does no more than COPY. */
export function adoptCopy(place: InstructionContext): Understanding {
  const { instruction, dockerfile, role } = place;
  const list = listOrWords(instruction.rest, instruction.scope);
  const target = list.pop() ?? '';
  if (list.length === 0 || instruction.heredocs.length > 0 || [...list, target].some((path) => path.includes('$')))
    return 'kept';
  if (list.some((path) => /^(https?|ftp):\/\/|^git@|\.git$/.test(path))) return 'kept';
  if (instruction.keyword === 'ADD' && list.some((path) => /\.(tar(\.\w+)?|tgz|txz|tbz2?)$/.test(path))) return 'kept';
  const fromName = flag(instruction, 'from');
  const from = fromName === undefined ? undefined : expand(fromName, instruction.scope);
  const stage = from === undefined ? undefined : stageNamed(dockerfile, from);
  const isBuilding = role === 'builder' || (role === 'both' && place.anchor !== 'program');
  if (from !== undefined && stage === undefined)
    return list.every((path) => systemFiles.test(absolute(path))) ? 'understood' : 'kept';
  if (isBuilding)
    return from === undefined
      ? copySource(list, target, place)
      : copyIntoBuilder(list, stage !== undefined && isGoImage(rootOf(dockerfile, stage).image));
  return copyIntoImage(list, target, from, place);
}

function absolute(path: string): string {
  return posix.resolve('/', path);
}

/** Files of the build context that come to the compiler. */
function copySource(sources: readonly string[], target: string, place: InstructionContext): Understanding {
  const { instruction, adoption } = place;
  const folder = posix.resolve(instruction.directory, target);
  if (sources.some(isCredentialFile)) {
    leaked(place, instruction.line);
    return 'understood';
  }
  if (
    /^\/(etc|usr|bin|sbin|lib|root|var)(\/|$)/.test(folder) &&
    !/^\/usr\/(local\/)?(src|app|build|go)(\/|$)/.test(folder) &&
    !/^\/(root|var)\/\w/.test(folder)
  )
    return 'kept';
  if (
    sources.every((source) =>
      /(^|\/)(go\.(mod|sum|work|work\.sum)\*?|go\.(\*|mod\*?)|go\*|go\.\[.*|vendor\/?(modules\.txt)?|modules\.txt)$/.test(
        source,
      ),
    )
  ) {
    if (sources.some((source) => /(^|\/)vendor\/?$/.test(source)))
      adoption.needs.vendor ??= { value: true, line: instruction.line };
    const module = sources.find((source) => /(^|\/)go(\.mod|\.\*|\*|\.\[)/.test(source));
    if (module !== undefined) {
      const context = posix.normalize(posix.dirname(module)).replace(/^\//, '') || '.';
      // The first is the module that is compiled; others are modules beside it.
      if (context !== '.' && place.moduleRoot === undefined) {
        adoption.needs.moduleFolder = { value: context, line: instruction.line };
      }
      place.moduleRoot ??= /(^|\/)go\.(mod|sum)$/.test(target) ? posix.dirname(folder) : folder;
    }
    if (place.anchor !== 'source') place.anchor = 'dependencies';
    return 'understood';
  }
  for (const source of sources) place.roots.push(sourceRoot(source, target, folder, sources.length));
  place.anchor = 'source';
  return 'understood';
}

function sourceRoot(source: string, target: string, folder: string, count: number): SourceRoot {
  const context = posix.normalize(source).replace(/^\/+/, '').replace(/\/+$/, '') || '.';
  const isFile = /\.\w+$/.test(posix.basename(context)) && context !== '.' && !context.startsWith('.');
  if (isFile || context.includes('*')) {
    const intoFolder = count > 1 || /(\/|^\.{1,2})$/.test(target);
    return { context, target: intoFolder ? posix.join(folder, posix.basename(context)) : folder };
  }
  return { context, target: folder };
}

/** Files of another stage that come to the compiler: caches of modules are ours; what was built elsewhere is kept. */
function copyIntoBuilder(sources: readonly string[], isGo: boolean): Understanding {
  return isGo && sources.every((path) => /^\/(go(\/pkg.*)?|root\/(go|\.cache).*)\/?$/.test(absolute(path)))
    ? 'understood'
    : 'kept';
}

function copyIntoImage(
  sources: readonly string[],
  target: string,
  from: string | undefined,
  place: InstructionContext,
): Understanding {
  const { dockerfile, builder, instruction, adoption } = place;
  const stage = from === undefined ? undefined : stageNamed(dockerfile, from);
  const isBuilder =
    stage !== undefined &&
    (stage === builder ||
      lineage(dockerfile, builder).includes(stage) ||
      (stage.index > 0 && lineage(dockerfile, stage).includes(builder)));
  if (from === undefined && sources.some(isCredentialFile)) {
    leaked(place, instruction.line);
    return 'understood';
  }
  for (const source of sources) {
    const path =
      from === undefined ? posix.normalize(source).replace(/^\/+/, '').replace(/\/+$/, '') || '.' : absolute(source);
    if (from !== undefined && systemFiles.test(path)) continue;
    if (from !== undefined && loader.test(path)) {
      if (!adoption.changed.some(({ id }) => id === 'loaderDropped'))
        adoption.changed.push(remark('loaderDropped', instruction.line));
      continue;
    }
    const destination = targetOf(target, sources.length, place);
    const file = fileAt(destination, source);
    if (from !== undefined && systemFiles.test(file) && /passwd|group/.test(file)) continue;
    const has = from === undefined ? false : isProgram(path, file, stage, place);
    if (has !== false) place.anchor = 'program';
    if (has === true) {
      place.program = file;
      continue;
    }
    // A folder of nothing but programs brings nothing else.
    const hasSource = place.roots.some(({ target: root }) => isInside(root, path) || isInside(path, root));
    if (has === 'within' && !hasSource) continue;
    if (
      (from === undefined && path === '.') ||
      (has === 'within' && place.roots.some(({ target: root }) => root === path))
    )
      adoption.changed.push(remark('contextInImage', instruction.line));
    if (isBuilder && /^\/(usr\/)?(s?bin|lib\w*|share)\//.test(path)) {
      adoption.open.push(remark('fileOfBuilder', instruction.line, { path }));
    }
    const extra: ExtraFile = {
      from: from === undefined ? 'context' : isBuilder ? 'builder' : 'stage',
      origin: from === undefined || isBuilder ? undefined : from,
      path,
      contextPath: isBuilder && !isOutput(path, place) ? contextPath(path, place.roots) : undefined,
      target: destination,
      chown: flag(instruction, 'chown'),
      chmod: flag(instruction, 'chmod'),
    };
    adoption.needs.files.push({ value: extra, line: instruction.line });
  }
  return 'understood';
}

/** The absolute path of a target, with a slash behind one that is a folder, as it is written or as it is known. */
function targetOf(target: string, count: number, { instruction, madeFolders }: InstructionContext): string {
  const path = posix.resolve(instruction.directory, target);
  const isFolder =
    /(\/|(^|\/)\.{1,2})$/.test(target) ||
    count > 1 ||
    madeFolders.has(path) ||
    /^\/((usr\/)?(local\/)?s?bin|usr|opt|etc|root|home)?$/.test(path);
  return isFolder && path !== '/' ? `${path}/` : path;
}

/** Where a file comes to lie, if it is one: behind a slash, it keeps its name. */
export function fileAt(target: string, source: string): string {
  return target.endsWith('/') ? posix.join(target, posix.basename(posix.resolve('/', source))) : target;
}

/**
 * Reports if a file is a program that was compiled, or, where that is not known, what the image starts; `within` where it is
 * a folder with the program in it.
 */
function isProgram(
  path: string,
  file: string,
  stage: InstructionContext['stage'] | undefined,
  place: InstructionContext,
): boolean | 'within' {
  const { adoption, dockerfile, final } = place;
  const { builds, start } = adoption.needs;
  const program = start?.value.program;
  const isStarted =
    program !== undefined && (file === program || (!program.includes('/') && posix.basename(file) === program));
  const outputs = [...builds.map(({ value }) => value.output), ...place.programCopies];
  if (outputs.includes(path))
    return program === undefined || isStarted || builds.length === 1 || !program.includes('/');
  if (outputs.some((output) => output !== undefined && path !== '/' && isInside(output, path))) return 'within';
  // A script is no program, and where every program is known, this is none of them.
  if (program === undefined || /\.\w+$/.test(path) || (builds.length > 0 && !outputs.includes(undefined))) return false;
  return isStarted && stage !== undefined && closure(dockerfile, final).includes(stage);
}

function isOutput(path: string, { adoption }: InstructionContext): boolean {
  return adoption.needs.builds.some(({ value }) => value.output === path);
}

/** Returns the path in the build context that a path of the builder was copied from. */
function contextPath(path: string, roots: readonly SourceRoot[]): string | undefined {
  const root = roots
    .filter(({ target }) => isInside(path, target))
    .sort((a, b) => b.target.length - a.target.length)[0];
  if (root === undefined || root.context.includes('*')) return undefined;
  return posix.join(root.context, posix.relative(root.target, path));
}
