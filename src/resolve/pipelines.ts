import { addressOf, mirrorsOf } from '../mirrors/catalog.ts';
import type { MirrorKind } from '../mirrors/mirror.ts';
import { addressOfRegistry, hub, isRegistry, registries, registryPairs } from '../mirrors/registries.ts';
import { type Answers, compilesC } from '../options/answers.ts';
import { baseTable } from '../options/bases.ts';
import { regionTable } from '../options/regions.ts';
import { type Action, actions } from '../versions/actions.ts';
import { tools } from '../versions/tools.ts';
import { goProxyList } from './go-proxy.ts';
import { hubImage } from './images.ts';
import { yamlText } from './quoting.ts';
import type { Service } from './services.ts';

/** A setting of a job's environment; the value is as YAML writes it. */
export type Setting = { readonly name: string; readonly value: string };

/** The content of the pipelines of GitHub and GitLab. */
export type Pipelines = {
  /** Each action as `uses` names it: by its commit, with the version as a comment. */
  readonly uses: Readonly<Record<keyof typeof actions, string>>;
  readonly golangciLint: string;
  readonly node: string;
  readonly cosign: string;
  /** The images of GitLab's jobs, from the mirror of the project. */
  readonly images: Readonly<Record<'go' | 'lint' | 'node' | 'buildkit' | 'scanner', string>>;
  readonly platforms: string;
  /** A command of another platform than the runner's is executed. */
  readonly emulates: boolean;
  /** The images, with names as YAML writes them. */
  readonly programs: readonly { readonly target: string; readonly image: string }[];
  readonly several: boolean;
  /** Build arguments that hold a public mirror, which are emptied on runners abroad. */
  readonly publicMirrors: readonly string[];
  /** The environment of Go on GitHub's runners: only the project's own addresses. */
  readonly abroad: readonly Setting[];
  /** The same on GitLab's runners, which can reach the project's mirrors. */
  readonly here: readonly Setting[];
  /** The registry of npm, empty for npm's own default. */
  readonly npmRegistry: string;
  /** The commands before the Go compiler, as YAML writes them. */
  readonly steps: readonly string[];
  readonly stepsOnGithub: readonly string[];
  /** The hosts of private modules that git reaches by SSH. */
  readonly sshHosts: readonly string[];
};

/** The facts of the image build that the pipelines need. */
export type Build = { readonly callsApk: boolean; readonly sshHosts: readonly string[] };

/** Completes the answers for the pipelines. Pure. */
export function pipelinesOf(answers: Answers, services: readonly Service[], { callsApk, sshHosts }: Build): Pipelines {
  const { buildSteps, cgo, goVersion, packages, privateModules, region } = answers;
  const uses = Object.entries(actions).map(([key, action]) => [key, usesText(action)]);
  const proxies = goProxyList(answers.goProxy);
  const database = addressOf('sumdb', answers.goSumdb);
  const tags = answers.buildTags.length === 0 ? [] : [`-tags=${answers.buildTags.join(',')}`];
  const GOPRIVATE = privateModules.join(',');
  return {
    uses: Object.fromEntries(uses) as Pipelines['uses'],
    golangciLint: tools.golangciLint,
    node: tools.node,
    cosign: tools.cosign,
    images: {
      go: hubImage(`library/golang:${goVersion}`, answers.imageMirror).reference,
      lint: hubImage(`golangci/golangci-lint:${tools.golangciLint}`, answers.imageMirror).reference,
      node: hubImage(`library/node:${tools.node}-alpine`, answers.imageMirror).reference,
      buildkit: hubImage(`moby/buildkit:${tools.buildkit}-rootless`, answers.imageMirror).reference,
      scanner: hubImage(`docker/buildkit-syft-scanner:${tools.sbomScanner}`, answers.imageMirror).reference,
    },
    platforms: 'linux/amd64,linux/arm64',
    emulates: compilesC[cgo] || packages.length > 0,
    programs: services.map(({ name, image }) => ({ target: yamlText(name), image: yamlText(image) })),
    several: services.length > 1,
    publicMirrors: publicMirrors(answers, callsApk),
    abroad: settings({
      GOFLAGS: tags.join(' '),
      GOPROXY: isPublic('goproxy', answers.goProxy) ? '' : proxies,
      GOSUMDB: isPublic('sumdb', answers.goSumdb) ? '' : database,
      GOPRIVATE,
    }),
    here: settings({
      GOFLAGS: ['-modcacherw', ...tags].join(' '),
      GOPROXY: proxies,
      GOSUMDB: database,
      GOPRIVATE,
    }),
    npmRegistry: regionTable[region].npmRegistry,
    steps: buildSteps.map((step) => JSON.stringify(step)),
    stepsOnGithub: buildSteps.map((step) => JSON.stringify(withoutExpressions(step))),
    sshHosts,
  };
}

function usesText({ name, version, commit }: Action): string {
  return `${name}@${commit} # ${version}`;
}

/** The build arguments whose values are mirrors of the catalog. The project's own addresses are not among them. */
function publicMirrors(answers: Answers, callsApk: boolean): string[] {
  const { apkMirror, base, goProxy, goSumdb, imageMirror } = answers;
  const changes = (kind: MirrorKind, answer: string) => answer !== 'upstream' && isPublic(kind, answer);
  const mirrorsImages = changes(hub, imageMirror);
  return [
    ...(mirrorsImages ? ['BUILD_IMAGE'] : []),
    ...(mirrorsImages && baseTable[base].image !== undefined ? ['RUN_IMAGE'] : []),
    ...(callsApk && changes('apk', apkMirror) ? ['APK_MIRROR'] : []),
    ...(changes('goproxy', goProxy) ? ['GOPROXY'] : []),
    ...(changes('sumdb', goSumdb) ? ['GOSUMDB'] : []),
  ];
}

/** Reports whether an answer names only mirrors of the catalog, by their providers or by their addresses. */
function isPublic(kind: MirrorKind, answer: string): boolean {
  const pairs = isRegistry(kind) ? registryPairs(answer) : undefined;
  if (pairs !== undefined) {
    return registries.every((registry) => {
      const address = addressOfRegistry(registry, pairs);
      return address === undefined || isListed(registry, address);
    });
  }
  const named = answer.split(/[|,]/).filter((entry) => entry !== 'direct' && entry !== 'off');
  return named.length > 0 && named.every((entry) => isListed(kind, entry));
}

function isListed(kind: MirrorKind, entry: string): boolean {
  const bare = (text: string) => text.replace(/\/+$/, '');
  return mirrorsOf(kind).some((mirror) => mirror.provider === entry || bare(mirror.address) === bare(entry));
}

function settings(values: Readonly<Record<string, string>>): Setting[] {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ name, value: JSON.stringify(value) }));
}

/** Escapes a text so that GitHub finds no expression in it: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions */
function withoutExpressions(text: string): string {
  return text.replaceAll('${{', "${{ '${{' }}");
}
