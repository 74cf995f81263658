import { message } from '../../language/message.ts';
import { type Answer, type Ask, jsonOf, problemOf, redirectNote } from './ask.ts';
import { type Found, fault, isFault } from './candidate.ts';

/** The types that containerd and BuildKit accept: https://github.com/opencontainers/image-spec, https://distribution.github.io/distribution/spec/manifest-v2-2/ */
const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** The hosts of registries that have another name in references. */
const hosts: Readonly<Record<string, string>> = { 'docker.io': 'registry-1.docker.io' };

/**
 * Looks for the manifest of each image at an address that stands for a registry, as a build does before it pulls: by HEAD, which Docker Hub
 * does not count as a pull (https://docs.docker.com/docker-hub/usage/pulls/), and with a token where one is asked for. Where that gives
 * no manifest, GET has the registry's own words.
 */
export async function probeRegistry(address: string, images: readonly string[], ask: Ask): Promise<Found> {
  const answers = await Promise.all(images.map((image) => probeImage(address, image, ask)));
  const [first] = answers;
  return { notes: first === undefined ? [] : redirectNote(first, new URL(manifestUrl(address, images[0] ?? '')).host) };
}

async function probeImage(address: string, image: string, ask: Ask): Promise<Answer> {
  const url = manifestUrl(address, image);
  const { host } = new URL(url);
  const { answer, headers } = await withToken(url, image, ask);
  if (isManifest(answer)) return answer;
  const whole = await ask({ url, method: 'GET', headers, maxBytes: 200_000 });
  const problem = problemOf(whole, host, 'content.manifest', isManifestText);
  if (problem !== undefined) throw fault(message('fault.image', { image, problem }));
  return whole;
}

/** The answer to HEAD, with a token where the registry sends for one (https://distribution.github.io/distribution/spec/auth/token/), and the headers for more. */
async function withToken(url: string, image: string, ask: Ask) {
  const headers = { Accept: manifestTypes.join(', ') };
  const answer = await ask({ url, method: 'HEAD', headers, maxBytes: 0 });
  const challenge = answer.status === 401 ? challengeOf(answer.headers['www-authenticate'] ?? '') : undefined;
  if (challenge === undefined) return { answer, headers };
  const authorized = { ...headers, Authorization: `Bearer ${await tokenFrom(challenge, image, ask)}` };
  return { answer: await ask({ url, method: 'HEAD', headers: authorized, maxBytes: 0 }), headers: authorized };
}

/** The place to get a token for a registry. */
export type Challenge = { readonly realm: string; readonly parameters: Readonly<Record<string, string>> };

/** Reads a WWW-Authenticate header. Returns undefined if it asks for anything but a token. */
export function challengeOf(header: string): Challenge | undefined {
  if (!/^bearer /i.test(header)) return undefined;
  const pairs = [...header.matchAll(/([a-z]+)="([^"]*)"/gi)].map(([, name = '', value = '']) => [
    name.toLowerCase(),
    value,
  ]);
  const { realm, ...parameters } = Object.fromEntries(pairs) as Record<string, string>;
  return realm !== undefined && URL.canParse(realm) ? { realm, parameters } : undefined;
}

async function tokenFrom({ realm, parameters }: Challenge, image: string, ask: Ask): Promise<string> {
  const url = new URL(realm);
  for (const name of ['service', 'scope']) {
    if (parameters[name] !== undefined) url.searchParams.set(name, parameters[name]);
  }
  try {
    const answer = await ask({ url: url.href, method: 'GET', maxBytes: 100_000 });
    const problem = problemOf(answer, url.host, 'content.token', (body) => tokenIn(body) !== undefined);
    if (problem !== undefined) throw fault(problem);
    return tokenIn(answer.body) ?? '';
  } catch (error) {
    throw isFault(error) ? fault(message('fault.token', { image, problem: error.problem })) : error;
  }
}

function tokenIn(body: Uint8Array): string | undefined {
  const json = jsonOf(body);
  if (!(json instanceof Object)) return undefined;
  const token: unknown = 'token' in json ? json.token : 'access_token' in json ? json.access_token : undefined;
  // Other characters would make the client fail.
  return typeof token === 'string' && /^[\x21-\x7e]+$/.test(token) ? token : undefined;
}

function isManifest({ status, headers }: Answer): boolean {
  const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
  return status === 200 && manifestTypes.includes(type.trim()) && headers['docker-content-digest'] !== undefined;
}

function isManifestText(body: Uint8Array): boolean {
  const json = jsonOf(body);
  return json instanceof Object && 'schemaVersion' in json && json.schemaVersion === 2;
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests */
export function manifestUrl(address: string, image: string): string {
  const [registry = '', ...path] = address.split('/');
  const host = hosts[registry] ?? registry;
  const [repository = '', tag = 'latest'] = image.split(':');
  // As docker does, a registry on this machine is asked without TLS.
  const scheme = /^(localhost|127\.[0-9.]+)(:|$)/.test(host) ? 'http' : 'https';
  return `${scheme}://${host}/v2/${[...path, repository].join('/')}/manifests/${tag}`;
}
