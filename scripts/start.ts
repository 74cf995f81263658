/** `npm start`: the generator in Yeoman's own environment, in ./my-service. Flags go after `--`. */
import { join } from 'node:path';
import { createEnv } from 'yeoman-environment';
import { createGenerator } from '../generators/app/index.ts';
import { packageRoot } from '../src/package-root.ts';

const environment = createEnv({ cwd: packageRoot() });
const namespace = 'go-container:app';
environment.register(await createGenerator(), { namespace, resolved: join(packageRoot(), 'package.json') });
// The options of a generator are open to any name, its type is not.
const options: Record<string, unknown> = { commandLine: ['--dir=my-service', ...process.argv.slice(2)] };
try {
  await environment.run(namespace, options);
} catch (error) {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.code;
}
