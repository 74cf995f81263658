import { type Answers, dependencyTable } from '../options/answers.ts';
import { morePort } from '../options/checks/values.ts';
import { hubImage } from './images.ts';
import type { Service } from './services.ts';

/** The content of .devcontainer. Texts are as JSON writes them. */
export type Devcontainer = {
  readonly name: string;
  /** The image to develop in: the Go of the Dockerfile, on Debian, with git and a C compiler for the race detector. */
  readonly image: string;
  /** The environment, as pairs of JSON. */
  readonly environment: readonly string[];
  readonly ports: string;
  /** Modules are fetched at once, unless vendor/ has them. */
  readonly fetches: boolean;
};

/** Completes the answers for a development container: https://containers.dev/implementors/json_reference/ Pure. */
export function devcontainerOf(
  answers: Answers,
  services: readonly Service[],
  { goProxyList, goSumdbValue }: { goProxyList: string; goSumdbValue: string },
): Devcontainer {
  const { dependencies, goVersion, imageMirror, morePorts, name, privateModules } = answers;
  const environment = [
    ['GOPROXY', goProxyList],
    ['GOSUMDB', goSumdbValue],
    ['GOPRIVATE', privateModules.join(',')],
  ].filter(([, value]) => value !== '');
  const ports = services.flatMap(({ port }) => (port === undefined ? [] : [port]));
  const more = morePorts
    .map(morePort)
    .filter(({ protocol }) => protocol === 'tcp')
    .map(({ number }) => number);
  return {
    name: JSON.stringify(name),
    image: hubImage(`library/golang:${goVersion}`, imageMirror).reference,
    environment: environment.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`),
    ports: [...new Set([...ports, ...more])].join(', '),
    fetches: !dependencyTable[dependencies].isVendored,
  };
}
