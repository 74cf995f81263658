import { readVariable, type Scope, variablesIn } from '../inspect/dockerfile/scope.ts';
import { shellCommands } from '../inspect/dockerfile/shell.ts';

/** What gives variables other values before a later command asks for them. */
const setters = /^(?:\.|source|export|declare|local|readonly|read|getopts|set|unset|eval)$/;

/**
 * A script with each variable as the shell will see it where that is certain, and else as a name that stands for anything. In `environment`, undefined
 * is a value that is not known; without one, nothing is.
 */
export function withVariables(script: string, environment: Scope | undefined): string {
  const known = environment !== undefined && setsNone(script) ? environment : undefined;
  let text = '';
  for (let i = 0; i < script.length; ) {
    if (script[i] === '\\' || script[i] !== '$' || script[i + 1] === '(') {
      const length = script[i] === '\\' ? 2 : 1;
      text += script.slice(i, i + length);
      i += length;
      continue;
    }
    const { value, end } = readVariable(script, i, known ?? new Map());
    const isName = end > i + 1;
    const isCertain = known !== undefined && /^[\w.:/-]*$/.test(value) && areKnown(script.slice(i, end), known);
    text += !isName ? '$' : isCertain ? value : '$UNKNOWN';
    i = end;
  }
  return text;
}

function areKnown(text: string, environment: Scope): boolean {
  return variablesIn(text).every((name) => !environment.has(name) || environment.get(name) !== undefined);
}

/** Whether a script is a list of plain commands of which none gives a variable a value, nor keeps one from being expanded. */
function setsNone(script: string): boolean {
  const commands = shellCommands(script, new Map());
  const isLiteral = /'[^']*\$[^']*'/.test(script) && !/\b(?:ba|a|da)?sh\s+-\w*c\b/.test(script);
  if (commands === undefined || isLiteral || /\$\{\w+:?=/.test(script)) return false;
  return commands.every(({ words, assignments }) => assignments.length === 0 && !setters.test(words[0] ?? ''));
}
