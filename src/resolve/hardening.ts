import type { Answers } from '../options/answers.ts';
import { filledFolders, isWithin } from './filled-folders.ts';
import { scaffoldTable } from './scaffold.ts';
import type { Service } from './services.ts';

/** The settings of a container that drop everything it does not need. */
export type Hardening = {
  /** The root file system is read-only, unless the program writes to a directory with files of the image. */
  readonly isReadOnly: boolean;
  /** Directories in memory, each with its options, as Docker and Compose take them. */
  readonly temporary: readonly string[];
  /** The limit of memory, and the part that Go may use. */
  readonly memory: string;
  readonly goMemoryLimit: string;
};

/** Completes the answers for a hardened container. Pure. */
export function hardeningOf(answers: Answers, services: readonly Service[]): Hardening {
  const { folders, volumes } = answers;
  const { memory } = scaffoldTable[answers.scaffold];
  const writable = folders.filter((folder) => !volumes.some((volume) => isWithin(folder, volume)));
  // Unlike a volume, a directory in memory is empty at first and would hide files of the image.
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
