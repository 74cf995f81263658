import type { Scope } from './scope.ts';
import { readWord } from './words.ts';

export type ShellCommand = {
  readonly words: readonly string[];
  readonly assignments: readonly (readonly [name: string, value: string])[];
  readonly redirects: readonly { readonly operator: string; readonly target: string }[];
  /** The operator that it stands behind, empty for the first. */
  readonly after: '' | '&&' | '||' | ';' | '|' | '&';
  /** As it is written. */
  readonly text: string;
  readonly start: number;
};

const compound = /^(if|then|else|elif|fi|for|while|until|do|done|case|esac|select|function|\{|\}|!|\[\[)$/;

/** The script of a command that is given to a shell, `sh -c SCRIPT`; undefined if it is another. */
export function scriptOf([shell = '', option = '', script]: readonly string[]): string | undefined {
  return /(^|\/)(ba|a|da)?sh$/.test(shell) && /^-\w*c$/.test(option) ? script : undefined;
}

/**
 * The simple commands of a script, undefined if it holds anything else: conditions, loops, subshells, functions. A
 * script that a shell would refuse gives something, too, as it is only looked at.
 */
export function shellCommands(script: string, scope: Scope): ShellCommand[] | undefined {
  const commands: ShellCommand[] = [];
  let draft = emptyDraft(0, '');
  const finish = (end: number) => {
    if (draft.words.length + draft.assignments.length + draft.redirects.length > 0) {
      commands.push({ ...draft, text: script.slice(draft.start, end).trim() });
    }
  };
  for (let i = 0; i < script.length; ) {
    const character = script[i] ?? '';
    if (/[ \t\r]/.test(character)) {
      i++;
    } else if (character === '\\' && /^\\\r?\n/.test(script.slice(i, i + 3))) {
      i = script.indexOf('\n', i) + 1;
    } else if (character === '#') {
      const end = script.indexOf('\n', i);
      i = end === -1 ? script.length : end;
    } else if (/[;&|\n]/.test(character)) {
      const [operator = ';'] = /^(&&|\|\||;|\||&|\n)/.exec(script.slice(i, i + 2)) ?? [];
      finish(i);
      i += operator.length;
      draft = emptyDraft(i, operator === '\n' ? ';' : (operator as ShellCommand['after']));
    } else if (character === '(' || character === ')') {
      return undefined;
    } else {
      if (isEmpty(draft)) draft.start = i;
      const redirect = /^([0-9]*(?:>>|>&|>|<<<|<<-?|<))[ \t]*/.exec(script.slice(i, i + 50));
      if (redirect !== null) {
        i += redirect[0].length;
        const target = readWord(script, i, /[\s;&|<>()]/, scope);
        // `2>&1`: the ampersand belongs to the redirection.
        draft.redirects.push({ operator: redirect[1] ?? '', target: target.value });
        i = Math.max(target.end, i);
        if (redirect[1]?.endsWith('&') !== true && target.value === '' && script[i] === '&') i++;
        continue;
      }
      const word = readWord(script, i, /[\s;&|<>()]/, scope);
      const source = script.slice(i, word.end);
      if (draft.words.length === 0 && compound.test(source)) return undefined;
      const [, name] = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(source) ?? [];
      if (draft.words.length === 0 && name !== undefined) {
        draft.assignments.push([name, word.value.slice(name.length + 1)]);
      } else {
        draft.words.push(word.value);
      }
      i = Math.max(word.end, i + 1);
    }
  }
  finish(script.length);
  return commands;
}

type Draft = {
  words: string[];
  assignments: [string, string][];
  redirects: { operator: string; target: string }[];
  after: ShellCommand['after'];
  start: number;
};

function emptyDraft(start: number, after: ShellCommand['after']): Draft {
  return { words: [], assignments: [], redirects: [], after, start };
}

function isEmpty({ words, assignments, redirects }: Draft): boolean {
  return words.length + assignments.length + redirects.length === 0;
}
