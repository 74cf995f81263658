import { type Adoption, type Found, offer } from './adoption.ts';
import type { Instruction } from './dockerfile.ts';
import { type RemarkId, remark } from './remark.ts';
import { words } from './words.ts';

/** The ports that an image says it listens on, from every place that says one. */
export type Ports = {
  readonly exposed: Found<string>[];
  readonly environment: Found<string>[];
};

/** Reads an EXPOSE: ports with their protocol where that is not TCP, ranges as they are written. */
export function exposedPorts({ rest, scope, line }: Instruction): Found<string>[] {
  return words(rest, scope).map(({ value }) => ({ value: value.replace(/\/tcp$/i, '').toLowerCase(), line }));
}

/**
 * Chooses the port: the one that the health check asks where it is exposed as well, else the first one exposed, else
 * what PORT is set to, else what the program is reported, else what the health check asks.
 */
export function choosePort({ exposed, environment }: Ports, adoption: Adoption): void {
  const { needs, changed } = adoption;
  const start = needs.start;
  const fromArguments =
    start === undefined
      ? []
      : listenPorts([...start.value.arguments, ...start.value.defaults]).map((value) => ({ value, line: start.line }));
  const probe = needs.health?.value.probe;
  const asked =
    probe !== undefined &&
    (probe.kind === 'http' || probe.kind === 'tcp') &&
    probe.port !== undefined &&
    needs.health !== undefined
      ? { value: String(probe.port), line: needs.health.line }
      : undefined;
  const isPort = ({ value }: Found<string>) => /^\d+$/.test(value);
  const tcp = exposed.filter(isPort);
  const chosen =
    tcp.find(({ value }) => value === asked?.value) ??
    tcp.find(({ value }) => environment.some((set) => set.value === value)) ??
    tcp[0] ??
    environment.find(isPort) ??
    fromArguments[0] ??
    asked ??
    exposed[0];
  if (chosen === undefined) return;
  offer(adoption, 'port', chosen.value, chosen.line);
  for (const port of exposed) {
    if (port.value !== chosen.value && !needs.morePorts.some(({ value }) => value === port.value))
      needs.morePorts.push(port);
  }
  const others: [RemarkId, Found<string> | undefined][] = [
    ['portOfHealth', asked],
    ['portOfEnvironment', environment.find(isPort)],
    ['portOfArguments', fromArguments[0]],
  ];
  for (const [id, other] of others) {
    if (other !== undefined && !exposed.some(({ value }) => value === other.value) && other.value !== chosen.value) {
      changed.push(remark(id, other.line, { port: other.value, taken: chosen.value }));
    }
  }
  if (Number(chosen.value) < 1024) changed.push(remark('portLow', chosen.line, { port: chosen.value }));
}

/** The ports in arguments such as `-p 8080`, `--port=8080`, `-addr :8080`, `--listen 0.0.0.0:8080`. */
function listenPorts(list: readonly string[]): string[] {
  const found: string[] = [];
  for (const [i, word] of list.entries()) {
    const [, name, joined] = /^--?([A-Za-z][\w.-]*?)(?:=(.*))?$/.exec(word) ?? [];
    if (
      name === undefined ||
      !/^(p|port|addr|address|listen|bind|http|serve)|port$|addr(ess)?$|listen$|bind$/i.test(name) ||
      /metric|pprof|debug|db|redis|grpc/i.test(name)
    )
      continue;
    const [, port] = /^(?:[\w.[\]*-]*:)?(\d{2,5})$/.exec(joined ?? list[i + 1] ?? '') ?? [];
    if (port !== undefined) found.push(port);
  }
  return found;
}
