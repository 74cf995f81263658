import { dirname } from 'node:path/posix';
import type { Place } from '../place.ts';
import { visitValues } from './calls.ts';
import type { Certainty, Embed, FileRead, HealthRoute, Port } from './facts.ts';
import { searchReads } from './file-reads.ts';
import { isPresent } from './glob.ts';
import { goStringValue } from './go-string.ts';
import { routesOfPackage, searchRoutes } from './health-routes.ts';
import { isNamedLikePort, searchListening } from './listening.ts';
import type { GoPackage } from './package.ts';
import { portsOfPackage, type SourcePort, searchPorts } from './ports.ts';
import { isWorthReading, openSource, type SourceFile } from './source-file.ts';
import { tokenKind, tokenText } from './tokenize.ts';

export type CodeFacts = Omit<MergedFacts, 'ports'> & {
  readonly ports: readonly SourcePort[];
  /** The names in addresses that something listens on. */
  readonly listened: ReadonlySet<string>;
};

/** Facts that the declarations of a command's packages show together. */
export type MergedFacts = {
  readonly listening: readonly Place[];
  readonly ports: readonly Port[];
  readonly healthRoutes: readonly HealthRoute[];
  readonly embeds: readonly Embed[];
  readonly reads: readonly FileRead[];
};

/** Reads a package's declarations, each file once. */
export function codeFactsOf(root: string, moduleFolder: string, { folder, files }: GoPackage): CodeFacts {
  const searches = files.filter(isWorthReading).map((goFile) => {
    const file = openSource(root, folder, goFile);
    const [ports, routes] = [searchPorts(file), searchRoutes(file)];
    const [listening, reads] = [searchListening(file), searchReads(file, moduleFolder)];
    visitValues(
      file.tokens,
      goFile.header.end,
      (value) => {
        ports.visit(value);
        routes.visit(value);
        reads.visit(value);
      },
      (frame) => {
        ports.close(frame);
        listening.close(frame);
      },
    );
    return { ports, routes, listening: listening.listening, reads: reads.reads, embeds: embedsIn(file) };
  });
  return {
    listening: searches.flatMap(({ listening }) => listening),
    ...portsOfPackage(searches.map(({ ports }) => ports)),
    healthRoutes: routesOfPackage(searches.map(({ routes }) => routes)),
    embeds: searches.flatMap(({ embeds }) => embeds),
    reads: searches.flatMap(({ reads }) => reads),
  };
}

/** The facts of a command's packages together, its own first: the surest first, and each port and route once. `folder` is the command's. */
export function mergeCodeFacts(all: readonly CodeFacts[], folder: string): MergedFacts {
  return {
    listening: all.flatMap(({ listening }) => listening),
    ports: mergePorts(
      all.flatMap(({ ports }) => ports),
      new Set(all.flatMap(({ listened }) => [...listened])),
      folder,
    ),
    healthRoutes: mergeRoutes(
      all.flatMap(({ healthRoutes }) => healthRoutes),
      folder,
    ),
    embeds: all.flatMap(({ embeds }) => embeds),
    reads: all.flatMap(({ reads }) => reads),
  };
}

/** The `//go:embed` patterns of one source: https://pkg.go.dev/embed#hdr-Directives */
export function embedsIn(file: SourceFile): Embed[] {
  const { tokens, folder, imports } = file;
  if (!imports.includes('embed')) return [];
  return tokens.kinds.flatMap((kind, index) => {
    if (kind !== tokenKind.directive) return [];
    const [, list] = /^\/\/go:embed[ \t]+(.*)$/.exec(tokenText(tokens, index).trimEnd()) ?? [];
    if (list === undefined) return [];
    const words = list.match(/"(?:[^"\\]|\\.)*"|`[^`]*`|\S+/g) ?? [];
    return words.map((word) => {
      const pattern = (/^["`]/.test(word) ? goStringValue(word) : word).replace(/^all:/, '');
      return { pattern, present: isPresent(folder, pattern), place: file.placeOf(index) };
    });
  });
}

const order: readonly Certainty[] = ['certain', 'likely', 'possible'];

/** Each port once, the surest first: among equals the one that can be set, and that for the service before those for its keepers. */
export function mergePorts(all: readonly SourcePort[], listened: ReadonlySet<string>, folder: string): Port[] {
  // The name of a field in one package and that of a parameter in another differ in their first letter.
  const lower = new Set([...listened].map((name) => name.toLowerCase()));
  const named = all.map(({ name, onlyIfListened: _, ...port }): Port => {
    // A name is no proof in another package than its own.
    const isListened = name !== undefined && isNamedLikePort(name) && lower.has(name.toLowerCase());
    return isListened && port.certainty === 'possible' ? { ...port, certainty: 'likely' } : port;
  });
  const sorted = named.map((port) => doubtStandIn(port, folder)).sort((a, b) => rank(a) - rank(b));
  return onceEach(sorted, ({ port }) => port).map((same) => {
    const [first] = same;
    const variable = same.find((port) => port.variable !== undefined)?.variable;
    const flag = same.find((port) => port.flag !== undefined)?.flag;
    return { ...first, variable, flag };
  });
}

/** Each route once, the surest first. */
export function mergeRoutes(all: readonly HealthRoute[], folder: string): HealthRoute[] {
  const sorted = all
    .map((route) => doubtStandIn(route, folder))
    .sort((a, b) => order.indexOf(a.certainty) - order.indexOf(b.certainty));
  return onceEach(sorted, ({ path }) => path).map(([first]) => first);
}

function rank({ port, certainty, variable, flag }: Port): number {
  const set = variable ?? flag;
  const isForKeepers = /grpc|metric|admin|debug|pprof|prom|health|monitor|internal|tls|https/i.test(
    `${variable} ${flag}`,
  );
  // The usual ports of pprof and of Prometheus' examples.
  const isKeepers = isForKeepers || port === 6060 || port === 2112;
  return order.indexOf(certainty) * 10 + (isKeepers ? 15 : 0) + (set === undefined ? 1 : 0);
}

/** Doubts what a mock, fake or example outside the command's own folder shows. */
function doubtStandIn<Item extends { readonly certainty: Certainty; readonly place: Place }>(
  item: Item,
  folder: string,
): Item {
  const isStandIn = /(^|[/_-])(mocks?|fakes?|stubs?|examples?|testutils?|testing|testhelpers?)([/_.-]|$)/i.test(
    item.place.file,
  );
  return isStandIn && dirname(item.place.file) !== folder ? { ...item, certainty: 'possible' } : item;
}

function onceEach<Item>(items: readonly Item[], keyOf: (item: Item) => unknown): [Item, ...Item[]][] {
  const groups = new Map<unknown, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
