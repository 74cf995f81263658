/** Folders whose names say nothing of what is in them. */
const unspeaking = new Set(['cmd', 'main', 'src', 'app', 'bin', '.']);

/** The last element of a module path that names it: `/v2` and gopkg.in's `.v2` are versions. */
export function nameOfModule(path: string): string {
  const elements = path.split('/').filter((element) => element !== '');
  if (elements.length > 1 && /^v[0-9]+$/.test(elements.at(-1) ?? '')) elements.pop();
  const last = elements.at(-1) ?? '';
  return elements[0] === 'gopkg.in' ? last.replace(/\.v[0-9]+$/, '') : last;
}

/** A name for each command of a module, given by their folders in it: the folder's own, with more of its path where two have the same. */
export function serviceNames(modulePath: string, folders: readonly string[]): string[] {
  const elements = folders.map((folder) => folder.split('/').filter((element) => !unspeaking.has(element)));
  const nameOf = (parts: readonly string[], length: number) =>
    parts.length === 0 ? nameOfModule(modulePath) : parts.slice(-length).join('-');
  return elements.map((parts, index) => {
    for (let length = 1; length < parts.length; length++) {
      const name = nameOf(parts, length);
      if (!elements.some((other, at) => at !== index && nameOf(other, length) === name)) return name;
    }
    return nameOf(parts, parts.length);
  });
}
