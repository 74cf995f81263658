import type { ExitStatus } from '../language/failure.ts';
import { begin, type Door } from '../run/run.ts';
import type { EachProcess } from './each.ts';

/** The parts of its process that the command needs. */
export type Process = EachProcess & Pick<Door, 'asker'>;

/** Runs `go-container` with its arguments and returns the exit status. */
export async function main(args: readonly string[], process: Process): Promise<ExitStatus> {
  const begun = await begin(args, {
    ...process,
    program: 'go-container',
    commands: ['check', 'docker', 'mirrors', 'update'],
    // Loaded only for many projects.
    runEach: async (...each) => (await import('./each.ts')).runEach(...each, process),
  });
  const { status, failed } = 'finish' in begun ? await begun.finish() : begun;
  if (failed !== undefined) process.err(`${failed.text}\n`);
  return status;
}
