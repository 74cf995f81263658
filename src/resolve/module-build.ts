import { posix } from 'node:path';
import type { Answers } from '../options/answers.ts';
import { packagesForModules } from './credentials.ts';
import { type Service, servicesOf } from './services.ts';

/** What the image of a module that is there needs besides what every image has. */
export type ModuleBuild = {
  readonly services: readonly Service[];
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
  const services = servicesOf(answers);
  const linksStatically = cgo === 'on' && base !== 'alpine';
  return {
    services,
    usesProbe: services.some(({ usesProbe }) => usesProbe),
    linksStatically,
    linkerFlags: [
      '-s -w',
      ...(linksStatically ? ["-linkmode external -extldflags '-static'"] : []),
      ...ldflags.map((pair) => `-X '${pair}'`),
    ].join(' '),
    copies: copy.map((entry) => {
      const [from = '', to] = entry.split(':');
      return { from, to: to ?? posix.join(workdir, from) };
    }),
    settings: env.map((pair) => {
      const at = pair.indexOf('=');
      return `${pair.slice(0, at)}=${quoted(pair.slice(at + 1))}`;
    }),
    writable: [...new Set([...volumes, ...folders])],
  };
}

/** What the builder of a module needs from apk. */
export function builderPackagesOf(answers: Answers, goProxyList: string): string[] {
  const { builderPackages, cgo } = answers;
  const compiler = cgo === 'on' ? ['gcc', 'musl-dev'] : [];
  return [...new Set([...packagesForModules(answers, goProxyList), ...compiler, ...builderPackages])].sort();
}

/** A value in a Dockerfile's double quotes, where nothing in it is a variable. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"$]/g, '\\$&')}"`;
}
