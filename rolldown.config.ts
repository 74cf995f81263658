import { defineConfig } from 'rolldown';
import { eagerFunctions } from './scripts/eager.ts';
import { precompiledTemplates } from './scripts/precompile.ts';

const platform = 'node';
const external = [/^yeoman-/, /^yaml$/];
const comments = { legal: true, annotation: false, jsdoc: false } as const;

/** Where our own command finds the part that asks: in the other bundle, as Yeoman is made of ES modules. */
const asking = /\/generators\/ask-with-yeoman\.ts$/;

/**
 * What is published. Yeoman is loaded from node_modules, only where there is something to ask.
 * - generators/: what `yo` finds, as ES modules
 * - bin/: our own command. As it runs for a few dozen milliseconds, it is made to start fast: in one file, minified, and CommonJS, as
 *   an `import` of Node's own modules reads all of their properties, and so loads streams that nobody asked for (4 ms for node:fs).
 */
export default defineConfig([
  {
    platform,
    plugins: [precompiledTemplates()],
    external,
    input: {
      'generators/app/index': 'generators/app/index.ts',
      'generators/docker/index': 'generators/docker/index.ts',
      'generators/mirrors/index': 'generators/mirrors/index.ts',
      'generators/check/index': 'generators/check/index.ts',
      'generators/ask-with-yeoman': 'generators/ask-with-yeoman.ts',
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
    plugins: [precompiledTemplates(), eagerFunctions('go-container.cjs')],
    input: { 'go-container': 'src/command/go-container.ts' },
    external: [...external, asking],
    output: {
      dir: 'dist/bin',
      format: 'cjs',
      minify: true,
      entryFileNames: '[name].cjs',
      chunkFileNames: '[name]-[hash].cjs',
      // What every run needs, in one file: to find, read and check a file takes a third of a millisecond.
      codeSplitting: { groups: [{ name: 'run', test: /\/src\/command\/run\.ts$/ }] },
      paths: (id) => (asking.test(id) ? '../generators/ask-with-yeoman.js' : id),
      cleanDir: true,
      comments,
    },
  },
]);
