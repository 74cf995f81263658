import { compareVersions } from '../../versions/compare.ts';
import { goReleases } from '../../versions/releases.ts';
import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** A DNS-1123 label: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names */
export function checkName(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(input)) return accept(input);
  return refuse('check.name', { input: shown(input) });
}

/** The name that is nearest to a folder's: `My Shop_2` gives `my-shop-2`; `service` where nothing usable is left. */
export function nameFrom(folder: string): string {
  const label = folder
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return label === '' ? 'service' : label;
}

/** The name of an environment variable, or nothing. */
export function checkVariable(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^([A-Z_][A-Z0-9_]{0,99})?$/.test(input)) return accept(input);
  return refuse('check.variable', { input: shown(input) });
}

/** A TCP port, as a number or in decimal digits. */
export function checkPort(input: unknown): Checked<number> {
  const digits = typeof input === 'number' ? String(input) : input;
  if (typeof digits === 'string' && /^[1-9][0-9]{0,4}$/.test(digits) && Number(digits) <= 65535) {
    return accept(Number(digits));
  }
  return refuse('check.port', { input: shown(input) });
}

/** A port besides the one of the service. */
export type MorePort = { readonly number: number; readonly protocol: 'tcp' | 'udp' };

/** Reads a port of the answer `morePorts`: 9090, 9090/tcp, 53/udp. TCP is the default. */
export function morePort(entry: string): MorePort {
  const [number, protocol] = entry.split('/');
  return { number: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
}

/**
 * An absolute URL path of plain segments. Of what RFC 3986 allows in one, only those characters are taken that mean
 * themselves in a ServeMux pattern, a Dockerfile, YAML and a shell alike; `%` is not among them, as a pattern and a
 * request could then differ in spelling.
 */
export function checkUrlPath(input: unknown): Checked<string> {
  if (typeof input !== 'string' || !input.startsWith('/')) return refuse('check.path.slash', { input: shown(input) });
  if (input.length > 200) return refuse('check.path.long', { input: shown(input), max: 200 });
  const strange = /[^A-Za-z0-9\-._~:@+,=/]/.exec(input);
  if (strange !== null) return refuse('check.path.character', { input: shown(input), character: shown(strange[0]) });
  // ServeMux redirects such paths to their clean form, and a redirect is no answer to a probe.
  if (/\/\/|\/\.{1,2}(\/|$)/.test(input)) return refuse('check.path.unclean', { input: shown(input) });
  return accept(input);
}

/** An absolute path of a directory in the image. */
export function checkWorkdir(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^(\/|(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._@+-]{1,100}){1,10})$/.test(input)) {
    return accept(input);
  }
  return refuse('check.workdir', { input: shown(input) });
}

/**
 * A path inside the project, or nothing. Its content is checked later, when the project is known. It takes only characters that
 * mean themselves in a Dockerfile and in the patterns of .dockerignore and .gitignore.
 */
export function checkCaCertificate(input: unknown): Checked<string> {
  if (input === '') return accept('');
  const path = typeof input === 'string' ? input.replace(/^(\.\/+)+/, '') : '';
  const legal = /^[A-Za-z0-9_.][A-Za-z0-9_.+@-]*(\/[A-Za-z0-9_.+@-]+)*$/.test(path) && path.length <= 200;
  const leaves = path.split('/').some((part) => part === '.' || part === '..');
  return legal && !leaves ? accept(path) : refuse('check.caCertificate', { input: shown(input) });
}

/**
 * The path of a project in its repository, or nothing for the root. It takes only characters that mean themselves in YAML, in a shell and
 * in the patterns of GitHub, GitLab and Renovate.
 */
export function checkRepositoryPath(input: unknown): Checked<string> {
  const isShort = typeof input === 'string' && input.length <= 200;
  const path = isShort ? input.replace(/^(\.\/+)+|^\.$|(?<=[^/])\/+$/g, '') : undefined;
  const isPart = (part: string) => /^(?!-|\.{1,2}$)[A-Za-z0-9._@-]+$/.test(part);
  if (path === '' || path?.split('/').every(isPart)) return accept(path);
  return refuse('check.repositoryPath', { input: shown(input) });
}

/** A Go release as X.Y, none older than the oldest whose images are known. */
export function checkGoVersion(input: unknown): Checked<string> {
  const oldest = goReleases.at(-1)?.version ?? '';
  if (typeof input !== 'string' || !/^1\.(0|[1-9][0-9]{0,2})$/.test(input)) {
    return refuse('check.goVersion', { input: shown(input), example: goReleases[0]?.version ?? '' });
  }
  return compareVersions(input, oldest) < 0 ? refuse('check.goVersionOld', { input, oldest }) : accept(input);
}

/** An Alpine release as X.Y. Whether the golang images of the chosen Go exist for it is checked with all the answers. */
export function checkAlpineVersion(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^3\.(0|[1-9][0-9]{0,2})$/.test(input)) return accept(input);
  return refuse('check.alpineVersion', { input: shown(input) });
}
