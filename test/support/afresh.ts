import { build, emptyMounts } from './engine.ts';

/** A name that no earlier run had: the engine keeps layers and mounts of former runs, and would fetch nothing again. */
export function nameOfRun(prefix: string): string {
  return `${prefix}-${Date.now().toString(36)}`;
}

/**
 * Builds anew all that a RUN makes, and gives BuildKit's log. A host of its own does that to a RUN, and leaves the cache mounts as they are, which
 * `--no-cache` would empty: then each build would compile the standard library.
 */
export function buildAfresh(folder: string, tag: string, ...flags: string[]): string {
  return build(folder, tag, '--pull', afresh(), ...flags);
}

let count = 0;

/** The flag for it. */
export function afresh(): string {
  return `--add-host=${nameOfRun(`again-${count++}`)}.invalid:127.0.0.9`;
}

/** The flags of services that share one cache mount, whose id is the path of the module, and of modules with the same name. */
export function sharing(name: string): { service: string[]; module: string[]; empty: () => void } {
  return {
    service: ['--defaults', `--name=${name}`, `--module=${name}`, '--go-version=1.26'],
    module: ['--defaults', `--name=${name}`, '--go-version=1.26'],
    empty: () => emptyMounts(name),
  };
}

/** Small modules without dependencies, for one build each: what a mount has is not fetched again. */
export const smallModules = [
  { path: 'github.com/google/uuid', version: 'v1.6.0' },
  { path: 'github.com/rs/xid', version: 'v1.6.0' },
  { path: 'github.com/pkg/errors', version: 'v0.9.1' },
  { path: 'github.com/dustin/go-humanize', version: 'v1.0.1' },
  { path: 'github.com/gorilla/mux', version: 'v1.8.1' },
  { path: 'github.com/julienschmidt/httprouter', version: 'v1.3.0' },
  { path: 'github.com/cespare/xxhash/v2', version: 'v2.3.0' },
] as const;
export type SmallModule = (typeof smallModules)[number];

/** A file that imports a module, and what `go get` takes. */
export function using({ path, version }: SmallModule) {
  return { file: `package main\n\nimport _ "${path}"\n`, get: `${path}@${version}` };
}
