import type { Answers } from '../options/answers.ts';
import { filledFolders } from './filled-folders.ts';
import type { Service } from './services.ts';

/** A directory of the container that is a volume. */
export type Mount = {
  readonly name: string;
  readonly folder: string;
  /** The PersistentVolumeClaim, if its content must persist. */
  readonly claim?: string;
};

type Mounts = {
  /** Volumes of the image: their content persists. */
  readonly claims: readonly Mount[];
  /** Other writable directories and /tmp: they are empty at each start. */
  readonly mounts: readonly Mount[];
  /** Writable directories that cannot be mounted. */
  readonly unmounted: readonly string[];
};

/**
 * Chooses the volumes. Unlike one of Docker, a volume of Kubernetes is empty at first and would hide files of the image, so a directory
 * with the program or other files is not mounted.
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

/** `/var/lib/app` is `var-lib-app`. If directories had the same name, the later ones get a number. */
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
