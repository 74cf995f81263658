import { message } from '../../language/message.ts';
import { origins } from '../mirror.ts';
import { type Ask, type Content, jsonOf, problemOf, redirectNote, textOf } from './ask.ts';
import { type Found, fault, type Wanted } from './candidate.ts';

/** Requests one address, and fails unless its body is right. */
async function probeUrl(
  url: string,
  content: Content,
  isRight: (body: Uint8Array) => boolean,
  ask: Ask,
  settings: { readonly headers?: Readonly<Record<string, string>>; readonly maxBytes: number },
): Promise<Found> {
  const { host } = new URL(url);
  const answer = await ask({ url, method: 'GET', ...settings });
  const problem = problemOf(answer, host, content, isRight);
  if (problem !== undefined) throw fault(problem);
  return { notes: redirectNote(answer, host) };
}

/** Enough bytes to recognize a large file. */
const start = { headers: { Range: 'bytes=0-2047' }, maxBytes: 2048 };

/** The index that `apk add` reads first: https://wiki.alpinelinux.org/wiki/Apk_spec */
export function probeApk(address: string, { alpine, architecture }: Wanted, ask: Ask): Promise<Found> {
  const url = `${bare(address || origins.apk)}/v${alpine}/main/${architecture}/APKINDEX.tar.gz`;
  return probeUrl(url, 'content.apk', isGzip, ask, start);
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/**
 * Sends the first request of the go command for a module of a known version (https://go.dev/ref/mod#goproxy-protocol), and asks whether the proxy serves
 * the checksum database as well (https://go.dev/design/25530-sumdb#proxying-a-checksum-database). The time is that of the first.
 */
export async function probeGoProxy(
  address: string,
  { module }: Wanted,
  ask: Ask,
  elapsed: () => number,
): Promise<Found> {
  const base = bare(address || origins.goproxy);
  const isInfo = (body: Uint8Array) => {
    const json = jsonOf(body);
    return json instanceof Object && 'Version' in json && json.Version === module.version;
  };
  const sumdb = ask({ url: `${base}/sumdb/${origins.sumdb}/supported`, method: 'GET', maxBytes: 2048 }).then(
    ({ status }) => status === 200,
    () => false,
  );
  const info = `${base}/${escapeModule(module.path)}/@v/${escapeModule(module.version)}.info`;
  const found = await probeUrl(info, 'content.info', isInfo, ask, { maxBytes: 20_000 });
  const milliseconds = elapsed();
  const servesSumdb = await sumdb;
  const notes = servesSumdb ? found.notes : [...found.notes, message('note.noSumdb')];
  return { milliseconds, notes, servesSumdb };
}

/** The state of the log that every look-up begins with: https://pkg.go.dev/golang.org/x/mod/sumdb#ServerOps */
export function probeSumdb(address: string, ask: Ask): Promise<Found> {
  const [database = '', url] = (address || origins.sumdb).split(' ');
  const base = url ?? `https://${database.split('+')[0]}`;
  const isTree = (body: Uint8Array) => textOf(body).startsWith('go.sum database tree\n');
  return probeUrl(`${bare(base)}/latest`, 'content.tree', isTree, ask, { maxBytes: 4096 });
}

/** The abbreviated metadata that `npm install` reads: https://github.com/npm/registry/blob/main/docs/responses/package-metadata.md */
export function probeNpm(address: string, { npmPackage }: Wanted, ask: Ask): Promise<Found> {
  const isPackage = (body: Uint8Array) => {
    const json = jsonOf(body);
    return json instanceof Object && 'name' in json && json.name === npmPackage && 'dist-tags' in json;
  };
  const headers = { Accept: 'application/vnd.npm.install-v1+json' };
  return probeUrl(`${bare(address)}/${npmPackage}`, 'content.npm', isPackage, ask, { headers, maxBytes: 4_000_000 });
}

/** The signed index that `apt-get update` reads first: https://wiki.debian.org/DebianRepository/Format */
export function probeDebian(address: string, { debianRelease }: Wanted, ask: Ask): Promise<Found> {
  const isIndex = (body: Uint8Array) => /^(Origin|Label|Suite|Codename): /m.test(textOf(body));
  return probeUrl(`${bare(address)}/dists/${debianRelease}/InRelease`, 'content.debian', isIndex, ask, start);
}

function bare(address: string): string {
  return address.replace(/\/+$/, '');
}

/** How a proxy's paths write capital letters: https://go.dev/ref/mod#goproxy-protocol */
function escapeModule(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
