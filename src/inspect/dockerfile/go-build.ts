import type { GoBuild } from './adoption.ts';
import { words as wordsOf } from './words.ts';

export type GoBuildArguments = Omit<GoBuild, 'package' | 'output' | 'cgo'> & {
  readonly output: string | undefined;
  readonly packages: readonly string[];
  /** `-C`: the folder that the command goes to first. */
  readonly folder: string | undefined;
  readonly vendor: boolean;
};

// `go help build`
const withValue = new Set(
  'o ldflags tags mod p gcflags asmflags gccgoflags buildmode compiler installsuffix pkgdir toolexec overlay C pgo modfile covermode coverpkg buildvcs exec'.split(
    ' ',
  ),
);
/** Flags that change nothing in what is built, or that ours sets. */
const needless = new Set('a v x n i work trimpath installsuffix p buildvcs mod modcacherw cover exec'.split(' '));

/** Takes the arguments of `go build`, `go install` or `go run` apart. */
export function goBuildArguments(words: readonly string[]): GoBuildArguments {
  const packages: string[] = [];
  const flags: string[] = [];
  const linkerFlags: string[] = [];
  const variables: (readonly [string, string])[] = [];
  const tags: string[] = [];
  let [output, folder]: (string | undefined)[] = [];
  let vendor = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const [, name, joined] = /^--?([A-Za-z]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (name === undefined) {
      packages.push(word);
      continue;
    }
    const value = joined ?? (withValue.has(name) && name !== 'buildvcs' ? words[++i] : undefined) ?? '';
    if (name === 'o') output = value;
    else if (name === 'C') folder = value;
    else if (name === 'tags') tags.push(...value.split(/[\s,]+/).filter((tag) => tag !== ''));
    else if (name === 'ldflags') {
      const linked = linkerArguments(value);
      variables.push(...linked.variables);
      linkerFlags.push(...linked.other);
    } else if (!needless.has(name))
      flags.push(joined === undefined && !withValue.has(name) ? `-${name}` : `-${name}=${value}`);
    if (name === 'mod' && value === 'vendor') vendor = true;
  }
  return {
    packages,
    output,
    folder,
    // The others belong to a static link by cgo.
    tags: tags.filter((tag) => !/^(netgo|osusergo|static_build|static)$/.test(tag)),
    flags,
    linkerFlags,
    variables,
    vendor,
  };
}

function linkerArguments(text: string): { variables: (readonly [string, string])[]; other: string[] } {
  const words = wordsOf(text, new Map()).map(({ value }) => value);
  const variables: (readonly [string, string])[] = [];
  const other: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (/^--?[sw]$/.test(word)) continue;
    if (/^--?X(=|$)/.test(word)) {
      const pair = word.includes('=') && !/^--?X$/.test(word) ? word.replace(/^--?X=/, '') : (words[++i] ?? '');
      const at = pair.indexOf('=');
      if (at > 0) variables.push([pair.slice(0, at), pair.slice(at + 1)]);
    } else if (/^--?(extldflags|linkmode|buildid)(=|$)/.test(word)) {
      const value = word.includes('=') ? word.slice(word.indexOf('=') + 1) : (words[++i] ?? '');
      const kind = word.replace(/^--?/, '').split('=')[0];
      // Without cgo every link is static already.
      if (kind === 'linkmode' || (kind === 'extldflags' && !/^"?'?\s*-static\s*"?'?$/.test(value)))
        other.push(`-${kind}=${value}`);
    } else if (word !== '') {
      other.push(word);
    }
  }
  return { variables, other };
}
