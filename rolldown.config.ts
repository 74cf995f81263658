import { defineConfig } from 'rolldown';

/**
 * What is published: our own command and each generator, bundled with ejs and jsdiff, as a command that runs for 60 ms
 * should not spend them on looking up files. Yeoman is loaded from node_modules, only where there is something to ask.
 */
export default defineConfig({
  input: {
    'bin/go-container': 'src/command/go-container.ts',
    'generators/app/index': 'generators/app/index.ts',
    'generators/docker/index': 'generators/docker/index.ts',
    'generators/mirrors/index': 'generators/mirrors/index.ts',
    'generators/check/index': 'generators/check/index.ts',
  },
  platform: 'node',
  external: [/^yeoman-/, /^yaml$/],
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    cleanDir: true,
    comments: { legal: true, annotation: false, jsdoc: false },
  },
});
