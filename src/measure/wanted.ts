import { arch } from 'node:os';
import { join } from 'node:path';
import { parseGoMod } from '../inspect/module/mod-file.ts';
import { readIfExists } from '../inspect/read.ts';
import type { Wanted } from '../mirrors/probe/candidate.ts';
import { type Registry, registries } from '../mirrors/registries.ts';
import type { Answers } from '../options/answers.ts';
import { baseImagesOf, buildImage, runImage } from '../resolve/images.ts';

/** Architectures by Node.js's names for them, as Alpine's repositories name them. */
const architectures: Readonly<Record<string, string>> = {
  x64: 'x86_64',
  arm64: 'aarch64',
  arm: 'armv7',
  ia32: 'x86',
  ppc64: 'ppc64le',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loongarch64',
};

/** A module that every proxy has, for a project that requires none. */
const anyModule = { path: 'golang.org/x/text', version: 'v0.3.8' };

/** Modules of these hosts are public, so a mirror may see their names. The names of private modules must not leave the machine. */
const publicHosts = /^(golang\.org|google\.golang\.org|gopkg\.in|go\.uber\.org|k8s\.io|go\.opentelemetry\.io)\//;

/** Everything that a build with these answers fetches on this machine. */
export function wantedBy(answers: Answers, folder: string): Wanted {
  const needed = [buildImage(answers), runImage(answers)].flatMap((image) => image?.upstream ?? []);
  const imagesOf = (registry: Registry) => {
    const own = needed
      .filter((image) => image.startsWith(`${registry}/`))
      .map((image) => image.slice(registry.length + 1));
    // A registry that this build does not need is asked for the images of the bases that do.
    return own.length > 0 ? own : baseImagesOf(registry, answers);
  };
  const images = {} as Record<Registry, string[]>;
  for (const registry of registries) images[registry] = imagesOf(registry);
  return {
    images,
    alpine: answers.alpineVersion,
    architecture: architectures[arch()] ?? 'x86_64',
    module: publicRequirement(folder) ?? anyModule,
    npmPackage: 'yo',
    debianRelease: 'trixie',
  };
}

/** The first public module that the go.mod of a directory requires. */
function publicRequirement(folder: string): Wanted['module'] | undefined {
  const text = readIfExists(join(folder, 'go.mod'))?.toString('utf8');
  if (text === undefined) return undefined;
  const file = parseGoMod(text);
  if ('reason' in file) return undefined;
  const replaced = file.replaces.map(({ value }) => value.module);
  const required = file.requires.find(
    ({ value: { module } }) => publicHosts.test(module) && !replaced.includes(module),
  );
  return required && { path: required.value.module, version: required.value.version };
}
