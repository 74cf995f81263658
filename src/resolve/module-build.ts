import { type Answers, type CgoValue, compilesC } from '../options/answers.ts';
import { baseTable } from '../options/bases.ts';
import { packagesForModules } from './credentials.ts';
import { dockerfileText } from './quoting.ts';
import { servicesOf } from './services.ts';

/** What the image of a module that is there needs besides what every image has. */
export type ModuleBuild = {
  /** Whether a program of ours asks for health, as the base has none that could. */
  readonly usesProbe: boolean;
  /** Whether the link has to be made static, as cgo would not by itself. */
  readonly linksStatically: boolean;
  /** The value of -ldflags, in a shell's double quotes. */
  readonly linkerFlags: string;
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** Settings as ENV takes them. */
  readonly settings: readonly string[];
  /** Folders that belong to the program. */
  readonly writable: readonly string[];
};

/** Completes the answers of a module that is there. Pure. */
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
