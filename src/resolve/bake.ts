import type { Answers } from '../options/answers.ts';
import { tools } from '../versions/tools.ts';
import { hubImage } from './images.ts';
import { hclText } from './quoting.ts';
import type { Service } from './services.ts';

/** A program as docker-bake.hcl builds it. Texts are as HCL writes them. */
export type BakeTarget = {
  readonly name: string;
  /** The same without quotes: the name of its layers in a cache. */
  readonly plainName: string;
  readonly stage: string | undefined;
  readonly image: string;
};

/** The content of docker-bake.hcl. */
export type Bake = {
  readonly targets: readonly BakeTarget[];
  /** The names of the targets, as a list of HCL. */
  readonly names: string;
  /** The SBOM generator at a mirror, undefined for BuildKit's default. */
  readonly sbomGenerator: string | undefined;
};

/** The names of the groups in the file. */
const taken = new Set(['default', 'release']);

/** Completes the answers for Bake: https://docs.docker.com/build/bake/reference/ Pure. */
export function bakeOf({ imageMirror }: Answers, services: readonly Service[]): Bake {
  const isOne = services.length === 1;
  // BuildKit's default: https://docs.docker.com/build/metadata/attestations/sbom/#sbom-generator
  const generator = hubImage(`docker/buildkit-syft-scanner:${tools.sbomScanner}`, imageMirror);
  const targets = services.map(({ name, image }) => {
    const plainName = taken.has(name) ? `service-${name}` : name;
    return { name: hclText(plainName), plainName, stage: isOne ? undefined : hclText(name), image };
  });
  return {
    targets,
    names: `[${targets.map(({ name }) => name).join(', ')}]`,
    sbomGenerator: generator.reference === generator.upstream ? undefined : hclText(generator.reference),
  };
}
