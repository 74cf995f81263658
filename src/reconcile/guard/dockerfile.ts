import { parseDockerfile } from '../../inspect/dockerfile/parse.ts';
import type { RemarkId } from '../../inspect/dockerfile/remark.ts';
import { platformArguments } from '../../inspect/dockerfile/scope.ts';
import { directivesIn, keywords, type Statement, statementsIn } from '../../inspect/dockerfile/statement.ts';
import { words } from '../../inspect/dockerfile/words.ts';
import { message } from '../../language/message.ts';
import type { BrokenLine } from './problem.ts';

/** What keeps a Dockerfile from being built, as far as it is certain. `known` are texts of its sides, which say what was a stage. */
export function brokenInstructions(text: string, known: readonly string[]): BrokenLine[] {
  if (hasForeignSyntax(text)) return [];
  const statements = statementsOf(text);
  const unknown = statements.find(({ keyword }) => !keywords.has(keyword));
  if (unknown !== undefined) {
    return [{ id: 'instruction-unknown', line: unknown.line, values: { instruction: unknown.word } }];
  }
  const stages = new Set<string>();
  // What FROM sees: the arguments above the first one, and those of the platform.
  const global = new Set(platformArguments);
  let begun = 0;
  const found = statements.flatMap((statement): BrokenLine[] => {
    const { keyword, line } = statement;
    const broken = usedStages(statement)
      .filter((stage) => !stages.has(stage) && isMissing(stage, begun, statement, known))
      .map((stage): BrokenLine => ({ id: 'stage-missing', line, values: { stage } }));
    if (keyword === 'ARG' && begun === 0) for (const name of argumentNames(statement)) global.add(name);
    if (keyword !== 'FROM') return [...broken, ...variablesInFlag(statement)];
    begun += 1;
    const name = stageName(statement);
    if (name !== undefined) stages.add(name);
    const flags = statement.flags.map(([, value]) => value);
    const missing = [...flags, statement.rest].flatMap(blankVariables).filter((argument) => !global.has(argument));
    return [
      ...broken,
      ...missing.map((argument): BrokenLine => ({ id: 'argument-missing', line, values: { argument } })),
    ];
  });
  return found.length > 0 ? found : refusal(text);
}

/** What BuildKit refuses a Dockerfile for before it looks at what its instructions name. */
function refusal(text: string): BrokenLine[] {
  const parsed = parseDockerfile(text);
  if (parsed.ok || !refused.has(parsed.problem.id)) return [];
  const { id, line, values } = parsed.problem;
  return [{ id: 'dockerfile-refused', line, values: { problem: message(`remark.${id}`, values) } }];
}

const refused: ReadonlySet<RemarkId> = new Set(['badHealthcheck', 'beforeFrom', 'empty', 'noArguments', 'openHeredoc']);

/** A frontend of somebody else's may know other instructions. https://docs.docker.com/reference/dockerfile/#syntax */
function hasForeignSyntax(text: string): boolean {
  const syntax = directivesIn(linesOf(text)).find(({ name }) => name === 'syntax')?.value;
  return syntax !== undefined && !/^(?:docker\.io\/)?docker\/dockerfile\b/i.test(syntax);
}

function statementsOf(text: string): Statement[] {
  return statementsIn(linesOf(text));
}

function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split('\n');
}

/** Whether a name that is no stage was one, or a number is that of no former stage; any other may be an image. */
function isMissing(name: string, begun: number, { keyword }: Statement, known: readonly string[]): boolean {
  if (/^\d+$/.test(name)) return keyword === 'COPY' && Number(name) >= begun - 1;
  // Most are references to images, which no stage can be named after.
  if (!/^[a-z][a-z0-9_.-]*$/.test(name)) return false;
  return known.some(
    (text) =>
      text.toLowerCase().includes(name) && statementsOf(text).some((statement) => stageName(statement) === name),
  );
}

function stageName({ keyword, rest }: Statement): string | undefined {
  return keyword === 'FROM' ? /^\S+\s+as\s+(\S+)/i.exec(rest)?.[1]?.toLowerCase() : undefined;
}

/** The names that an instruction takes a stage or image by: `FROM x`, `COPY --from=x`, `RUN --mount=…,from=x`. */
function usedStages(statement: Statement): string[] {
  const images = statement.keyword === 'FROM' ? statement.rest.match(/^\S+/) : fromFlags(statement);
  return (images ?? []).map((name) => name.toLowerCase());
}

/** What the flags of COPY and RUN name as the place to take from. */
function fromFlags({ keyword, flags }: Statement): string[] {
  return flags.flatMap(([name, value]) => {
    if (keyword === 'COPY' && name === 'from') return value;
    if (keyword === 'RUN' && name === 'mount') return /\bfrom=([^,]+)/.exec(value)?.[1] ?? [];
    return [];
  });
}

/** Docker expands no variable there, whether it is declared or not. */
function variablesInFlag(statement: Statement): BrokenLine[] {
  return fromFlags(statement)
    .filter((from) => from.includes('$'))
    .map((from) => ({ id: 'from-variable', line: statement.line, values: { from } }));
}

/** The names that an ARG declares, of which there may be several. */
function argumentNames(statement: Statement): string[] {
  return words(statement.rest, new Map()).map(({ value }) => value.replace(/=.*$/s, ''));
}

/** The variables in a text that are nothing where they are not set: those without `:-` and the like. */
function blankVariables(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)([^}]*)\})/g)].flatMap(([, plain, braced, rest = '']) =>
    /^:?[-+?]/.test(rest) ? [] : [plain ?? braced ?? ''],
  );
}
