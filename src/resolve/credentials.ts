import type { Key } from '../language/message.ts';
import type { Answers, Credentials } from '../options/answers.ts';
import { fetchesDirectly } from './go-proxy.ts';

/** How a build authenticates, without leaving any secret in a layer. */
export type CredentialFacts = {
  /** Options of the RUN that fetches modules. */
  readonly moduleMounts: readonly string[];
  /** Options of the RUN that fetches apk packages. */
  readonly packageMounts: readonly string[];
  readonly usesNetrc: boolean;
  readonly usesSsh: boolean;
  /** Modules are fetched by git from repositories though GOPROXY has no `direct`. */
  readonly needsGit: (goProxyList: string) => boolean;
  /** Packages from apk that git needs for it. */
  readonly gitPackages: readonly string[];
  /** Options of `docker build`, with the blank before them: for a shell, and for a recipe of make. */
  readonly buildFlags: string;
  readonly makeFlags: string;
  /** The command that builds all targets. Bake asks before it reads outside the project or uses the SSH agent, unless it is allowed to. */
  readonly bake: string;
  /** The text of the step that builds. */
  readonly buildStep: Key;
};

// A secret that a build does not get is not mounted, and the build continues:
// https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
const netrc = '--mount=type=secret,id=netrc,target=/root/.netrc';

/**
 * Go (`go help goauth`), git and apk (NETRC in apk(8), since apk-tools 2.14.5) all find a .netrc in the home directory of root, and
 * each uses it only for the hosts that it names.
 */
export const credentialTable: Readonly<Record<Credentials, CredentialFacts>> = {
  none: {
    moduleMounts: [],
    packageMounts: [],
    usesNetrc: false,
    usesSsh: false,
    needsGit: () => false,
    gitPackages: [],
    buildFlags: '',
    makeFlags: '',
    bake: 'docker buildx bake',
    buildStep: 'next.build',
  },
  netrc: {
    moduleMounts: [netrc],
    packageMounts: [netrc],
    usesNetrc: true,
    usesSsh: false,
    // Go's own default list ends in `direct`.
    needsGit: (goProxyList) => goProxyList === '',
    gitPackages: [],
    buildFlags: ' --secret id=netrc,src=$HOME/.netrc',
    makeFlags: ' --secret id=netrc,src="$${NETRC:-$$HOME/.netrc}"',
    bake: 'NETRC=$HOME/.netrc docker buildx bake --allow=fs.read=$HOME/.netrc',
    buildStep: 'next.netrc',
  },
  ssh: {
    moduleMounts: ['--mount=type=ssh'],
    packageMounts: [],
    usesNetrc: false,
    usesSsh: true,
    needsGit: () => true,
    gitPackages: ['openssh-client'],
    buildFlags: ' --ssh default',
    makeFlags: ' --ssh default',
    bake: 'docker buildx bake --allow=ssh',
    buildStep: 'next.ssh',
  },
};

/** The packages from apk that fetching modules needs. A proxy serves modules without git. */
export function packagesForModules({ credentials, privateModules }: Answers, goProxyList: string): string[] {
  const { needsGit, gitPackages } = credentialTable[credentials];
  const fetchesByGit = fetchesDirectly(goProxyList) || needsGit(goProxyList) || privateModules.length > 0;
  return fetchesByGit ? ['git', ...gitPackages] : [];
}

/** The hosts of private modules that git reaches by SSH. */
export function sshHosts({ credentials, privateModules }: Answers): string[] {
  if (!credentialTable[credentials].usesSsh) return [];
  const hosts = privateModules.map((pattern) => pattern.split('/')[0] ?? '');
  return [...new Set(hosts.filter((host) => /^[a-z0-9.-]+$/i.test(host)))];
}
