/**
 * Runs test files in this process, and ends it with status 1 at the first failure, or if it ends before the last test. Random values are
 * the same each time, and no smaller counterexample is looked for.
 */
import { run } from 'node:test';
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 40, seed: 1, endOnFailure: true });
let isComplete = false;
process.on('exit', () => {
  if (!isComplete) process.exitCode = 1;
});
run({ files: process.argv.slice(2), isolation: 'none' })
  .on('test:fail', () => process.exit(1))
  .on('end', () => {
    isComplete = true;
  })
  .resume();
