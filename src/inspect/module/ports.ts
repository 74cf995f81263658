import { assignedName, callAround, type Frame, type Value } from './calls.ts';
import type { Certainty, Port } from './facts.ts';
import {
  type Address,
  addressIn,
  isEveryInterface,
  isLocal,
  isNamedLikePort,
  listens,
  portIn,
  useOf,
} from './listening.ts';
import type { SourceFile } from './source-file.ts';
import { isMark, tokenKind, tokenText } from './tokenize.ts';

/** A port as one source shows it; `name` is the variable that holds it, to be looked for where something listens. */
export type SourcePort = Port & {
  readonly name: string | undefined;
  /** True if nothing tells that it is a port unless something listens on its variable. */
  readonly onlyIfListened: boolean;
};

/** A relation between two names: `target` takes its value from `source`, or from a variable or a flag before it. */
type Link = { target: string | undefined; source: string; variable: string | undefined; flag: string | undefined };

export type PortSearch = {
  readonly visit: (value: Value) => void;
  readonly close: (frame: Frame) => void;
  readonly ports: SourcePort[];
  readonly links: Link[];
  /** The names in addresses that something listens on. */
  readonly listened: Set<string>;
};

export function searchPorts(file: SourceFile): PortSearch {
  const { tokens } = file;
  const ports: SourcePort[] = [];
  const links: Link[] = [];
  const listened = new Set<string>();
  /** The variable that `flag.StringVar(&addr, …)` sets. */
  const pointers = new Map<Frame, string>();
  let lastFlag: string | undefined;
  const flagOf = (frame: Frame | undefined) => flagAround(file, frame, pointers);

  const add = (value: Value, { host, port }: Address, certainty: Certainty, rest: Partial<SourcePort> = {}) => {
    const place = file.placeOf(value.index);
    const none = { variable: undefined, flag: undefined, name: undefined, onlyIfListened: false };
    ports.push({ port, host: host === '' ? undefined : host, certainty, place, ...none, ...rest });
  };

  const visitLiteral = (value: Value) => {
    const address = value.kind === 'text' ? addressIn(value.value) : undefined;
    const digits = portIn(value.value);
    if (address === undefined && digits === undefined) {
      if (value.kind === 'text') visitTag(value);
      return;
    }
    const found = address ?? { host: '', port: digits ?? 0 };
    const call = callAround(value.frame);
    const variable = variableOf(call);
    // `http.ListenAndServe(getenv("ADDR", ":8080"), nil)`
    const listening = listens(variable === undefined ? value : { ...value, frame: call?.parent }, tokens);
    if (listening === 'known' || (listening === 'address' && (address !== undefined || isFiberPort(value)))) {
      add(value, found, 'certain', { variable });
      return;
    }
    if (isCalledNotServed(value.frame)) return;
    // `flag.StringVar(&addr, "addr", getenv("ADDR", ":8080"), "…")`
    const flag = flagOf(variable === undefined ? value.frame : call?.parent);
    const isNamed = isNamedLikePort(flag?.flag ?? '') || isNamedLikePort(variable ?? '');
    if (flag !== undefined || (variable !== undefined && isNamed)) {
      const isMeant = isNamed ? isLocal(found.host) : address !== undefined && isEveryInterface(found.host);
      const name = flag?.name ?? (call === undefined ? undefined : assignedName(tokens, call.start));
      if (isMeant) add(value, found, 'likely', { variable, flag: flag?.flag, name });
      return;
    }
    if (!isLocal(found.host)) return;
    if (call?.bracket === '(' && call.name === 'Default' && address !== undefined) {
      if (isEveryInterface(found.host) || isNamedLikePort(lastFlag ?? '')) {
        add(value, found, 'likely', { flag: lastFlag });
      }
      return;
    }
    if (call?.bracket === '(' && call.name === 'AddFlags' && address !== undefined) {
      add(value, found, 'likely', { flag: 'web.listen-address' });
      return;
    }
    if (call?.bracket === '(' && call.name === 'SetDefault' && isNamedLikePort(call.literals.get(0) ?? '')) {
      add(value, found, 'likely');
      return;
    }
    const keyed = variableKeyOf(value.frame);
    if (keyed !== undefined && isNamedLikePort(keyed)) {
      add(value, found, 'likely', { variable: keyed });
      return;
    }
    const name = assignedName(tokens, value.index) ?? keyOf(value.frame);
    const isOfServer =
      value.frame?.bracket === '{' && /^(\w*Server|HTTP|Web)(Config|Settings|Options)?$/.test(value.frame.name);
    if (name !== undefined && isNamedLikePort(name)) add(value, found, isOfServer ? 'likely' : 'possible', { name });
    else if (address !== undefined && isEveryInterface(found.host)) add(value, found, 'possible', { name });
    else if (name !== undefined) add(value, found, 'possible', { name, onlyIfListened: true });
  };

  /** ``Port string `env:"PORT" envDefault:"8080"` `` */
  const visitTag = (value: Value) => {
    if (value.frame?.bracket !== '{' || !/\b(default|envDefault|env|envconfig):"/.test(value.value)) return;
    const tags = new Map(
      [...value.value.matchAll(/([\w-]+):"((?:[^"\\]|\\.)*)"/g)].map(([, key, text]) => [key, text]),
    );
    const [variable, ...options] = (tags.get('env') ?? tags.get('envconfig') ?? '').split(',');
    const fallback =
      tags.get('envDefault') ??
      tags.get('default') ??
      options.find((option) => option.startsWith('default='))?.slice(8);
    const start = tokens.starts[value.index] ?? 0;
    const line = tokens.source.slice(tokens.source.lastIndexOf('\n', start) + 1, start);
    const [, field = ''] = /^\s*(\w+)/.exec(line) ?? [];
    const port = portIn(fallback ?? '');
    const address = addressIn(fallback ?? '') ?? (port === undefined ? undefined : { host: '', port });
    if (address === undefined || !isLocal(address.host)) return;
    if (!isNamedLikePort(field) && !isNamedLikePort(variable ?? '')) return;
    add(value, address, 'likely', { variable: variable === '' ? undefined : variable, name: field });
  };

  const visitName = (value: Value) => {
    if (value.frame?.isWatched !== true) {
      const target = assignedName(tokens, startOf(value));
      if (target === 'Addr') listened.add(value.value);
      if (target !== undefined) links.push({ target, source: value.value, variable: undefined, flag: undefined });
      return;
    }
    const listening = listens(value, tokens);
    if (listening !== undefined) listened.add(value.value);
    const call = callAround(value.frame);
    if (call?.bracket === '(' && call.argument === 0 && /Var(P)?$/.test(call.name)) pointers.set(call, value.value);
    const variable = variableOf(call);
    const flag = flagOf(variable === undefined ? value.frame : call?.parent);
    const target = flag?.name ?? assignedName(tokens, call?.bracket === '(' && variable ? call.start : startOf(value));
    if (target === undefined && flag === undefined && variable === undefined) return;
    links.push({ target, source: value.value, variable, flag: flag?.flag });
  };

  /** Where `":" + name` begins. */
  const startOf = ({ index }: Value): number => {
    const isSum = isMark(tokens, index - 1, '+') && tokens.kinds[index - 2] === tokenKind.text;
    return isSum ? index - 2 : index;
  };

  const close = (frame: Frame) => {
    if (frame.name === 'Flag' && frame.bracket === '(') lastFlag = frame.literals.get(0);
    if (frame.name === 'Getenv' || frame.name === 'LookupEnv') {
      const variable = frame.literals.get(0);
      // `port, ok := os.LookupEnv("PORT")`
      const name =
        assignedName(tokens, frame.start) !== undefined && isMark(tokens, frame.start - 4, ',')
          ? tokenText(tokens, frame.start - 5)
          : assignedName(tokens, frame.start);
      if (variable !== undefined && name !== undefined) {
        links.push({ target: name, source: '', variable, flag: undefined });
      }
    }
    if (frame.name === 'Run' && isMark(tokens, frame.open + 1, ')') && isGin(file) && frame.receiver !== '') {
      const value = { kind: 'name', value: '', index: frame.open, frame } as const;
      add(value, { host: '', port: 8080 }, 'certain', { variable: 'PORT' });
    }
  };

  const visit = (value: Value) => (value.kind === 'name' ? visitName(value) : visitLiteral(value));
  return { visit, close, ports, links, listened };
}

/** Puts together what the sources of one package show: a port whose variable something listens on is certain. */
export function portsOfPackage(searches: readonly PortSearch[]): {
  ports: SourcePort[];
  listened: ReadonlySet<string>;
} {
  const links = searches.flatMap((search) => search.links);
  const listened = new Set(searches.flatMap((search) => [...search.listened]));
  const byTarget = Map.groupBy(links, ({ target }) => target);
  const bySource = Map.groupBy(links, ({ source }) => source);
  // The set grows while it is gone through.
  for (const name of listened) {
    for (const { source } of byTarget.get(name) ?? []) if (source !== '') listened.add(source);
  }
  const ports = searches.flatMap((search) =>
    search.ports.map((port) => {
      const { name } = port;
      const about = name === undefined ? [] : [...(bySource.get(name) ?? []), ...(byTarget.get(name) ?? [])];
      const names = new Set(about.flatMap(({ source, target }) => [source, target ?? '']));
      names.delete('');
      const all = [...about, ...[...names].flatMap((one) => byTarget.get(one) ?? [])];
      const variable = port.variable ?? all.map((link) => link.variable).find(isNamedSo);
      const flag = port.flag ?? all.map((link) => link.flag).find(isNamedSo);
      const isListened = name !== undefined && listened.has(name);
      const isSet = variable !== undefined || flag !== undefined;
      const certainty = isListened ? 'certain' : port.certainty === 'possible' && isSet ? 'likely' : port.certainty;
      return { ...port, variable, flag, certainty, onlyIfListened: port.onlyIfListened && !isListened } as const;
    }),
  );
  return { ports: ports.filter(({ onlyIfListened }) => !onlyIfListened), listened };
}

function isNamedSo(name: string | undefined): boolean {
  return name !== undefined && isNamedLikePort(name);
}

/** A flag that a value is the default of, with the name of the variable that it sets. */
function flagAround(file: SourceFile, inner: Frame | undefined, pointers: ReadonlyMap<Frame, string>) {
  const frame = callAround(inner);
  if (frame === undefined) return undefined;
  if (frame.bracket === '{') {
    const flag = frame.literals.get('Name');
    return /Flag$/.test(frame.name) && frame.key === 'Value' && flag !== undefined
      ? { flag, name: undefined }
      : undefined;
  }
  const [, isVar, hasShort] = /^(?:String|U?[iI]nt(?:16|32|64)?)(Var)?(P)?$/.exec(frame.name) ?? [];
  if (!/^(String|U?[iI]nt)/.test(frame.name) || frame.receiver === '') return undefined;
  const at = isVar === undefined ? 0 : 1;
  const flag = frame.literals.get(at);
  if (flag === undefined || frame.argument !== at + (hasShort === undefined ? 1 : 2)) return undefined;
  return { flag, name: pointers.get(frame) ?? assignedName(file.tokens, frame.start) };
}

/** The environment variable that a call falls back from: `getenv("PORT", "8080")`, `cmp.Or(os.Getenv("PORT"), "8080")`. */
function variableOf(frame: Frame | undefined): string | undefined {
  if (frame?.bracket !== '(') return undefined;
  if (frame.variable !== undefined && frame.argument > 0) return frame.variable;
  const first = frame.literals.get(0);
  return frame.argument === 1 && first !== undefined && /^[A-Z][A-Z0-9_]*$/.test(first) ? first : undefined;
}

/** The key that a value has in a composite literal: `Port: 8080`. */
function keyOf(frame: Frame | undefined): string | undefined {
  return frame?.bracket === '{' && frame.key !== '' ? frame.key : undefined;
}

/** The environment variable that a value is listed under: `"LISTEN_ADDR": { fallback: ":8080" }`. */
function variableKeyOf(frame: Frame | undefined): string | undefined {
  for (let at = frame; at?.bracket === '{'; at = at.parent) {
    if (/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(at.key) && at.key.length > 3) return at.key;
  }
  return undefined;
}

/** Reports if the call around a value is one of a client, or says something of the text itself. */
function isCalledNotServed(frame: Frame | undefined): boolean {
  const call = useOf(frame);
  if (call?.bracket !== '(') return false;
  if (/^(strings|log|slog|errors|bytes|regexp|t|b|assert|require|exec)$/.test(call.receiver)) return true;
  return /^(Dial|DialContext|DialTimeout|NewClient|Connect|Print|Printf|Println|Errorf|Fatalf|Fatal|HasSuffix|HasPrefix|Contains|Replace|Trim|ListenUDP|ListenPacket)$/.test(
    call.name,
  );
}

/** Before its second version fiber took a number. */
function isFiberPort({ kind, frame }: Value): boolean {
  return kind === 'number' && useOf(frame)?.name === 'Listen';
}

function isGin({ imports }: SourceFile): boolean {
  return imports.includes('github.com/gin-gonic/gin');
}
