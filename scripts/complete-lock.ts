/**
 * Completes package-lock.json: a registry that does not serve the packages of every platform makes npm leave those out, and
 * `npm ci` then refuses the lock. To be run after each `npm install` that changed it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/package-root.ts';

type Entry = { version?: string; optionalDependencies?: Record<string, string>; [field: string]: unknown };

const file = join(packageRoot(), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> };
const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies).filter(
    ([name]) => !(`node_modules/${name}` in lock.packages) && !(`${path}/node_modules/${name}` in lock.packages),
  ),
);
for (const [name, version] of missing) {
  // Only an exact version can be noted without asking a registry.
  if (/^\d+\.\d+\.\d+$/.test(version))
    lock.packages[`node_modules/${name}`] = { version, dev: true, optional: true, ...platformOf(name) };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

/** Where a package runs, from a name such as `binding-linux-x64-musl`; npm passes by those of other platforms. */
function platformOf(name: string): { os?: string[]; cpu: string[]; libc?: string[] } {
  const [, os = '', cpu = '', libc] =
    /-(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|wasm32|win32)-?(x64|arm64|arm|ia32|ppc64|s390x|riscv64|wasi)?-?(gnu|musl)?[^-]*$/.exec(
      name.replace(/-(eabi|gnueabihf|msvc)$/, ''),
    ) ?? [];
  if (os === 'wasm32') return { cpu: ['wasm32'] };
  return {
    os: [os],
    cpu: [cpu],
    ...(libc === 'musl' ? { libc: ['musl'] } : libc === 'gnu' ? { libc: ['glibc'] } : {}),
  };
}
