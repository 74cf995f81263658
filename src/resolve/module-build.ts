import { type Answers, type CgoValue, compilesC } from '../options/answers.ts';
import { baseTable } from '../options/bases.ts';
import { packagesForModules } from './credentials.ts';
import { dockerfileText } from './quoting.ts';
import { servicesOf } from './services.ts';

/** The parts of the image of an existing module that a generated service does not have. */
export type ModuleBuild = {
  /** HEALTHCHECK calls a generated probe, because the base has no program for it. */
  readonly usesProbe: boolean;
  /** The linker is told to link statically, which cgo does not do by default. */
  readonly linksStatically: boolean;
  /** The value of -ldflags, in a shell's double quotes. */
  readonly linkerFlags: string;
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** Settings as ENV takes them. */
  readonly settings: readonly string[];
  /** Directories that belong to the user of the program. */
  readonly writable: readonly string[];
};

/** Completes the answers for an existing module. Pure. */
export function moduleBuild(answers: Answers): ModuleBuild {
  const { base, cgo, copy, env, folders, ldflags, volumes, workdir } = answers;
  const linksStatically = compilesC[cgo] && !baseTable[base].hasMusl;
  return {
    usesProbe: servicesOf(answers).some(({ usesProbe }) => usesProbe),
    linksStatically,
    linkerFlags: [
      '-s -w',
      ...(linksStatically ? ["-linkmode external -extldflags '-static'"] : []),
      ...ldflags.map((pair) => `-X '${pair}'`),
    ].join(' '),
    copies: copy.map((entry) => {
      const [from = '', to] = entry.split(':');
      return { from, to: to ?? joined(workdir, from) };
    }),
    settings: env.map((pair) => {
      const at = pair.indexOf('=');
      return `${pair.slice(0, at)}=${dockerfileText(pair.slice(at + 1))}`;
    }),
    writable: [...new Set([...volumes, ...folders])],
  };
}

const compilers: Readonly<Record<CgoValue, readonly string[]>> = { off: [], on: ['gcc', 'musl-dev'] };

/** The packages from apk that the builder of a module needs. */
export function builderPackagesOf(answers: Answers, goProxyList: string): string[] {
  const { builderPackages, cgo } = answers;
  return [...new Set([...packagesForModules(answers, goProxyList), ...compilers[cgo], ...builderPackages])].sort();
}

/** A path below an absolute directory, without empty parts and `.`. */
function joined(directory: string, path: string): string {
  return `${directory}/${path}`.replace(/\/(\.?\/)+/g, '/').replace(/(?<=.)\/\.$/, '');
}
