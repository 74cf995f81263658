import { type Message, message } from '../../language/message.ts';
import { isCompilerVariable } from '../dockerfile/adopt-go-environment.ts';
import type { Found, Needs, WrittenValue } from '../dockerfile/adoption.ts';
import { platformArguments, variablesIn } from '../dockerfile/scope.ts';
import { linkerVariable } from './linker-variable.ts';

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
