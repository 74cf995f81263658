/** `npm start`: the real generator in Yeoman's own environment, in ./my-service. Flags go after `--`. */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { askWithYeoman } from '../generators/ask-with-yeoman.ts';
import { packageRoot } from '../src/package-root.ts';

const folder = join(packageRoot(), 'my-service');
if (statSync(folder, { throwIfNoEntry: false }) === undefined) mkdirSync(folder);
process.exitCode = await askWithYeoman(process.argv.slice(2), folder, (text) => process.stderr.write(text));
