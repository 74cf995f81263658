import type { Answers } from '../options/answers.ts';
import { fetchesDirectly } from './go-proxy.ts';

/** How a build proves who it is, without leaving anything of it in a layer. */
export type CredentialMounts = {
  /** Options of the RUN that fetches modules. */
  readonly modules: readonly string[];
  /** Options of the RUN that fetches apk packages. */
  readonly packages: readonly string[];
  /** The hosts of private modules that git reaches by SSH. */
  readonly sshHosts: readonly string[];
};

// A secret that a build is not given is not mounted, and the build goes on:
// https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
const netrc = '--mount=type=secret,id=netrc,target=/root/.netrc';

/**
 * The mounts of credentials. Go (`go help goauth`), git and apk (NETRC in apk(8), since apk-tools 2.14.5) all find a .netrc in the home
 * of root, and each asks with it only the hosts that it names.
 */
export function credentialMounts({ credentials, privateModules }: Answers): CredentialMounts {
  switch (credentials) {
    case 'netrc':
      return { modules: [netrc], packages: [netrc], sshHosts: [] };
    case 'ssh':
      return { modules: ['--mount=type=ssh'], packages: [], sshHosts: hostsOf(privateModules) };
    default:
      return { modules: [], packages: [], sshHosts: [] };
  }
}

/** What fetching modules needs from apk. A proxy serves them without git, but Go's own default list ends in `direct`. */
export function packagesForModules({ credentials, privateModules }: Answers, goProxyList: string): string[] {
  const mayBeDirect = fetchesDirectly(goProxyList) || (credentials === 'netrc' && goProxyList === '');
  const git = mayBeDirect || credentials === 'ssh' || privateModules.length > 0 ? ['git'] : [];
  return credentials === 'ssh' ? [...git, 'openssh-client'] : git;
}

function hostsOf(patterns: readonly string[]): string[] {
  const hosts = patterns.map((pattern) => pattern.split('/')[0] ?? '').filter((host) => /^[a-z0-9.-]+$/i.test(host));
  return [...new Set(hosts)];
}
