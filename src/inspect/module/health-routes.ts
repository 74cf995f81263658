import { assignedName, callAround, type Frame, type Value } from './calls.ts';
import type { Certainty, HealthRoute } from './facts.ts';
import type { SourceFile } from './source-file.ts';
import { isMark, isName, tokenKind, tokenText } from './tokenize.ts';

type RawRoute = HealthRoute & { readonly name: string | undefined };

export type RouteSearch = {
  readonly visit: (value: Value) => void;
  readonly routes: RawRoute[];
  /** The names that routes are made of. */
  readonly routed: Set<string>;
};

const liveness = /^_?(healthz?|health-?_?check|livez?|liveness|alive|ping|heartbeat|healthy|status\/health)$/;
const readiness = /^_?(readyz?|readiness)$/;
const path = /^(?:([A-Z]+)[ \t]+)?((?:\/[A-Za-z0-9._~-]+)+)\/?(?:\{\$\})?$/;

/** Calls that add a route, by the argument that is its path. */
const routers: Readonly<Record<string, number>> = {
  HandleFunc: 0,
  Handle: 0,
  GET: 0,
  Get: 0,
  HEAD: 0,
  Head: 0,
  Any: 0,
  All: 0,
  Path: 0,
  HandlerFunc: 1,
  Handler: 1,
  Method: 1,
  MethodFunc: 1,
  Add: 1,
  Match: 1,
};

export function searchRoutes(file: SourceFile): RouteSearch {
  const { tokens } = file;
  const routes: RawRoute[] = [];
  const routed = new Set<string>();
  /** The prefixes of groups of routes, by the name of the group. */
  const groups = new Map<string, string>();

  const visit = (value: Value) => {
    const call = callAround(value.frame);
    if (value.kind === 'name') {
      if (pathArgument(call) === call?.argument && call !== undefined) routed.add(value.value);
      return;
    }
    if (value.kind !== 'text') return;
    if (call !== undefined && isGroup(call) && call.argument === 0 && isPrefix(value.value)) {
      const name = assignedName(tokens, call.start);
      if (name !== undefined) groups.set(name, prefixOf(call) + value.value.replace(/\/$/, ''));
    }
    const [, method, route] = path.exec(value.value) ?? [];
    if (route === undefined || (method !== undefined && method !== 'GET' && method !== 'HEAD')) return;
    const last = route.slice(route.lastIndexOf('/') + 1);
    const asks = readiness.test(last) ? 'readiness' : liveness.test(last) ? 'liveness' : undefined;
    const certainty = asks === undefined ? undefined : certaintyOf(value, call);
    if (asks === undefined || certainty === undefined) return;
    const isRoute = certainty === 'certain' || certainty === 'likely';
    const prefix = call !== undefined && isRoute && pathArgument(call) !== undefined ? prefixOf(call) : '';
    const name = assignedName(tokens, value.index);
    routes.push({ path: prefix + route, asks, certainty, place: file.placeOf(value.index), name });
  };

  const certaintyOf = (value: Value, call: Frame | undefined): Certainty | undefined => {
    if (call?.bracket === '(') {
      if (/^(POST|PUT|PATCH|DELETE|Post|Put|Patch|Delete|NewRequest|NewRequestWithContext)$/.test(call.name))
        return undefined;
      if (call.receiver === 'exec' || call.receiver === 'filepath') return undefined;
      if (pathArgument(call) === call.argument) {
        if (/^(Method|MethodFunc|Add|Handle|HandlerFunc|Handler|Match)$/.test(call.name) && call.argument === 1) {
          if (!/^(GET|HEAD)?$/.test(call.literals.get(0) ?? '')) return undefined;
        }
        return isOfUnknownGroup(call) ? 'likely' : 'certain';
      }
      return 'possible';
    }
    // `"/healthz": handler`, `case "/healthz":`, `path == "/healthz"`
    if (isMark(tokens, value.index + 1, ':') || isMark(tokens, value.index - 1, '=')) return 'likely';
    if (isName(tokens, value.index - 1, 'case')) return 'likely';
    return 'possible';
  };

  const prefixOf = (call: Frame): string => {
    let prefix = groups.get(call.receiver) ?? chainedPrefix(call);
    // chi: r.Route("/api", func(r chi.Router) { … })
    for (let frame = call.parent; frame !== undefined; frame = frame.parent) {
      const first = frame.bracket === '(' && isGroup(frame) ? frame.literals.get(0) : undefined;
      if (first !== undefined && isPrefix(first)) prefix = (first + prefix).replaceAll('//', '/');
    }
    return prefix.replace(/\/$/, '');
  };

  /** The prefix of `r.Group("/x").Get(…)`. */
  const chainedPrefix = (call: Frame): string => {
    const { chained } = call;
    if (chained === undefined) return '';
    const own = isGroup(chained) ? (chained.literals.get(0) ?? '') : '';
    return (groups.get(chained.receiver) ?? chainedPrefix(chained)) + (isPrefix(own) ? own : '');
  };

  /** Reports if routes are added to something that a function was given, which may have a prefix of its own. */
  const isOfUnknownGroup = (call: Frame): boolean => {
    if (groups.has(call.receiver)) return false;
    const parameter = new RegExp(`[(,]\\s*${escapeName(call.receiver)}\\s+\\*?\\w+\\.(RouterGroup|Group|IRoutes)\\b`);
    return call.receiver !== '' && call.receiver !== ')' && parameter.test(tokens.source);
  };

  return { visit, routes, routed };

  function pathArgument(call: Frame | undefined): number | undefined {
    if (call?.bracket !== '(' || call.receiver === '' || !Object.hasOwn(routers, call.name)) return undefined;
    // net/http's `Handle(pattern, handler)`, httprouter's and gin's `Handle(method, path, handler)`.
    if (call.name === 'Handle' && /^[A-Z]+$/.test(call.literals.get(0) ?? '')) return 1;
    if (call.name === 'Handle' && isMethod(call)) return 1;
    return routers[call.name];
  }

  /** `http.MethodGet` as the first argument. */
  function isMethod(call: Frame): boolean {
    const at = call.open + 1;
    return tokens.kinds[at] === tokenKind.name && /^Method[A-Z]/.test(tokenText(tokens, at + 2));
  }
}

/** Puts together what the sources of one package show: a path whose constant is routed is certain. */
export function routesOfPackage(searches: readonly RouteSearch[]): HealthRoute[] {
  const routed = new Set(searches.flatMap((search) => [...search.routed]));
  return searches.flatMap((search) =>
    search.routes.map(({ name, ...route }) =>
      name !== undefined && routed.has(name) ? { ...route, certainty: 'certain' as const } : route,
    ),
  );
}

function isGroup({ name, receiver }: Frame): boolean {
  return receiver !== '' && /^(Group|Route|PathPrefix|Mount|Party)$/.test(name);
}

function isPrefix(text: string): boolean {
  return /^\/[A-Za-z0-9._~/-]*$/.test(text);
}

function escapeName(name: string): string {
  return name.replace(/[^\w]/g, '\\$&');
}
