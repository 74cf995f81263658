import type { Answers } from '../options/answers.ts';
import { probePath, type Service } from './services.ts';

/** Directories of the bases, and those that the container runtime mounts itself. */
const inEveryImage = [
  '/bin',
  '/dev',
  '/etc/ssl/certs',
  '/lib',
  '/proc',
  '/sbin',
  '/sys',
  '/usr/lib',
  '/usr/share/zoneinfo',
];

/**
 * Returns a function that reports whether a directory contains something of the image. A directory in memory, or an empty volume of
 * Kubernetes, mounted there would hide it.
 */
export function filledFolders({ copy, workdir }: Answers, services: readonly Service[]): (folder: string) => boolean {
  const inImage = [
    ...inEveryImage,
    ...services.map(({ path }) => path),
    ...copy.map((entry) => entry.split(':')[1] ?? `${workdir}/${entry}`),
    ...(services.some(({ usesProbe }) => usesProbe) ? [probePath] : []),
  ].map((path) => path.replace(/\/{2,}/g, '/'));
  return (folder) => inImage.some((path) => isWithin(path, folder));
}

/** Reports whether a path is a directory, or below it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}
