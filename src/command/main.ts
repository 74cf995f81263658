import type { ExitStatus } from '../language/failure.ts';
import { begin, type Door } from '../run/run.ts';
import type { EachProcess } from './each.ts';

export type Process = EachProcess & Pick<Door, 'asker' | 'outColumns' | 'colours'>;

export async function main(args: readonly string[], process: Process): Promise<ExitStatus> {
  const begun = await begin(args, {
    ...process,
    program: 'go-container',
    commands: ['check', 'completion', 'docker', 'eject', 'mirrors', 'undo', 'update'],
    // Loaded only for many projects.
    runEach: async (...each) => (await import('./each.ts')).runEach(...each, process),
  });
  const { status, failed } = 'finish' in begun ? await begun.finish() : begun;
  if (failed !== undefined) process.err(`${failed.text}\n`);
  return status;
}
