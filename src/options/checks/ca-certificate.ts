import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/**
 * A path inside the project, or nothing. What is in the file is looked at where the project is known. Only such characters are
 * taken as mean themselves in a Dockerfile and in the patterns of .dockerignore and .gitignore.
 */
export function checkCaCertificate(input: unknown): Checked<string> {
  if (input === '') return accept('');
  const path = typeof input === 'string' ? input.replace(/^(\.\/+)+/, '') : '';
  const legal = /^[A-Za-z0-9_.][A-Za-z0-9_.+@-]*(\/[A-Za-z0-9_.+@-]+)*$/.test(path) && path.length <= 200;
  const leaves = path.split('/').some((part) => part === '.' || part === '..');
  return legal && !leaves ? accept(path) : refuse('check.caCertificate', { input: shown(input) });
}
