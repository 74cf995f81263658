/**
 * `npm run mutate [-- FOLDER … --sample N --seed S]`: changes one thing in a copy of the sources, runs the tests that reach it, and prints
 * which changes no test notices, per folder of src and in total. Runs test/unit and test/golden; with property tests cut short, the
 * share that survives is rather too high than too low. A change that the type checker refuses is no mutation, and does not count.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutation, mutationsOf } from './mutate/mutations.ts';
import {
  copyTree,
  type Measured,
  measure,
  type Outcome,
  passesTypeChecker,
  removeTree,
  runTests,
  type Tree,
  testFilesOf,
} from './mutate/tree.ts';

type Mutant = Mutation & { readonly file: string; readonly source: string };
type Judged = { readonly mutant: Mutant; readonly outcome: Outcome | 'not reached' | 'refused' };

const workers = 2;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string', default: '300' }, seed: { type: 'string', default: '1' } },
});
const folders = positionals.length > 0 ? positionals : ['options', 'resolve', 'reconcile', 'check', 'apply'];
const root = join(import.meta.dirname, '..');

function mutantsBelow(folder: string): Mutant[] {
  return readdirSync(join(root, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => {
      const file = `src/${folder}/${name}`;
      const source = readFileSync(join(root, file), 'utf8');
      return mutationsOf(source).map((mutation) => ({ ...mutation, file, source }));
    });
}

/** Some of a list, the same for the same seed. */
function sampleOf<Item>(items: readonly Item[], count: number, seed: number): Item[] {
  let state = seed >>> 0;
  const random = () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const keyed = items.map((item) => ({ item, key: random() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ item }) => item);
}

/** Handles each item by the next free tree. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  trees: readonly Tree[],
  handle: (item: Item, tree: Tree) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const work = async (tree: Tree) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      results[next[0]] = await handle(next[1], tree);
    }
  };
  await Promise.all(trees.map(work));
  return results;
}

async function judge(mutant: Mutant, tree: Tree, tests: readonly Measured[]): Promise<Judged> {
  const path = join(tree.root, mutant.file);
  const { source, start, end, text } = mutant;
  writeFileSync(path, source.slice(0, start) + text + source.slice(end));
  const outcome = await outcomeOf(mutant, tree, tests);
  writeFileSync(path, source);
  return { mutant, outcome };
}

async function outcomeOf({ file, start }: Mutant, tree: Tree, tests: readonly Measured[]): Promise<Judged['outcome']> {
  if (!(await passesTypeChecker(tree))) return 'refused';
  const reaching = tests.filter(({ coverage }) => coverage.isCovered(file, start));
  const seconds = reaching.reduce((sum, test) => sum + test.seconds, 0);
  if (reaching.length === 0) return 'not reached';
  return runTests(
    tree,
    reaching.map((test) => test.file),
    20_000 + seconds * 3000,
  );
}

function line({ mutant: { file, source, start, end, text }, outcome }: Judged): string {
  const at = source.slice(0, start).split('\n').length;
  const note = outcome === 'not reached' ? ' (no test reaches it)' : '';
  return `${file}:${at}: ${shortened(source.slice(start, end), text)} -> ${shortened(text, source.slice(start, end))}${note}`;
}

/** One line of code, from shortly before it begins to differ from another. */
function shortened(code: string, other: string): string {
  let same = 0;
  while (same < code.length && code[same] === other[same]) same += 1;
  const from = Math.max(0, same - 20);
  const text = `${from > 0 ? '…' : ''}${code.slice(from)}`.replace(/\s+/g, ' ').trim();
  return (text.length > 80 ? `${text.slice(0, 80)}…` : text) || '(nothing)';
}

const survived = ({ outcome }: Judged) => outcome === 'passed' || outcome === 'not reached';

function figures(all: readonly Judged[]): string {
  const judged = all.filter(({ outcome }) => outcome !== 'refused');
  const left = judged.filter(survived).length;
  const count = (wanted: Judged['outcome']) => judged.filter(({ outcome }) => outcome === wanted).length;
  const share = ((100 * left) / Math.max(1, judged.length)).toFixed(1);
  return `${left} of ${judged.length} survived (${share} %), ${count('not reached')} of them not reached, ${count('timed out')} timed out; ${all.length - judged.length} more do not compile`;
}

const all = folders.flatMap(mutantsBelow);
const chosen = sampleOf(all, Number(values.sample), Number(values.seed));
console.log(`${all.length} mutations in ${folders.join(', ')}; ${chosen.length} of them, seed ${values.seed}`);
const trees = Array.from({ length: workers }, () => copyTree(root));
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
process.once('exit', () => trees.forEach(removeTree));

const [first] = trees;
const measured = await inParallel(first === undefined ? [] : testFilesOf(first), trees, (file, tree) =>
  measure(tree, file, 300_000),
);
for (const { file, outcome } of measured) {
  if (outcome !== 'passed') console.log(`${file} ${outcome} without a mutation; left out`);
}
const tests = measured.filter(({ outcome }) => outcome === 'passed').sort((a, b) => a.seconds - b.seconds);
console.log(`${tests.length} test files, ${tests.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(0)} s`);

// Test files share a process below: if they disturbed each other, every mutation would seem to be noticed.
const paths = tests.map(({ file }) => file);
const together = await Promise.all(trees.map((tree) => runTests(tree, paths, 900_000)));
if (together.some((outcome) => outcome !== 'passed')) {
  throw new Error(`all test files in one process: ${together.join(', ')}`);
}

const judged = await inParallel(chosen, trees, async (mutant, tree) => {
  const result = await judge(mutant, tree, tests);
  if (survived(result)) console.log(line(result));
  return result;
});
for (const folder of folders) {
  console.log(`${folder}: ${figures(judged.filter(({ mutant }) => mutant.file.startsWith(`src/${folder}/`)))}`);
}
console.log(`total: ${figures(judged)}`);
