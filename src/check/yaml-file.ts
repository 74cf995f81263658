import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { isJsonObject } from '../inspect/json-object.ts';

/** A path of keys and indexes in a document; a key of a list names its item `KEY=value`. */
export type Path = readonly (string | number)[];

/** A YAML document as plain values, aliases and merged maps resolved. */
export type YamlFile = {
  readonly value: unknown;
  /** The line that a setting begins on, 1 if it does not exist. */
  readonly lineOf: (path: Path) => number;
};

/** Reads the documents of a YAML file. A document that does not parse, or that grows without bounds, is left out. */
export function readYaml(text: string): YamlFile[] {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter, logLevel: 'error', merge: true, prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap((document: Document) => {
    if (document.errors.length > 0) return [];
    try {
      const value: unknown = document.toJS();
      return [{ value, lineOf: (path) => lineCounter.linePos(startOf(document, path) ?? 0).line || 1 }];
    } catch {
      return [];
    }
  });
}

export function valuesIn(value: unknown, path: Path = []): { readonly value: unknown; readonly path: Path }[] {
  const list = Array.isArray(value) ? value.map((item, i) => [i, item] as const) : [];
  const below = isJsonObject(value) ? Object.entries(value) : list;
  return [{ value, path }, ...below.flatMap(([key, item]) => valuesIn(item, [...path, key]))];
}

export function valueAt(value: unknown, ...path: Path): unknown {
  return path.reduce<unknown>(
    (found, key) => (found as Record<string | number, unknown> | undefined | null)?.[key],
    value,
  );
}

/** A value begins where it is written; one that an alias stands for, at its key. */
function startOf(document: Document, path: Path): number | undefined {
  let found: { node: unknown; key?: unknown } | undefined = { node: document.contents };
  for (const key of path) found = found && childOf(found.node, key, document);
  const written = [found?.node, found?.key].find((one) => isScalar(one) || isCollection(one));
  return written?.range?.[0];
}

function childOf(
  parent: unknown,
  key: string | number,
  document: Document,
): { node: unknown; key?: unknown } | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) {
    const isPair = (item: unknown) => isScalar(item) && String(item.value).startsWith(`${key}=`);
    const item = typeof key === 'number' ? node.items[key] : node.items.find(isPair);
    return item === undefined ? undefined : { node: item };
  }
  if (!isMap(node)) return undefined;
  const own = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
  if (own !== undefined) return { node: own.value, key: own.key };
  // The parser makes a symbol of the key of a merge.
  const merged = node.items.filter((pair) => isScalar(pair.key) && typeof pair.key.value === 'symbol');
  const sources = merged.flatMap(({ value }) => (isSeq(value) ? value.items : [value]));
  return sources.map((source) => childOf(source, key, document)).find((found) => found !== undefined);
}
