import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

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
