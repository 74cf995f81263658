import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { callAround, type Frame, type Value } from './calls.ts';
import type { FileRead } from './facts.ts';
import { isPresent } from './glob.ts';
import { addressIn } from './listening.ts';
import type { SourceFile } from './source-file.ts';

/** Functions that open what a path names, by the arguments that are paths; an empty list means all. */
const readers: Readonly<Record<string, readonly number[]>> = {
  'os.Open': [0],
  'os.ReadFile': [0],
  'os.ReadDir': [0],
  'os.DirFS': [0],
  'os.OpenRoot': [0],
  'ioutil.ReadFile': [0],
  'ioutil.ReadDir': [0],
  'http.Dir': [0],
  'http.ServeFile': [2],
  'template.ParseFiles': [],
  'template.ParseGlob': [0],
  'filepath.Glob': [0],
  'filepath.ModuleSearch': [0],
  'filepath.WalkDir': [0],
  'godotenv.Load': [],
  'godotenv.Read': [],
  'viper.SetConfigFile': [0],
  'viper.AddConfigPath': [0],
  'tls.LoadX509KeyPair': [0, 1],
  'toml.DecodeFile': [0],
  'ini.Load': [0],
};

/** Methods whose names say enough, whatever they belong to. */
const methods: Readonly<Record<string, readonly number[]>> = {
  ParseFiles: [],
  ParseGlob: [0],
  LoadHTMLGlob: [0],
  LoadHTMLFiles: [],
  Static: [1],
  StaticFile: [1],
  // A server's takes the two files, the package's an address before them.
  ListenAndServeTLS: [0, 1, 2],
  SetConfigFile: [0],
  AddConfigPath: [0],
};

/** Looks in one source for files that are read at run time. Relative paths are taken from the module's folder. */
export function searchReads(file: SourceFile, moduleFolder: string) {
  const reads: FileRead[] = [];
  const visit = (value: Value) => {
    if (value.kind !== 'text') return;
    const call = callAround(value.frame);
    if (call?.bracket !== '(') return;
    const migrations = value.value.startsWith('file://') ? value.value.slice('file://'.length) : undefined;
    const name = `${call.receiver}.${call.name}`;
    const positions = readers[name] ?? (call.receiver === '' ? undefined : methods[call.name]);
    const isRead = positions?.length === 0 || positions?.includes(call.argument) === true;
    const path = isRead || isDefaultPath(call, value.value, moduleFolder) ? value.value : migrations;
    if (path === undefined || !isLikelyPath(path) || addressIn(path) !== undefined) return;
    const absolute = resolve(moduleFolder, path);
    const present = /[*?[]/.test(path) ? isPresent(moduleFolder, path) : existsSync(absolute);
    reads.push({ path, present, place: file.placeOf(value.index) });
  };
  return { visit, reads };
}

/** Reports if a text is the default of a flag or of a variable, and the path of something that exists. */
function isDefaultPath(call: Frame, text: string, moduleFolder: string): boolean {
  const isDefault = /^String(Var)?P?$/.test(call.name) || /^[A-Z][A-Z0-9_]+$/.test(call.literals.get(0) ?? '');
  if (!isDefault || call.argument === 0 || !/^(\.\/)?[\w-][\w./-]*$/.test(text) || !/[./]/.test(text)) return false;
  return existsSync(resolve(moduleFolder, text));
}

/** Reports if a path can be one of a file to bring along: the system's own are there on every base. */
function isLikelyPath(path: string): boolean {
  if (path === '' || path === '.' || path === '/' || path.length > 200 || /[\n\0%]/.test(path)) return false;
  return !/^\/(proc|sys|dev|run|var\/run|tmp|etc\/(passwd|group|hosts|hostname|resolv\.conf|os-release|machine-id|localtime))(\/|$)/.test(
    path,
  );
}
