import { parseDockerfile } from '../../inspect/dockerfile/parse.ts';
import type { RemarkId } from '../../inspect/dockerfile/remark.ts';
import { platformArguments } from '../../inspect/dockerfile/scope.ts';
import { directivesIn, keywords, type Statement, statementsIn } from '../../inspect/dockerfile/statement.ts';
import { words } from '../../inspect/dockerfile/words.ts';
import { message, type Values } from '../../language/message.ts';

/** A line (from 1) that keeps a file from being read or built; its texts are `finding.ID` and `finding.ID.fix`. */
export type BrokenLine = {
  readonly id:
    | 'argument-missing'
    | 'dockerfile-refused'
    | 'from-variable'
    | 'instruction-unknown'
    | 'stage-missing'
    | 'yaml-broken';
  readonly line: number;
  readonly values: Values;
};

/** The lines that certainly keep a Dockerfile from being built. `known` are texts of its sides, which say what was a stage. */
export function brokenInstructions(text: string, known: readonly string[]): BrokenLine[] {
  if (hasForeignSyntax(text)) return [];
  const statements = statementsOf(text);
  const unknown = statements.find(({ keyword }) => !keywords.has(keyword));
  if (unknown !== undefined) {
    return [{ id: 'instruction-unknown', line: unknown.line, values: { instruction: unknown.word } }];
  }
  const stages = new Set<string>();
  // The arguments that FROM sees: those above the first one, and those of the platform.
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

/** The line for which BuildKit refuses a Dockerfile before it looks at what its instructions name. */
function refusal(text: string): BrokenLine[] {
  const parsed = parseDockerfile(text);
  if (parsed.ok || !refused.has(parsed.problem.id)) return [];
  const { id, line, values } = parsed.problem;
  return [{ id: 'dockerfile-refused', line, values: { problem: message(`remark.${id}`, values) } }];
}

const refused: ReadonlySet<RemarkId> = new Set(['badHealthcheck', 'beforeFrom', 'empty', 'noArguments', 'openHeredoc']);

/** Another frontend may know other instructions. https://docs.docker.com/reference/dockerfile/#syntax */
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

/** Reports whether a name was that of a stage, or a number is not that of an earlier stage; any other name may be an image. */
function isMissing(name: string, begun: number, { keyword }: Statement, known: readonly string[]): boolean {
  if (/^\d+$/.test(name)) return keyword === 'COPY' && Number(name) >= begun - 1;
  // Most other names refer to images, and no stage can have such a name.
  if (!/^[a-z][a-z0-9_.-]*$/.test(name)) return false;
  return known.some(
    (text) =>
      text.toLowerCase().includes(name) && statementsOf(text).some((statement) => stageName(statement) === name),
  );
}

function stageName({ keyword, rest }: Statement): string | undefined {
  return keyword === 'FROM' ? /^\S+\s+as\s+(\S+)/i.exec(rest)?.[1]?.toLowerCase() : undefined;
}

/** The names of stages and images in an instruction: `FROM x`, `COPY --from=x`, `RUN --mount=…,from=x`. */
function usedStages(statement: Statement): string[] {
  const images = statement.keyword === 'FROM' ? statement.rest.match(/^\S+/) : fromFlags(statement);
  return (images ?? []).map((name) => name.toLowerCase());
}

/** The sources that the flags of COPY and RUN name. */
function fromFlags({ keyword, flags }: Statement): string[] {
  return flags.flatMap(([name, value]) => {
    if (keyword === 'COPY' && name === 'from') return value;
    if (keyword === 'RUN' && name === 'mount') return /\bfrom=([^,]+)/.exec(value)?.[1] ?? [];
    return [];
  });
}

/** Variables in such a flag, which Docker does not expand, declared or not. */
function variablesInFlag(statement: Statement): BrokenLine[] {
  return fromFlags(statement)
    .filter((from) => from.includes('$'))
    .map((from) => ({ id: 'from-variable', line: statement.line, values: { from } }));
}

/** The names that an ARG declares. */
function argumentNames(statement: Statement): string[] {
  return words(statement.rest, new Map()).map(({ value }) => value.replace(/=.*$/s, ''));
}

/** The variables in a text that are empty if they are not set: those without `:-` and the like. */
function blankVariables(text: string): string[] {
  return [...text.matchAll(/(?<!\\)\$(?:(\w+)|\{(\w+)([^}]*)\})/g)].flatMap(([, plain, braced, rest = '']) =>
    /^:?[-+?]/.test(rest) ? [] : [plain ?? braced ?? ''],
  );
}
