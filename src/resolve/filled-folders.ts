import type { Answers } from '../options/answers.ts';
import { probePath, type Service } from './services.ts';

/** What bases have, and what the container runtime mounts itself. */
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
 * Tells of a folder whether something of the image is in it, which a folder in memory, or an empty volume of Kubernetes, in its place
 * would hide.
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

/** Whether a path is a folder, or in it. */
export function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(`${folder}/`);
}
