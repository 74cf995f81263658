import type { Answers } from '../options/answers.ts';
import { filledFolders } from './filled-folders.ts';
import type { Service } from './services.ts';

/** A folder of the container that is a volume. */
export type Mount = {
  readonly name: string;
  readonly folder: string;
  /** The PersistentVolumeClaim, where what is in it shall stay. */
  readonly claim?: string;
};

type Mounts = {
  /** Volumes of the image: what is in them stays. */
  readonly claims: readonly Mount[];
  /** Other folders that the program may write to, and /tmp: they are empty at each start. */
  readonly mounts: readonly Mount[];
  /** Folders that cannot be mounted. */
  readonly unmounted: readonly string[];
};

/**
 * What is mounted where. A volume of Kubernetes is empty at first, unlike one of Docker: it would hide what the image has in its folder, so
 * that a folder with the program or with files in it is none.
 */
export function mountsOf(answers: Answers, services: readonly Service[]): Mounts {
  const { folders, volumes } = answers;
  const writable = [...new Set([...volumes, ...folders, '/tmp'])];
  const hides = filledFolders(answers, services);
  const mounted = writable.filter((folder) => !hides(folder));
  const named = mounted.map((folder, i) => ({ name: volumeName(folder, mounted, i), folder }));
  return {
    claims: named.filter(({ folder }) => volumes.includes(folder)),
    mounts: named.filter(({ folder }) => !volumes.includes(folder)),
    unmounted: writable.filter(hides),
  };
}

/** `/var/lib/app` is `var-lib-app`; where two folders would have one name, the later ones have their number. */
function volumeName(folder: string, all: readonly string[], i: number): string {
  const slug = (path: string) =>
    path
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'folder';
  const own = resourceName(slug(folder));
  const isTaken =
    all.findIndex((other) => resourceName(slug(other)) === own) < i || (own === 'tmp' && folder !== '/tmp');
  return isTaken ? resourceName(`volume-${i}-${own}`) : own;
}

/**
 * A name that a Service can have as well, which is at most 63 characters and begins with a letter
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names); `end` is kept.
 */
export function resourceName(text: string, end = ''): string {
  const begun = /^[a-z]/.test(text) ? text : `service-${text}`;
  if (begun.length <= 63) return begun;
  return `${begun.slice(0, 63 - end.length).replace(/-+$/, '')}${end}`;
}
