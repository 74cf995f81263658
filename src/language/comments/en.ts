import { bake } from './en/bake.ts';
import { compose } from './en/compose.ts';
import { devcontainer } from './en/devcontainer.ts';
import { dockerfile } from './en/dockerfile.ts';
import { ignoreFiles } from './en/ignore-files.ts';
import { make } from './en/make.ts';
import { module } from './en/module.ts';
import { server } from './en/server.ts';
import { serverTests } from './en/server-tests.ts';

/** The comments of generated files in English; CONTRIBUTING.md tells how to add one. */
export const en = {
  ...dockerfile,
  ...ignoreFiles,
  ...module,
  ...server,
  ...serverTests,
  ...compose,
  ...make,
  ...bake,
  ...devcontainer,
};
