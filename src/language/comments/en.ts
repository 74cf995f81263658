import { ignoreFiles } from './en/ignore-files.ts';

/** The comments of generated files in English; CONTRIBUTING.md tells how to add one. */
export const en = { ...ignoreFiles };
