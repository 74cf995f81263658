import { defineConfig } from 'rolldown';
import { precompiledTemplates } from './scripts/precompile.ts';

const platform = 'node';
const plugins = [precompiledTemplates()];
const external = [/^yeoman-/, /^yaml$/];
const comments = { legal: true, annotation: false, jsdoc: false } as const;

/**
 * The published bundles.
 * - generators/: what `yo` finds, as ES modules. Yeoman is loaded from node_modules.
 * - bin/: our own command. As it runs for a few dozen milliseconds, it is made to start fast: in one file, minified, and CommonJS, as
 *   an `import` of Node's own modules reads all of their properties, and so loads streams that nobody needs (4 ms for node:fs).
 *   inquirer is a separate chunk, loaded at the first question.
 */
export default defineConfig([
  {
    platform,
    plugins,
    external,
    input: {
      'generators/app/index': 'generators/app/index.ts',
      'generators/docker/index': 'generators/docker/index.ts',
      'generators/mirrors/index': 'generators/mirrors/index.ts',
      'generators/check/index': 'generators/check/index.ts',
    },
    output: {
      dir: 'dist',
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      cleanDir: true,
      comments,
    },
  },
  {
    platform,
    plugins,
    external,
    input: { 'go-container': 'src/command/go-container.ts' },
    output: {
      dir: 'dist/bin',
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      // One file for the code of every run: to find, read and check a file takes a third of a millisecond.
      codeSplitting: { groups: [{ name: 'run', test: /\/src\/command\/run\.ts$/ }] },
      cleanDir: true,
      comments,
    },
  },
]);
