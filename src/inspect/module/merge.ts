import { dirname } from 'node:path/posix';
import type { Place } from '../place.ts';
import { isNamedLikePort } from './address.ts';
import type { Certainty, HealthRoute, Port } from './facts.ts';
import type { SourcePort } from './ports.ts';

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
