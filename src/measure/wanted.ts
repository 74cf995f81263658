import { arch } from 'node:os';
import { join } from 'node:path';
import { parseGoMod } from '../inspect/module/mod-file.ts';
import { readIfExists } from '../inspect/read.ts';
import type { Wanted } from '../mirrors/probe/candidate.ts';
import type { Answers } from '../options/answers.ts';
import { buildImage, distrolessImage, runImage } from '../resolve/images.ts';

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

/** Modules of these hosts are public, so that a mirror may be asked for them; the name of a private one is nobody's business. */
const publicHosts = /^(golang\.org|google\.golang\.org|gopkg\.in|go\.uber\.org|k8s\.io|go\.opentelemetry\.io)\//;

/** What a build with these answers asks for on this machine. */
export function wantedBy(answers: Answers, folder: string): Wanted {
  const images = [buildImage(answers), runImage(answers)].flatMap((image) => image?.upstream ?? []);
  const ofRegistry = (registry: string) =>
    images.filter((image) => image.startsWith(`${registry}/`)).map((image) => image.slice(registry.length + 1));
  const ofGcr = ofRegistry('gcr.io');
  return {
    images: { 'docker.io': ofRegistry('docker.io'), 'gcr.io': ofGcr.length > 0 ? ofGcr : [distrolessImage] },
    alpine: answers.alpineVersion,
    architecture: architectures[arch()] ?? 'x86_64',
    module: publicRequirement(folder) ?? anyModule,
    npmPackage: 'yo',
    debianRelease: 'trixie',
  };
}

/** The first public module that the go.mod of a folder requires. */
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
