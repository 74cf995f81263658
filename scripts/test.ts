/**
 * `npm test [-- PART…]`: runs every test file, or those with one of the parts in their paths, and prints the counts of all of them last.
 * Tests of the sources, of the generators and of the command run on every core. Those that start an engine, a terminal or a tool run one file
 * at a time.
 */
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const root = join(import.meta.dirname, '..');
const needsQuiet = (file: string) => !/^test\/(command|generator|golden|unit)\//.test(file);

const parts = process.argv.slice(2);
const files = globSync('test/**/*.test.ts', { cwd: root })
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .sort();
const phases = [
  { files: files.filter((file) => !needsQuiet(file)), concurrency: availableParallelism() },
  { files: files.filter(needsQuiet), concurrency: 1 },
];

const total = { tests: 0, passed: 0, failed: 0, cancelled: 0, skipped: 0 };
const start = performance.now();
for (const phase of phases.filter((one) => one.files.length > 0)) {
  const events = run({ ...phase, cwd: root });
  events.on('test:summary', ({ file, counts }) => {
    // One of each file, and one of all.
    if (file !== undefined) return;
    total.tests += counts.tests;
    total.passed += counts.passed;
    total.failed += counts.tests - counts.passed - counts.cancelled - counts.skipped - counts.todo;
    total.cancelled += counts.cancelled;
    total.skipped += counts.skipped;
  });
  for await (const text of events.compose(new spec())) process.stdout.write(text);
}
// As Node's own reporter ends; .ci/run reads it.
console.log(`
ℹ tests ${total.tests}
ℹ pass ${total.passed}
ℹ fail ${total.failed}
ℹ cancelled ${total.cancelled}
ℹ skipped ${total.skipped}
ℹ minutes ${((performance.now() - start) / 60_000).toFixed(1)}`);
if (total.tests === 0 || total.failed + total.cancelled > 0) process.exitCode = 1;
