import { posix } from 'node:path';
import type { Answers } from '../options/answers.ts';
import { fetchesDirectly } from './go-proxy.ts';
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
  /** Options of RUN that mount credentials, empty for none. */
  readonly credentialMounts: readonly string[];
  /** The hosts of private modules that git reaches by SSH. */
  readonly sshHosts: readonly string[];
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  /** Settings as ENV takes them. */
  readonly settings: readonly string[];
  /** Folders that belong to the program. */
  readonly writable: readonly string[];
};

/** Completes the answers of a module that is there. Pure. */
export function moduleBuild(answers: Answers): ModuleBuild {
  const { base, cgo, copy, credentials, env, folders, ldflags, privateModules, volumes, workdir } = answers;
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
    credentialMounts: credentials === 'none' ? [] : [credentialMount[credentials]],
    sshHosts: credentials === 'ssh' ? hostsOf(privateModules) : [],
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

const credentialMount = {
  netrc: '--mount=type=secret,id=netrc,target=/root/.netrc',
  ssh: '--mount=type=ssh',
} as const;

/** What the builder of a module needs from apk. */
export function builderPackagesOf(
  { builderPackages, cgo, credentials, privateModules }: Answers,
  goProxyList: string,
): string[] {
  const git = fetchesDirectly(goProxyList) || credentials !== 'none' || privateModules.length > 0 ? ['git'] : [];
  const ssh = credentials === 'ssh' ? ['openssh-client'] : [];
  const compiler = cgo === 'on' ? ['gcc', 'musl-dev'] : [];
  return [...new Set([...git, ...ssh, ...compiler, ...builderPackages])].sort();
}

function hostsOf(patterns: readonly string[]): string[] {
  const hosts = patterns.map((pattern) => pattern.split('/')[0] ?? '').filter((host) => /^[a-z0-9.-]+$/i.test(host));
  return [...new Set(hosts)];
}

/** A value in a Dockerfile's double quotes, where nothing in it is a variable. */
function quoted(value: string): string {
  return `"${value.replace(/[\\"$]/g, '\\$&')}"`;
}
