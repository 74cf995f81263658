import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** An absolute path of a folder in the image. */
export function checkWorkdir(input: unknown): Checked<string> {
  if (typeof input === 'string' && /^(\/|(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._@+-]{1,100}){1,10})$/.test(input)) {
    return accept(input);
  }
  return refuse('check.workdir', { input: shown(input) });
}
