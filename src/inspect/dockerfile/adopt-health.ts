import { posix } from 'node:path';
import type { Health, HealthProbe } from './adoption.ts';
import { flag, type Instruction } from './instruction.ts';
import { offer } from './offer.ts';
import type { Place } from './place.ts';
import { remark } from './remark.ts';
import { isOpen } from './scope.ts';
import { scriptOf, shellCommands } from './shell.ts';
import { jsonList } from './words.ts';

/** Understands HEALTHCHECK: what it asks and when. */
export function adoptHealth(place: Place): void {
  const { instruction, adoption } = place;
  const { line } = instruction;
  const probe = probeOf(instruction, place);
  const health: Health = {
    probe,
    interval: flag(instruction, 'interval'),
    timeout: flag(instruction, 'timeout'),
    startPeriod: flag(instruction, 'start-period'),
    startInterval: flag(instruction, 'start-interval'),
    retries: flag(instruction, 'retries'),
  };
  adoption.needs.health = { value: health, line };
  if (probe.kind === 'http') offer(adoption, 'healthPath', probe.path, line);
  if (probe.kind === 'command')
    adoption.open.push(remark('healthUnknown', line, { command: probe.command.slice(0, 80) }));
  if (probe.kind === 'none') adoption.changed.push(remark('healthNone', line));
}

function probeOf(instruction: Instruction, { adoption, final, program: copied }: Place): HealthProbe {
  const [, command = ''] = /^\s*(?:CMD\b)?\s*([\s\S]*)$/i.exec(instruction.rest) ?? [];
  if (/^NONE$/i.test(command.trim())) return { kind: 'none' };
  const list = jsonList(command);
  const script = list === undefined ? command : scriptOf(list);
  const environment = environmentOf(instruction, final.instructions);
  const words = script === undefined ? (list ?? []) : (shellCommands(script, environment)?.[0]?.words ?? []);
  const text = words.join(' ');
  const name = posix.basename(words[0] ?? '');
  const { start, builds } = adoption.needs;
  const programs = [copied, start?.value.program, ...builds.map(({ value }) => value.output)].map((path) =>
    posix.basename(path ?? ''),
  );
  if (/^(wget|curl|http|httpie|xh)$/.test(name) || /https?:\/\//.test(text)) {
    const probe = httpProbe(words, text);
    if (probe !== undefined) return probe;
  }
  if (/^(nc|ncat|netcat)$/.test(name)) {
    const port = words.slice(1).findLast((word) => /^\d+$/.test(word) && word !== words[words.indexOf('-w') + 1]);
    if (port !== undefined) return { kind: 'tcp', port: Number(port) };
  }
  if (name === 'grpc_health_probe' || name === 'grpc-health-probe') {
    const [, port] = /:(\d+)/.exec(text) ?? [];
    if (port !== undefined) return { kind: 'tcp', port: Number(port) };
  }
  if (name !== '' && programs.includes(name) && words.length > 1) return { kind: 'self', arguments: words.slice(1) };
  return { kind: 'command', command: command.trim() };
}

function httpProbe(words: readonly string[], text: string): HealthProbe | undefined {
  // `curl localhost:8080/healthz` needs no scheme.
  const bare = words
    .slice(1)
    .findLast((word) => /^(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(:[^/]+)?(\/|$)/.test(word));
  const [url] = /https?:\/\/[^\s"'|;&]+/.exec(text) ?? [bare === undefined ? undefined : `http://${bare}`];
  const [, scheme, , port, path = ''] = /^(https?):\/\/(\[[^\]]*\]|[^:/]+)(?::([^/]*))?(\/.*)?$/.exec(url ?? '') ?? [];
  if (scheme !== 'http' && scheme !== 'https') return undefined;
  const known = port === undefined ? (scheme === 'https' ? 443 : 80) : /^\d+$/.test(port) ? Number(port) : undefined;
  return { kind: 'http', path: path.replace(/[?#].*$/, '') || '/', port: known, scheme };
}

/** The check runs in the container, where there are the variables of the image and no arguments of the build. */
function environmentOf({ scope }: Instruction, instructions: readonly Instruction[]): Instruction['scope'] {
  const declared = new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split('=')[0] ?? '')),
  );
  return new Map([...scope].filter(([name, value]) => !declared.has(name) && value !== undefined && !isOpen(value)));
}
