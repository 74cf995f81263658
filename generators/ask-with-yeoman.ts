import { join } from 'node:path';
import { createEnv } from 'yeoman-environment';
import { type ExitStatus, exitStatus } from '../src/language/failure.ts';
import { packageRoot } from '../src/package-root.ts';
import { createGenerator } from './app/index.ts';

/**
 * Runs the generator in Yeoman's environment with the command line of our own command, and gives its exit status.
 * What it fails with is messages by `err`.
 */
export async function askWithYeoman(
  args: readonly string[],
  folder: string,
  err: (text: string) => void,
): Promise<ExitStatus> {
  const environment = createEnv({ cwd: folder });
  const namespace = 'go-container:app';
  environment.register(await createGenerator(), { namespace, resolved: join(packageRoot(), 'package.json') });
  // The options of a generator are open to any name, its type is not.
  const options: Record<string, unknown> = { commandLine: args };
  try {
    await environment.run(namespace, options);
    return (process.exitCode ?? exitStatus.done) as ExitStatus;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'number') throw error;
    err(`${error.message}\n`);
    return error.code as ExitStatus;
  }
}
