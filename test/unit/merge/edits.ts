// Random edits as people make them, for the fuzz: one seed and one number give the same pair each time.

export type Random = (below: number) => number;

/** Mulberry32: small, and the same on every machine. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

type Edit = (lines: string[], random: Random) => void;

const blockLength = (lines: readonly string[], random: Random) => 1 + random(Math.min(5, lines.length));

const edits: readonly Edit[] = [
  function insertNew(lines, random) {
    const added = Array.from({ length: 1 + random(3) }, () => `ENV ADDED_${random(1_000_000)}=1`);
    lines.splice(random(lines.length + 1), 0, ...added);
  },
  function insertOneOfFew(lines, random) {
    lines.splice(random(lines.length + 1), 0, ['', '\t}', 'RUN true', '    restart: always'][random(4)] ?? '');
  },
  function remove(lines, random) {
    lines.splice(random(lines.length), 1);
  },
  function removeBlock(lines, random) {
    lines.splice(random(lines.length), blockLength(lines, random));
  },
  function rewrite(lines, random) {
    lines[random(lines.length)] = `CHANGED ${random(1_000_000)}`;
  },
  function rewriteBlock(lines, random) {
    const added = Array.from({ length: random(4) }, () => `BLOCK ${random(1_000_000)}`);
    lines.splice(random(lines.length), blockLength(lines, random), ...added);
  },
  // A part written anew, with lines in it (often blank ones or braces) that stood there before.
  function rewritePart(lines, random) {
    const from = random(lines.length);
    const part = lines.slice(from, from + 5 + random(25));
    const added = Array.from({ length: 5 + random(25) }, () =>
      random(5) === 0 ? (part[random(part.length)] ?? '') : `PART ${random(1_000_000)}`,
    );
    lines.splice(from, part.length, ...added);
  },
  function tweak(lines, random) {
    const at = random(lines.length);
    lines[at] = `${lines[at] ?? ''}${random(3)}`;
  },
  function copyBlock(lines, random) {
    const from = random(lines.length);
    lines.splice(random(lines.length + 1), 0, ...lines.slice(from, from + blockLength(lines, random)));
  },
  function repeatBlockBelow(lines, random) {
    const from = random(lines.length);
    const block = lines.slice(from, from + blockLength(lines, random));
    lines.splice(from + block.length, 0, ...block);
  },
  function moveBlock(lines, random) {
    const block = lines.splice(random(lines.length), blockLength(lines, random));
    lines.splice(random(lines.length + 1), 0, ...block);
  },
  function swap(lines, random) {
    const at = random(lines.length);
    lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
  },
  function append(lines, random) {
    lines.push(`# appended ${random(50)}`);
  },
  function toggleFinalNewline(lines) {
    if (lines.at(-1) === '') lines.pop();
    else lines.push('');
  },
];

/** A text after 1 to 4 edits. */
export function editedText(text: string, random: Random): string {
  return edited(
    text,
    Array.from({ length: 1 + random(4) }, () => random(2 ** 32)),
  );
}

function edited(text: string, seeds: readonly number[]): string {
  const lines = text.split('\n');
  for (const seed of seeds) {
    const random = randomOf(seed);
    if (lines.length > 0) edits[random(edits.length)]?.(lines, random);
  }
  return lines.join('\n');
}

/** A file of few different lines, where most changes can be placed in several ways. */
function ambiguousText(random: Random): string {
  const kinds = 2 + random(4);
  return Array.from({ length: 1 + random(30) }, () => `${'abcdef'[random(kinds)]}\n`).join('');
}

export type Pair = { readonly base: string; readonly mine: string; readonly theirs: string };

/**
 * Pair `index` of `seed`: 1 to 4 edits a side of one of the bases or (one in eight) of an ambiguous text. In one of eight
 * the first edit is the same on both sides.
 */
export function pairOf(seed: number, index: number, bases: readonly string[]): Pair {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const base = random(8) === 0 ? ambiguousText(random) : (bases[random(bases.length)] ?? '');
  const seeds = () => Array.from({ length: 1 + random(4) }, () => random(2 ** 32));
  const mine = seeds();
  const theirs = seeds();
  const first = mine[0];
  if (random(8) === 0 && first !== undefined) theirs[0] = first;
  return { base, mine: edited(base, mine), theirs: edited(base, theirs) };
}
