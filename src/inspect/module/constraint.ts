/** A build constraint: https://pkg.go.dev/cmd/go#hdr-Build_constraints */
export type Constraint =
  | { readonly tag: string }
  | { readonly not: Constraint }
  | { readonly all: readonly Constraint[] }
  | { readonly any: readonly Constraint[] };

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

export type Target = {
  readonly arch: 'amd64' | 'arm64';
  readonly cgo: boolean;
  readonly tags: readonly string[];
  /** The release that compiles, as X.Y; the tags `go1.1` to that are set. */
  readonly go: string;
};

/** https://go.dev/src/internal/syslist/syslist.go */
const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  ),
);
const processors = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ' +
    'ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);

/** Reports if a tag is set when linux is built for. */
export function isSet(tag: string, { arch, cgo, tags, go }: Target): boolean {
  if (tag === 'linux' || tag === 'unix' || tag === 'gc' || tag === arch) return true;
  if (tag === 'cgo') return cgo;
  if (tag === 'amd64.v1') return arch === 'amd64';
  if (tag === 'arm64.v8.0') return arch === 'arm64';
  const [, minor] = /^go1\.([1-9][0-9]*)$/.exec(tag) ?? [];
  if (minor !== undefined) return Number(minor) <= Number(go.split('.')[1]);
  return tags.includes(tag);
}

/** Reports if a file's name lets it be compiled: `x_windows.go`, `x_linux_arm64.go`. */
export function nameFits(file: string, target: Target): boolean {
  const base = file.split('.')[0] ?? '';
  const first = base.indexOf('_');
  if (first < 0) return true;
  const parts = base.slice(first + 1).split('_');
  if (parts.at(-1) === 'test') parts.pop();
  const [last = '', second = ''] = [parts.at(-1), parts.at(-2)];
  if (processors.has(last) && systems.has(second)) return last === target.arch && second === 'linux';
  if (processors.has(last)) return last === target.arch;
  return !systems.has(last) || last === 'linux';
}
