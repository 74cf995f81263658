import { DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import type { BrokenLine } from './problem.ts';

/** https://docs.docker.com/reference/dockerfile/ */
const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const platformArguments = ['BUILD', 'TARGET'].flatMap((of) =>
  ['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((what) => of + what),
);

/** A frontend of somebody else's may know other instructions. https://docs.docker.com/reference/dockerfile/#syntax */
const foreignSyntax = /^#\s*syntax\s*=\s*(?!(?:docker\.io\/)?docker\/dockerfile\b)/im;

/** What keeps a Dockerfile from being built, as far as it is certain. `known` are texts of its sides, which say what was a stage. */
export function brokenInstructions(text: string, known: readonly string[]): BrokenLine[] {
  if (foreignSyntax.test(text)) return [];
  const instructions = DockerfileParser.parse(text).getInstructions();
  const unknown = instructions.find((instruction) => !keywords.has(instruction.getKeyword()));
  if (unknown !== undefined) {
    const values = { instruction: unknown.getInstruction() };
    return [{ id: 'instruction-unknown', line: lineOf(unknown), values }];
  }
  const stages = new Set<string>();
  // What FROM sees: the arguments above the first one, and those of the platform.
  const global = new Set(platformArguments);
  let begun = 0;
  return instructions.flatMap((instruction): BrokenLine[] => {
    const keyword = instruction.getKeyword();
    const line = lineOf(instruction);
    const broken = usedStages(instruction)
      .filter((stage) => !stages.has(stage) && isMissing(stage, begun, instruction, known))
      .map((stage): BrokenLine => ({ id: 'stage-missing', line, values: { stage } }));
    if (keyword === 'ARG' && begun === 0) for (const name of argumentNames(instruction)) global.add(name);
    if (keyword !== 'FROM') return [...broken, ...variablesInFlag(instruction)];
    begun += 1;
    const name = stageName(instruction);
    if (name !== undefined) stages.add(name);
    const missing = blankVariables(instruction.getTextContent()).filter((argument) => !global.has(argument));
    return [
      ...broken,
      ...missing.map((argument): BrokenLine => ({ id: 'argument-missing', line, values: { argument } })),
    ];
  });
}

/** Whether a name that is no stage was one, or a number is that of no former stage; any other may be an image. */
function isMissing(name: string, begun: number, instruction: Instruction, known: readonly string[]): boolean {
  if (/^\d+$/.test(name)) return instruction.getKeyword() === 'COPY' && Number(name) >= begun - 1;
  return known.some((text) => hasStage(text, name));
}

/** Whether a Dockerfile has a stage of a name, given in lower case. The parser is slow, and the name seldom in the text at all. */
function hasStage(text: string, name: string): boolean {
  if (!text.toLowerCase().includes(` as ${name}`)) return false;
  return DockerfileParser.parse(text)
    .getInstructions()
    .some((instruction) => stageName(instruction) === name);
}

function stageName(instruction: Instruction): string | undefined {
  return instruction.getKeyword() === 'FROM' ? (instruction as From).getBuildStage()?.toLowerCase() : undefined;
}

/** The names that an instruction takes a stage or image by: `FROM x`, `COPY --from=x`, `RUN --mount=…,from=x`. */
function usedStages(instruction: Instruction): string[] {
  if (instruction.getKeyword() === 'FROM') {
    const image = (instruction as From).getImage();
    return image === null ? [] : [image.toLowerCase()];
  }
  return fromFlags(instruction).map((name) => name.toLowerCase());
}

/** What the flags of COPY and RUN name as the place to take from. */
function fromFlags(instruction: Instruction): string[] {
  const keyword = instruction.getKeyword();
  const flag =
    keyword === 'COPY' ? /\s--from=([^\s,]+)/g : keyword === 'RUN' ? /\s--mount=\S*\bfrom=([^\s,]+)/g : undefined;
  if (flag === undefined) return [];
  // Flags stand before everything else: a program may have one of the same name.
  const [flags = ''] = /^\S+(?:(?:\s|\\\r?\n|#[^\n]*\n)+--\S+)*/.exec(instruction.getTextContent()) ?? [];
  return [...flags.matchAll(flag)].map((match) => match[1] ?? '');
}

/** Docker expands no variable there, whether it is declared or not. */
function variablesInFlag(instruction: Instruction): BrokenLine[] {
  return fromFlags(instruction)
    .filter((from) => from.includes('$'))
    .map((from) => ({ id: 'from-variable', line: lineOf(instruction), values: { from } }));
}

/** The names that an ARG declares, of which there may be several. */
function argumentNames(instruction: Instruction): string[] {
  return instruction.getArguments().map((argument) => argument.getValue().replace(/=.*$/s, ''));
}

/** The variables in a text that are nothing where they are not set: those without `:-` and the like. */
function blankVariables(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)([^}]*)\})/g)].flatMap(([, plain, braced, rest = '']) =>
    /^:?[-+?]/.test(rest) ? [] : [plain ?? braced ?? ''],
  );
}

function lineOf(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}
