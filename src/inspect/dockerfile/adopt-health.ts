import { posix } from 'node:path';
import { type HealthCheck, type HealthProbe, type InstructionContext, offer } from './adoption.ts';
import { flag, type Instruction } from './dockerfile.ts';
import { readProbe } from './probe-command.ts';
import { remark } from './remark.ts';
import { isOpen } from './scope.ts';
import { jsonList } from './words.ts';

export function adoptHealth(place: InstructionContext): void {
  const { instruction, adoption } = place;
  const { line } = instruction;
  const probe = probeOf(instruction, place);
  const health: HealthCheck = {
    probe,
    interval: flag(instruction, 'interval'),
    timeout: flag(instruction, 'timeout'),
    startPeriod: flag(instruction, 'start-period'),
    startInterval: flag(instruction, 'start-interval'),
    retries: flag(instruction, 'retries'),
  };
  adoption.needs.health = { value: health, line };
  if (probe.kind === 'http') {
    if (probe.path === '') adoption.open.push(remark('variableValue', line, { option: 'healthPath' }));
    else offer(adoption, 'healthPath', probe.path, line);
  }
  if (probe.kind === 'command')
    adoption.open.push(remark('healthUnknown', line, { command: probe.command.slice(0, 80) }));
  if (probe.kind === 'none') adoption.changed.push(remark('healthNone', line));
}

function probeOf(instruction: Instruction, { adoption, final, program: copied }: InstructionContext): HealthProbe {
  const [, command = ''] = /^\s*(?:CMD\b)?\s*([\s\S]*)$/i.exec(instruction.rest) ?? [];
  if (/^NONE$/i.test(command.trim())) return { kind: 'none' };
  const probe = readProbe(jsonList(command) ?? command, containerScope(instruction, final.instructions));
  if (probe.kind === 'http' && probe.isLocal) {
    return { kind: 'http', path: probe.path ?? '', port: probe.port, scheme: probe.scheme };
  }
  if (probe.kind === 'tcp' && probe.isLocal && probe.port !== undefined) return { kind: 'tcp', port: probe.port };
  if (probe.kind === 'other') {
    const { start, builds } = adoption.needs;
    const programs = [copied, start?.value.program, ...builds.map(({ value }) => value.output)];
    const [name = '', ...list] = probe.words;
    const isOwn = programs.some((path) => posix.basename(path ?? '') === posix.basename(name));
    if (isOwn && list.length > 0) return { kind: 'self', arguments: list };
  }
  return { kind: 'command', command: command.trim() };
}

/** The check runs in the container, with the variables of the image and without arguments of the build. */
function containerScope({ scope }: Instruction, instructions: readonly Instruction[]): Instruction['scope'] {
  const declared = new Set(
    instructions
      .filter(({ keyword }) => keyword === 'ARG')
      .flatMap(({ rest }) => rest.split(/\s+/).map((pair) => pair.split('=')[0] ?? '')),
  );
  return new Map([...scope].filter(([name, value]) => !declared.has(name) && value !== undefined && !isOpen(value)));
}
