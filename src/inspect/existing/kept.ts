import { type Message, message } from '../../language/message.ts';
import { checkBuildSteps } from '../../options/checks/lists.ts';
import { isCompilerVariable } from '../dockerfile/adopt-go-environment.ts';
import type { Adoption, Found, Kept, Needs, WrittenValue } from '../dockerfile/adoption.ts';
import { platformArguments, variablesIn } from '../dockerfile/scope.ts';
import { inQuotes } from '../dockerfile/words.ts';
import { linkerVariable } from './linker-variable.ts';

/** Instructions that no option stands for, by their place in the generated Dockerfile. */
export type KeptInstructions = {
  /** In the stage of the toolchain, after its packages. */
  readonly builder: readonly string[];
  /** In the stage that compiles, before its build steps: arguments that only those read, so that another value leaves the dependencies alone. */
  readonly build: readonly string[];
  /** Commands between the source and the compiler. */
  readonly steps: readonly Found<string>[];
  /** Stages that files come from. */
  readonly stages: readonly string[];
  /** In the last stage, before its user. */
  readonly runtime: readonly string[];
  readonly warnings: readonly Message[];
};

const ours = new Set(['toolchain', 'imports', 'deps', 'build', 'runtime']);

/** Sorts what is not understood by where it belongs. What has no place is reported. */
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
  const { needs } = adoption;
  const commands = [...needs.buildSteps, ...steps].map(({ value }) => value);
  const early = of('builder').filter((kept) => !late.includes(kept));
  const runsCommands = commands.length > 0 || early.some(({ text }) => /^RUN\b/i.test(text));
  const builder = [
    ...early.map((kept) => ({ value: instructionOf(kept), line: kept.line })),
    ...environment(adoption, runsCommands, lost),
    ...privateSettings(adoption),
  ].sort((a, b) => a.line - b.line);
  const runtime = [
    ...of('runtime').map(instructionOf),
    ...openEnvironment(adoption),
    ...copies(adoption, stages, lost),
    ...labels(adoption, lost),
    ...stopSignal(adoption, lost),
  ];
  const toolchain = builder.map(({ value }) => value);
  const declared = keptArguments(needs, { toolchain, steps: commands, image: runtime });
  warnings.push(...lostArguments(needs, declared), ...leftOut(needs));
  return {
    builder: [...declared.toolchain, ...toolchain],
    build: declared.build,
    steps,
    stages: stages.map(({ text }) => text),
    runtime: [...declared.image, ...runtime],
    warnings,
  };
}

/** Variables that ours gives another meaning to. */
const taken = /^(VERSION|REVISION|APK_MIRROR|(TARGET|BUILD)(PLATFORM|OS|OSVERSION|ARCH|VARIANT))$/;

type Lost = (kept: { line: number; text: string }) => void;

/** Variables of the builder. Those that the image has as well are kept where a command may read them. */
function environment({ needs }: Adoption, runsCommands: boolean, lost: Lost): Found<string>[] {
  return needs.buildEnvironment.flatMap(({ value: { name, value = '', text }, line }) => {
    if (!runsCommands && needs.environment.some((found) => found.value.name === name)) return [];
    if (text !== undefined && !taken.test(name)) return [{ value: `ENV ${text}`, line }];
    lost({ line, text: text === undefined ? `${name}=${value}` : `ENV ${text}` });
    return [];
  });
}

/** What the go command is reported of private modules besides their names, for which there is an option. */
function privateSettings({ needs }: Adoption): Found<string>[] {
  return needs.privatePatterns
    .filter(({ value }) => /^(GONOPROXY|GONOSUMDB|GOINSECURE)$/.test(value.name))
    .map(({ value: { name, value = '' }, line }) => ({ value: `ENV ${name}=${inQuotes(value)}`, line }));
}

/** Variables of the image whose values hold others, for which no option stands. */
function openEnvironment({ needs }: Adoption): string[] {
  return needs.environment.flatMap(({ value: { value = '', text } }) =>
    value.includes('$') && text !== undefined ? [`ENV ${text}`] : [],
  );
}

function instructionOf({ text, commands }: Kept): string {
  return commands === undefined ? text : `RUN ${commands.join(' \\\n    && ')}`;
}

/** The command of a RUN that stands in lines of its own. */
function commandOf({ text }: Kept): string[] {
  const [, command] = /^RUN\s+(?!--|\[)([\s\S]+)$/i.exec(text) ?? [];
  return command === undefined || command.includes('<<') ? [] : [command.replace(/\\\n\s*/g, '').trim()];
}

function copies({ needs }: Adoption, stages: readonly Kept[], lost: Lost): string[] {
  return needs.files.flatMap(({ value: { from, origin, path, target, chown, chmod, contextPath }, line }) => {
    if (from === 'context' || (from === 'builder' && contextPath !== undefined)) return [];
    const text = [
      `COPY --from=${from === 'builder' ? 'build' : origin}`,
      ...(chown === undefined ? [] : ['--chown=65532:65532']),
      ...(chmod === undefined ? [] : [`--chmod=${chmod}`]),
      path,
      target,
    ].join(' ');
    if (stages.some(({ stage }) => stage === origin?.toLowerCase())) return [text];
    lost({ line, text });
    return [];
  });
}

function labels({ needs }: Adoption, lost: Lost): string[] {
  return needs.labels.flatMap(({ value: { name, value = '', text }, line }) => {
    if (/^org\.opencontainers\.image\.(title|source|version|revision)$/.test(name)) return [];
    if (/^[A-Za-z0-9._/-]+$/.test(name) && !value.includes('\n')) {
      if (!value.includes('$')) return [`LABEL ${name}=${inQuotes(value)}`];
      if (text !== undefined) return [`LABEL ${text}`];
    }
    lost({ line, text: `LABEL ${text ?? name}` });
    return [];
  });
}

function stopSignal({ needs: { stopSignal: signal } }: Adoption, lost: Lost): string[] {
  if (signal === undefined) return [];
  if (/^[A-Z0-9+]+$/.test(signal.value)) return [`STOPSIGNAL ${signal.value}`];
  lost({ line: signal.line, text: `STOPSIGNAL ${signal.value}` });
  return [];
}

/** Reports what a Dockerfile sets for the compiler, the linker and the build context and no option stands for, each with its line. */
function leftOut({ builds, goFlags, moduleFolder }: Needs): Message[] {
  const reported = new Map<string, Message>();
  const report = (line: number, text: Message) =>
    reported.set(`${line} ${JSON.stringify(text)}`, message('report.line', { line, text }));
  const parts: Found<Pick<(typeof builds)[number]['value'], 'variables' | 'linkerFlags' | 'flags'>>[] = [
    ...builds,
    ...(goFlags === undefined ? [] : [goFlags]),
  ];
  for (const { value, line } of parts) {
    for (const flag of value.flags) report(line, message('report.goFlagLost', { flag }));
    for (const flag of value.linkerFlags) report(line, message('report.linkerFlagLost', { flag }));
    for (const [variable, text] of value.variables) {
      if (linkerVariable(variable, text) === undefined)
        report(line, message('report.linkerVariableLost', { variable, value: text }));
    }
  }
  if (moduleFolder !== undefined)
    report(moduleFolder.line, message('report.moduleFolder', { folder: moduleFolder.value }));
  return [...reported.values()];
}

/** Kept parts of a Dockerfile that may read a build argument. */
type Readers = {
  readonly toolchain: readonly string[];
  readonly steps: readonly string[];
  readonly image: readonly string[];
};

/** The ARG instructions of the stage of the toolchain, of the one that compiles and of the image. */
export type KeptArguments = {
  readonly toolchain: readonly string[];
  readonly build: readonly string[];
  readonly image: readonly string[];
  /** The names of all of them. */
  readonly names: ReadonlySet<string>;
};

/** Arguments that our stage that compiles declares, and those of our image. */
const declaredByBuild = new Set(['VERSION', 'REVISION', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT']);
const declaredByImage = new Set(['VERSION', 'REVISION']);

/**
 * The build arguments that what is kept reads. A build step sees all of them in its environment, so it keeps every one that is not for
 * the linker alone.
 */
export function keptArguments(needs: Needs, { toolchain, steps, image }: Readers): KeptArguments {
  const { buildArguments, imageArguments } = needs;
  const ofCompiler = buildArguments.filter(({ value }) => isCompilerVariable(value.name));
  const early = declarations(buildArguments, toolchain, ofCompiler);
  const linked = new Set(needs.builds.flatMap(({ value }) => value.variables.flatMap(([, text]) => variablesIn(text))));
  const unnamed = steps.length === 0 ? [] : buildArguments.filter(({ value }) => !linked.has(value.name));
  const late = declarations(buildArguments, steps, unnamed);
  const last = declarations([...imageArguments, ...buildArguments], image, []);
  const isNew = ([name]: readonly [string, string]) => !early.has(name) && !declaredByBuild.has(name);
  const lines = (found: Iterable<readonly [string, string]>) => [...found].map(([, text]) => `ARG ${text}`);
  return {
    toolchain: lines(early),
    build: lines([...late].filter(isNew)),
    image: lines([...last].filter(([name]) => !declaredByImage.has(name))),
    names: new Set([...early.keys(), ...late.keys(), ...last.keys()]),
  };
}

/** The arguments that texts name, and those that these name, as they stand behind ARG, in the order of the file. */
function declarations(
  known: readonly Found<WrittenValue>[],
  texts: readonly string[],
  always: readonly Found<WrittenValue>[],
): Map<string, string> {
  const wanted = new Set(always.map(({ value }) => value.name));
  const look = (text: string) => {
    for (const name of variablesIn(text).filter((one) => !wanted.has(one))) {
      wanted.add(name);
      look(known.find(({ value }) => value.name === name)?.value.text ?? '');
    }
  };
  for (const text of [...texts, ...always.map(({ value }) => value.text ?? '')]) look(text);
  const own = known
    .filter(({ value: { name } }, i) => wanted.has(name) && known.findIndex(({ value }) => value.name === name) === i)
    .map(({ value: { name, text } }) => [name, text ?? name] as const);
  return new Map([
    ...platformArguments.filter((name) => wanted.has(name)).map((name) => [name, name] as const),
    ...own,
  ]);
}

/** Arguments that somebody may give a build and that have no effect any more, or another name. */
export function lostArguments({ builds, buildArguments, imageArguments }: Needs, { names }: KeptArguments): Message[] {
  const all = [...buildArguments, ...imageArguments];
  const lost = all.filter(
    ({ value: { name } }, i) =>
      !names.has(name) && !declaredByImage.has(name) && all.findIndex(({ value }) => value.name === name) === i,
  );
  const variables = builds.flatMap(({ value }) => value.variables);
  return lost.map(({ value: { name }, line }) => {
    const [variable, value = ''] = variables.find(([, text]) => variablesIn(text).includes(name)) ?? [];
    const [, now] =
      variable === undefined ? [] : (/=\$(VERSION|REVISION)$/.exec(linkerVariable(variable, value) ?? '') ?? []);
    const text =
      now === undefined ? message('report.argumentLost', { name }) : message('report.argumentRenamed', { name, now });
    return message('report.line', { line, text });
  });
}
