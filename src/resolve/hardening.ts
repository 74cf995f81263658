import type { Answers } from '../options/answers.ts';
import { filledFolders, isWithin } from './filled-folders.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** What a container needs besides its image to run with nothing that it does not need. */
export type Hardening = {
  /** Whether the root file system can be read-only: not where the program writes into a folder that the image fills. */
  readonly isReadOnly: boolean;
  /** Folders in memory, each with its options, as Docker and Compose take them. */
  readonly temporary: readonly string[];
  /** The limit of memory, and what of it Go may take. */
  readonly memory: string;
  readonly goMemoryLimit: string;
};

/** How the programs of a project can be run. Pure. */
export function hardeningOf(answers: Answers, services: readonly Service[]): Hardening {
  const { folders, volumes } = answers;
  const { memory } = scaffoldTable[answers.scaffold];
  const writable = folders.filter((folder) => !volumes.some((volume) => isWithin(folder, volume)));
  // Unlike a volume, a folder in memory is empty at first, and would hide what the image has there.
  const hides = filledFolders(answers, services);
  const empty = writable.filter((folder) => folder !== '/tmp' && !hides(folder));
  const hasOwnTmp = volumes.some((volume) => isWithin('/tmp', volume)) || hides('/tmp');
  // https://docs.docker.com/engine/storage/tmpfs/
  return {
    isReadOnly: ![...writable, '/tmp'].some(hides),
    temporary: [
      ...(hasOwnTmp ? [] : ['/tmp:size=64m,mode=1777']),
      ...empty.map((folder) => `${folder}:size=64m,mode=0755,uid=65532,gid=65532`),
    ],
    memory: `${memory.limit}m`,
    goMemoryLimit: `${memory.forGo}MiB`,
  };
}
