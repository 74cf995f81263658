import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { isComposeFile } from '../inspect/file-kinds.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import type { Texts } from './finding.ts';

/** A service of Compose as `docker compose` puts it together, of one file or of two. */
export type ComposeService = {
  readonly name: string;
  /** The folder that its paths count from, with a slash at the end, empty for the top one. */
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where a setting stands: in the last file that has it. */
  readonly place: (...path: string[]) => { readonly file: string; readonly line: number };
};

type Part = {
  readonly file: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly lineOf: (path: readonly string[]) => number | undefined;
  readonly tagOf: (key: string) => string | undefined;
};

/** The order in which Compose looks for its file. */
const mainNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/**
 * The services of all Compose files. In the top folder, a further file counts as one that is laid over the main one:
 * https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
export function composeServices(texts: Texts): ComposeService[] {
  const files = [...texts.keys()].filter(isComposeFile);
  const parts = new Map(files.map((file) => [file, partsOf(file, texts.get(file) ?? '')]));
  const top = files.filter((file) => !file.includes('/'));
  const main = mainNames.find((name) => top.includes(name));
  const override = top.find((file) => /\.override\.ya?ml$/.test(file));
  const inFile = (file: string | undefined, name: string) =>
    parts.get(file ?? '')?.find((part) => part.name === name && file !== undefined);
  return files.flatMap((file) =>
    (parts.get(file) ?? []).flatMap((part) => {
      if (file === main) return [together(part, inFile(override, part.name))];
      const below = top.includes(file) ? inFile(main, part.name) : undefined;
      if (below === undefined) return [together(part, undefined)];
      return file === override ? [] : [together(below, part)];
    }),
  );
}

function partsOf(file: string, text: string): Part[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, logLevel: 'error', merge: true, prettyErrors: false });
  const services = document.errors.length === 0 ? document.get('services') : undefined;
  const values = isMap(services) ? valuesOf(document) : undefined;
  if (!isMap(services) || values === undefined) return [];
  return services.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const settings = values[name];
    if (!isJsonObject(settings)) return [];
    const pairAt = (path: readonly string[]): Pair | undefined => {
      const [map, pair] = path.reduce<[unknown, Pair | undefined]>(
        ([below], one) => {
          const found = pairOf(below, one, document);
          return [found?.value, found];
        },
        [value, undefined],
      );
      return map === undefined ? undefined : pair;
    };
    return [
      {
        file,
        name,
        settings,
        lineOf: (path) => {
          const pair = pairAt(path);
          const node = isMap(pair?.value) || isSeq(pair?.value) || isScalar(pair?.value) ? pair.value : pair?.key;
          return pair === undefined ? undefined : lineCounter.linePos((node as Node | undefined)?.range?.[0] ?? 0).line;
        },
        tagOf: (one) => (pairAt([one])?.value as Node | undefined)?.tag,
      },
    ];
  });
}

/** The services as plain values; undefined where an alias grows without bounds. */
function valuesOf(document: Document): Record<string, unknown> | undefined {
  try {
    const { services } = document.toJS() as { services: Record<string, unknown> };
    return services;
  } catch {
    return undefined;
  }
}

/** The pair of a key in a map, or in one that is merged into it by `<<`; an item `KEY=value` of a list is one, too. */
function pairOf(map: unknown, key: string, document: Document): Pair | undefined {
  const target = isAlias(map) ? map.resolve(document) : map;
  if (isSeq(target)) {
    const item = target.items.find((one) => isScalar(one) && String(one.value).startsWith(`${key}=`));
    return item === undefined ? undefined : ({ key: item, value: item } as Pair);
  }
  if (!isMap(target)) return undefined;
  // The parser makes a symbol of the key of a merge.
  const keyOf = ({ key }: Pair) =>
    isScalar(key) ? (typeof key.value === 'symbol' ? '<<' : String(key.value)) : undefined;
  const named = (wanted: string) => target.items.filter((pair) => keyOf(pair) === wanted);
  const [own] = named(key);
  if (own !== undefined) return own;
  const merged = named('<<').flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  return merged.map((one) => pairOf(one, key, document)).find((pair) => pair !== undefined);
}

/** One service of two files: lists grow, maps are put together, and everything else is replaced. */
function together(below: Part, above: Part | undefined): ComposeService {
  const parts = above === undefined ? [below] : [above, below];
  const place = (...path: string[]) => {
    const holder = parts.find(({ lineOf }) => lineOf(path) !== undefined) ?? below;
    return { file: holder.file, line: holder.lineOf(path) ?? holder.lineOf([]) ?? 1 };
  };
  const settings: Record<string, unknown> = { ...below.settings };
  for (const [key, value] of Object.entries(above?.settings ?? {})) {
    const tag = above?.tagOf(key);
    if (tag === '!reset') delete settings[key];
    else settings[key] = tag === '!override' ? value : merged(key, settings[key], value);
  }
  return { name: below.name, folder: below.file.replace(/[^/]*$/, ''), settings, place };
}

function merged(key: string, below: unknown, above: unknown): unknown {
  if (below === undefined) return above;
  if (key === 'ports' || key === 'env_file') return [below, above].flat();
  if (key === 'environment') return { ...environmentOf(below), ...environmentOf(above) };
  if (key === 'build') return { ...buildOf(below), ...buildOf(above) };
  return key === 'healthcheck' && isJsonObject(below) && isJsonObject(above) ? { ...below, ...above } : above;
}

/** `environment` as a map: null is a variable that is taken over from the shell. */
export function environmentOf(environment: unknown): Record<string, unknown> {
  if (isJsonObject(environment)) return environment;
  const pairs = Array.isArray(environment) ? environment.map(String) : [];
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [pair, null] : [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** `build` in its long form. */
export function buildOf(build: unknown): Record<string, unknown> {
  return isJsonObject(build) ? build : { context: build };
}
