import { dockerfile } from './en/dockerfile.ts';
import { ignoreFiles } from './en/ignore-files.ts';
import { server } from './en/server.ts';
import { serverTests } from './en/server-tests.ts';

/** The comments in English of the files that every service has; CONTRIBUTING.md tells how to add one. */
export const en = {
  ...dockerfile,
  ...ignoreFiles,
  ...server,
  ...serverTests,
};
