import { goStringValue } from './go-string.ts';
import { type GoTokens, isMark, tokenKind, tokenText } from './tokenize.ts';

/** Something between brackets, with what stands before it: a call, a composite literal, a block. */
export type Frame = {
  readonly bracket: '(' | '[' | '{';
  /** The name before the bracket: `ListenAndServe`, `Server`; empty if there is none. */
  readonly name: string;
  /** The receiver of the name: `http` of `http.ListenAndServe`, `)` for the outcome of a call, else empty. */
  readonly receiver: string;
  /** The call whose outcome the receiver is: `r.Group("/x")` of `r.Group("/x").Get`. */
  readonly chained: Frame | undefined;
  /** The token where the whole callee begins. */
  readonly start: number;
  readonly open: number;
  readonly parent: Frame | undefined;
  /** The argument or element that is being read, from 0. */
  argument: number;
  /** The last `key:` of a composite literal. */
  key: string;
  /** The literal arguments so far, by position, and those of `key: literal`. */
  literals: ReadonlyMap<number | string, string>;
  /** The environment variable that an argument asks for. */
  variable: string | undefined;
  /** True if names in it are of interest. */
  isWatched: boolean;
};

/** A value in the source: a string or a number, or a name that may stand for one. */
export type Value = {
  readonly kind: 'text' | 'number' | 'name';
  readonly value: string;
  readonly index: number;
  readonly frame: Frame | undefined;
};

/** Goes through a source from an offset on and shows each value in order, with the brackets around it. */
export function visitValues(
  tokens: GoTokens,
  from: number,
  visit: (value: Value) => void,
  close: (frame: Frame) => void,
): void {
  let frame: Frame | undefined;
  let closed: Frame | undefined;
  const { kinds, starts, source } = tokens;
  for (let index = 0; index < kinds.length; index++) {
    if ((starts[index] ?? 0) < from) continue;
    const kind = kinds[index];
    if (kind === tokenKind.text) {
      const value = goStringValue(tokenText(tokens, index));
      if (frame?.bracket === '{' && isMark(tokens, index + 1, ':')) frame.key = value;
      else if (frame !== undefined) remember(frame, value);
      visit({ kind: 'text', value, index, frame });
    } else if (kind === tokenKind.number) {
      const value = tokenText(tokens, index).replaceAll('_', '');
      visit({ kind: 'number', value, index, frame });
      if (frame !== undefined) remember(frame, value);
    } else if (kind === tokenKind.name) {
      if (frame?.bracket === '{' && isMark(tokens, index + 1, ':') && !isMark(tokens, index + 2, '=')) {
        frame.key = tokenText(tokens, index);
      }
      // Names are many; those of interest stand in certain calls and on the right of assignments.
      if (
        frame !== undefined &&
        (frame.isWatched || isMark(tokens, index - 1, '=') || isMark(tokens, index - 1, '+'))
      ) {
        visit({ kind: 'name', value: tokenText(tokens, index), index, frame });
      }
    } else if (kind === tokenKind.mark) {
      const mark = source[starts[index] ?? 0];
      if (mark === '(' || mark === '[' || mark === '{') {
        frame = open(tokens, index, mark, frame, closed);
      } else if (mark === ')' || mark === ']' || mark === '}') {
        if (frame !== undefined) close(frame);
        closed = frame;
        frame = frame?.parent;
      } else if (mark === ',' && frame !== undefined) {
        frame.argument++;
        frame.key = '';
      } else if (mark === ';' && frame !== undefined) {
        frame.key = '';
      }
    }
  }
}

/** The call around a value, through the brackets of expressions such as `("a" + b)`; undefined outside of calls. */
export function callAround(frame: Frame | undefined): Frame | undefined {
  return frame?.bracket === '(' && frame.name === '' ? callAround(frame.parent) : frame;
}

function remember(frame: Frame, value: string): void {
  const place = frame.key === '' ? frame.argument : frame.key;
  if (!frame.literals.has(place)) frame.literals = new Map([...frame.literals, [place, value]]);
  if (place === 0 && /^[A-Z][A-Z0-9_]*$/.test(value)) frame.isWatched = true;
  if (frame.name === 'Getenv' || frame.name === 'LookupEnv') {
    if (frame.parent !== undefined) frame.parent.variable = value;
  }
}

function open(
  tokens: GoTokens,
  index: number,
  bracket: Frame['bracket'],
  parent: Frame | undefined,
  closed: Frame | undefined,
): Frame {
  let start = index;
  let name = '';
  let receiver = '';
  const isNamed = bracket === '[' ? false : tokens.kinds[index - 1] === tokenKind.name;
  if (isNamed && !isKeyword(tokenText(tokens, index - 1))) {
    start = index - 1;
    name = tokenText(tokens, start);
    if (isMark(tokens, start - 1, '.')) {
      receiver = tokens.kinds[start - 2] === tokenKind.name ? tokenText(tokens, start - 2) : ')';
      start -= 2;
      while (isMark(tokens, start - 1, '.') && tokens.kinds[start - 2] === tokenKind.name) start -= 2;
    }
  }
  const isWatched = bracket === '(' ? (name === '' ? (parent?.isWatched ?? false) : watched.test(name)) : false;
  return {
    bracket,
    name,
    receiver,
    chained: receiver === ')' ? closed : undefined,
    start,
    open: index,
    parent,
    argument: 0,
    key: '',
    literals: noLiterals,
    variable: undefined,
    isWatched: isWatched || (bracket === '{' && /^(Server|\w*Flag)$/.test(name)),
  };
}

/** Most brackets hold no literal, and there are many. */
const noLiterals: ReadonlyMap<number | string, string> = new Map();

/** Calls whose arguments may be names of addresses or routes. */
const watched =
  /^(Listen|Run|Start|String|U?[iI]nt|Sprint|JoinHostPort|Itoa|Format|Join|TrimSpace|Or$|string$|Handle|Method|Path|GET|Get|HEAD|Head|Any|All|Add$|Match)/;

function isKeyword(word: string): boolean {
  return /^(if|for|switch|select|else|func|return|case|go|defer|range|struct|interface|const|var|type|import)$/.test(
    word,
  );
}

/** The name that a value is given to: `x` of `x := …`, `x = …`, `const x = …`, `var x string = …`, and `y` of `x.y = …`. */
export function assignedName(tokens: GoTokens, index: number): string | undefined {
  let at = index - 1;
  if (!isMark(tokens, at, '=')) return undefined;
  // `==`, `!=`, `<=`, `>=` compare.
  at--;
  if ('=!<>'.includes(markAt(tokens, at)) && tokens.ends[at] === tokens.starts[at + 1]) return undefined;
  if (isMark(tokens, at, ':')) at--;
  if (tokens.kinds[at] !== tokenKind.name) return undefined;
  const name = tokenText(tokens, at);
  // `var port string = "8080"`
  const isType = /^(string|u?int(8|16|32|64)?)$/.test(name) && tokens.kinds[at - 1] === tokenKind.name;
  return isType ? tokenText(tokens, at - 1) : name;
}

function markAt(tokens: GoTokens, index: number): string {
  return tokens.kinds[index] === tokenKind.mark ? tokenText(tokens, index) : ' ';
}
