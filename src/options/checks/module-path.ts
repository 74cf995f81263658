import type { Checked } from '../option.ts';
import { accept, refuse, shown } from './result.ts';

/** Longer ones are legal, but file systems end at 255 bytes for a name and the module cache is made of such paths. */
const maxLength = 255;

/** Top-level folders of the standard library and reserved words; a module of such a name could not import its own packages. */
const reserved = new Set(
  (
    'all archive arena bufio builtin bytes cmd cmp compress container context crypto database debug embed encoding errors expvar ' +
    'flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime simd slices ' +
    'sort std strconv strings structs sync syscall testing text time tool toolchain unicode unique unsafe uuid vendor weak work'
  ).split(' '),
);

/** A module path that the go command accepts: https://go.dev/ref/mod#go-mod-file-ident */
export function checkModulePath(input: unknown): Checked<string> {
  if (typeof input !== 'string' || input === '') return refuse('check.module.empty', { input: shown(input) });
  if (input.length > maxLength) return refuse('check.module.long', { input: shown(input), max: maxLength });
  const strange = /[^A-Za-z0-9\-._~/]/.exec(input);
  if (strange !== null) return refuse('check.module.character', { input: shown(input), character: shown(strange[0]) });
  const elements = input.split('/');
  if (!elements.every(isElement)) return refuse('check.module.element', { input: shown(input) });
  const first = elements[0] ?? '';
  if (!/^[a-z0-9.][a-z0-9.-]*$/.test(first)) return refuse('check.module.first', { input: shown(input), first });
  if (reserved.has(first)) return refuse('check.module.reserved', { input: shown(input), first });
  if (!hasLegalMajorVersion(elements)) return refuse('check.module.major', { input: shown(input) });
  return accept(input);
}

/** A module path to begin with, for a name that checkName accepts; a name that no path may end with gets a word more. */
export function exampleModule(name: string): string {
  const path = `example.com/${name}`;
  return checkModulePath(path).ok ? path : `${path}-service`;
}

function isElement(element: string): boolean {
  if (element === '' || element === 'vendor' || element.startsWith('.') || element.endsWith('.')) return false;
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i.test(element)) return false;
  return !/~[0-9]+(\.|$)/.test(element.split('.')[0] ?? '');
}

/** `/v2` and above as the last element, or `.v1` and above on gopkg.in: https://go.dev/ref/mod#major-version-suffixes */
function hasLegalMajorVersion(elements: readonly string[]): boolean {
  const last = elements.at(-1) ?? '';
  if (elements[0] === 'gopkg.in') return elements.length > 1 && /\.v(0|[1-9][0-9]*)(-unstable)?$/.test(last);
  return elements.length === 1 || !/^v[0-9.]+$/.test(last) || /^v([2-9]|[1-9][0-9]+)$/.test(last);
}
