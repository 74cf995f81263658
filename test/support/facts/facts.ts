/** What files can say of a project in common: each a list, as a file may say it often, or of several programs. */
export type Fact = 'port' | 'livePath' | 'readyPath' | 'uid' | 'image' | 'go' | 'alpine';
export type Facts = { readonly [kind in Fact]?: readonly string[] };

/** Reads facts out of a file, by a parser of its language. */
export type Reader = (text: string) => Facts;

/** Facts of several places in one. */
export function together(all: readonly Facts[]): Facts {
  const kinds = [...new Set(all.flatMap((facts) => Object.keys(facts)))] as Fact[];
  return Object.fromEntries(kinds.map((kind) => [kind, all.flatMap((facts) => facts[kind] ?? [])]));
}

/** The name at the end of an image reference, without its registry and its tag, which may be variables. */
export function imageName(reference: string): string {
  let known = reference.replace(/\$\{\{[^}]*\}\}/g, '');
  // Variables may have variables in their defaults.
  for (let before = ''; before !== known; ) [before, known] = [known, known.replace(/\$\{[^${}]*\}|\$\w+/g, '')];
  return (known.split('/').at(-1) ?? '').replace(/[:@].*$/, '');
}

/** The releases that the reference of a golang or alpine image names. */
export function releases(reference: string): Facts {
  const [, go] = /\bgolang:(\d+\.\d+)(?![.\d])/.exec(reference) ?? [];
  const [, alpine] = /(?:-alpine|\balpine:)(\d+\.\d+)(?![.\d])/.exec(reference) ?? [];
  return { ...(go ? { go: [go] } : {}), ...(alpine ? { alpine: [alpine] } : {}) };
}
