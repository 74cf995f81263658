import { DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import { type Message, message } from '../../language/message.ts';

/** https://docs.docker.com/reference/dockerfile/ */
const keywords = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);

/** What is wrong with a Dockerfile that lines were merged into. `former` are texts of the sides that it was merged from. */
export function dockerfileProblems(text: string, former: readonly string[]): Message[] {
  const instructions = DockerfileParser.parse(text).getInstructions();
  const unknown = instructions.find((instruction) => !keywords.has(instruction.getKeyword()));
  if (unknown !== undefined) {
    return [message('guard.instruction', { line: lineOf(unknown), instruction: unknown.getInstruction() })];
  }
  const present = new Set<string>();
  const problems: Message[] = [];
  for (const instruction of instructions) {
    for (const stage of usedStages(instruction)) {
      if (!present.has(stage) && former.some((side) => hasStage(side, stage))) {
        problems.push(message('guard.stage', { line: lineOf(instruction), stage }));
      }
    }
    const name = stageName(instruction);
    if (name !== undefined) present.add(name);
  }
  return problems;
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
  const text = instruction.getTextContent();
  if (instruction.getKeyword() === 'FROM') {
    const image = (instruction as From).getImage();
    return image === null ? [] : [image.toLowerCase()];
  }
  return [...text.matchAll(/(?:--from=|--mount=\S*\bfrom=)([^\s,]+)/g)].map((match) => (match[1] ?? '').toLowerCase());
}

function lineOf(instruction: Instruction): number {
  return instruction.getRange().start.line + 1;
}
