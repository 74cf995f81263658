import { type Message, message } from '../../language/message.ts';
import { checkBuildSteps } from '../../options/checks/lists.ts';
import type { Adoption, Found, Kept } from '../dockerfile/adoption.ts';

/** What a Dockerfile says that no option stands for, as instructions with their places in ours. */
export type KeptInstructions = {
  /** In the stage of the toolchain, after its packages. */
  readonly builder: readonly string[];
  /** Commands between the source and the compiler. */
  readonly steps: readonly Found<string>[];
  /** Stages that files come from. */
  readonly stages: readonly string[];
  /** In the last stage, before its user. */
  readonly runtime: readonly string[];
  readonly warnings: readonly Message[];
};

/** Stages of ours. */
const ours = new Set(['toolchain', 'imports', 'deps', 'build', 'runtime']);

/** Sorts what is not understood by where it belongs. What has no place is told. */
export function keptInstructions(adoption: Adoption): KeptInstructions {
  const warnings: Message[] = [];
  const lost = ({ line, text }: { line: number; text: string }) =>
    warnings.push(
      message('report.line', { line, text: message('report.notKept', { text: text.split('\n')[0] ?? '' }) }),
    );
  const of = (role: Kept['role']) => adoption.kept.filter((kept) => kept.role === role);
  const late = of('builder').filter(({ after }) => after === 'source' || after === 'program');
  const steps = late.flatMap((kept) => {
    const commands = kept.commands ?? commandOf(kept);
    const isStep =
      kept.after === 'source' && commands.length > 0 && commands.every((step) => checkBuildSteps([step]).ok);
    if (!isStep) lost(kept);
    return isStep ? commands.map((value) => ({ value, line: kept.line })) : [];
  });
  const stages = of('other').filter((kept) => {
    const isFree = /^[a-z]/i.test(kept.stage) && !ours.has(kept.stage);
    if (!isFree) lost(kept);
    return isFree;
  });
  return {
    builder: of('builder')
      .filter((kept) => !late.includes(kept))
      .map(instructionOf),
    steps,
    stages: stages.map(({ text }) => text),
    runtime: [
      ...of('runtime').map(instructionOf),
      ...copies(adoption, stages, lost),
      ...labels(adoption),
      ...stopSignal(adoption),
    ],
    warnings,
  };
}

function instructionOf({ text, commands }: Kept): string {
  return commands === undefined ? text : `RUN ${commands.join(' \\\n    && ')}`;
}

/** The command of a RUN that stands in lines of its own. */
function commandOf({ text }: Kept): string[] {
  const [, command] = /^RUN\s+(?!--|\[)([\s\S]+)$/i.exec(text) ?? [];
  return command === undefined || command.includes('<<') ? [] : [command.replace(/\\\n\s*/g, '').trim()];
}

function copies(
  { needs }: Adoption,
  stages: readonly Kept[],
  lost: (kept: { line: number; text: string }) => void,
): string[] {
  return needs.files.flatMap(({ value: { from, origin, path, target, chown, chmod, contextPath }, line }) => {
    if (from === 'context' || (from === 'builder' && contextPath !== undefined)) return [];
    const text = [
      `COPY --from=${from === 'builder' ? 'build' : origin}`,
      ...(chown === undefined ? [] : ['--chown=65532:65532']),
      ...(chmod === undefined ? [] : [`--chmod=${chmod}`]),
      path,
      target,
    ].join(' ');
    if (from === 'image' || (from === 'stage' && stages.some(({ stage }) => stage === origin?.toLowerCase())))
      return [text];
    lost({ line, text });
    return [];
  });
}

/** Labels that ours does not set. */
function labels({ needs }: Adoption): string[] {
  return needs.labels
    .filter(({ value }) => !/^org\.opencontainers\.image\.(title|source|version|revision)$/.test(value.name))
    .filter(({ value }) => /^[A-Za-z0-9._/-]+$/.test(value.name) && !/[$\n]/.test(value.value ?? ''))
    .map(({ value }) => `LABEL ${value.name}="${(value.value ?? '').replace(/[\\"]/g, '\\$&')}"`);
}

function stopSignal({ needs: { stopSignal: signal } }: Adoption): string[] {
  return signal === undefined || !/^[A-Z0-9+]+$/.test(signal.value) ? [] : [`STOPSIGNAL ${signal.value}`];
}
