/** A build constraint: https://pkg.go.dev/cmd/go#hdr-Build_constraints */
export type Constraint =
  | { readonly tag: string }
  | { readonly not: Constraint }
  | { readonly all: readonly Constraint[] }
  | { readonly any: readonly Constraint[] };

/** Reports if a constraint holds, given which tags do. */
export function holds(constraint: Constraint, isSet: (tag: string) => boolean): boolean {
  if ('tag' in constraint) return isSet(constraint.tag);
  if ('not' in constraint) return !holds(constraint.not, isSet);
  if ('all' in constraint) return constraint.all.every((part) => holds(part, isSet));
  return constraint.any.some((part) => holds(part, isSet));
}

/** Reads the expression of a `//go:build` line, undefined if it is none. */
export function parseGoBuild(expression: string): Constraint | undefined {
  const words = expression.replace(/\/\/.*/, '').match(/&&|\|\||[!()]|[\w.\u0080-\uffff]+|\S/g) ?? [];
  let at = 0;
  const list = (operator: string, part: () => Constraint | undefined): Constraint[] | undefined => {
    const parts: Constraint[] = [];
    do {
      const next = part();
      if (next === undefined) return undefined;
      parts.push(next);
    } while (words[at] === operator && at++ >= 0);
    return parts;
  };
  const any = (): Constraint | undefined => {
    const parts = list('||', all);
    return parts === undefined || parts.length === 1 ? parts?.[0] : { any: parts };
  };
  const all = (): Constraint | undefined => {
    const parts = list('&&', not);
    return parts === undefined || parts.length === 1 ? parts?.[0] : { all: parts };
  };
  const not = (): Constraint | undefined => {
    const word = words[at++];
    if (word === '!') {
      const inner = not();
      return inner === undefined ? undefined : { not: inner };
    }
    if (word === '(') {
      const inner = any();
      return words[at++] === ')' ? inner : undefined;
    }
    return word !== undefined && isTag(word) ? { tag: word } : undefined;
  };
  const constraint = any();
  return at === words.length ? constraint : undefined;
}

/** Reads what follows `// +build`, or the conditions of a `#cgo` line: words of which one must hold, of parts of which all must. */
export function parsePlusBuild(words: string): Constraint {
  const any = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      all: word.split(',').map((part): Constraint => {
        const tag = part.replace(/^!+/, '');
        // Something that is no tag never holds, negated or not.
        if (!isTag(tag) || part.startsWith('!!')) return { any: [] };
        return part.startsWith('!') ? { not: { tag } } : { tag };
      }),
    }));
  return { any };
}

function isTag(word: string): boolean {
  return /^[\p{L}\p{Nd}_.]+$/u.test(word);
}
