import { catalog } from '../../mirrors/catalog.ts';
import { type InstructionContext, offer, type Understanding } from './adoption.ts';
import { remark } from './remark.ts';
import { expand, type Scope } from './scope.ts';
import type { ShellCommand } from './shell.ts';

const repositories = /\/etc\/apk\/repositories(\.d\/\S*)?$/;
const aptSources = /\/etc\/apt\/sources\.list(\.d\/\S*)?$/;

/** Understands what sets the mirror of apk: sed on its list, or a new list. Lists of apt have no use here. */
export function adoptMirrorCommand(
  { words, redirects, text }: ShellCommand,
  place: InstructionContext,
  line: number,
): Understanding {
  const target = redirects.find(({ operator }) => operator.endsWith('>'))?.target;
  const [name = ''] = words;
  if (/^(echo|printf|cat|tee)$/.test(name) && target !== undefined) {
    if (repositories.test(target)) return takeUrls(text.split('>')[0] ?? '', place, line);
    if (aptSources.test(target)) return dropped(place, line);
  }
  if (/(^|\/)sed$/.test(name)) {
    const files = words.slice(1);
    if (files.some((file) => aptSources.test(file))) return dropped(place, line);
    if (!files.some((file) => repositories.test(file))) return undefined;
    const programs = words
      .slice(1)
      .flatMap((word) => word.split(/;\s*(?=s[^\w\s])/))
      .filter((word) => /^\s*s[^\w\s]/.test(word));
    return takeUrls(programs.map(replacementOf).join('\n'), place, line);
  }
  const moves =
    /^(mv|cp|rm)$/.test(name) &&
    words.slice(1).some((word) => repositories.test(word.replace(/\.(bak|old|orig)$/, '')));
  return moves ? 'understood' : undefined;
}

/** Takes the mirror from a whole list of apk, such as a here-document holds. */
export function adoptRepositories(list: string, place: InstructionContext, line: number): Understanding {
  return takeUrls(list, place, line);
}

/** The right-hand side of a sed substitution, whatever stands between its parts. */
function replacementOf(program: string): string {
  const body = program.replace(/^\s*s/, '');
  const delimiter = body[0] ?? '/';
  const parts = body.slice(1).replaceAll(`\\${delimiter}`, '\u0001').split(delimiter);
  const [pattern = '', replacement = ''] = parts.map((part) =>
    part.replaceAll('\u0001', delimiter).replaceAll('\\', ''),
  );
  // `s/http/https/` and the like change no host.
  return /dl-cdn|alpine|dl-\d|\*|\^/.test(pattern) || /\./.test(replacement) ? replacement : '';
}

function takeUrls(text: string, place: InstructionContext, line: number): Understanding {
  // Edge repositories are packages of another release: to be looked at by whoever added them.
  if (/\/edge\b/.test(text)) return 'kept';
  const [first, ...others] = text.replaceAll(/\$\{?\w+\}?/g, '').matchAll(addresses);
  if (first === undefined) return /\$/.test(text) ? 'kept' : 'understood';
  // What has no scheme may be anything else, but for the first.
  const list = [first, ...others.filter(([, scheme]) => scheme !== undefined)].map(
    ([, scheme = 'https://', address = '']) => mirrorAt(scheme, address),
  );
  const mirrors = [...new Set(list)];
  if (mirrors.join() !== 'upstream') offer(place.adoption, 'apkMirror', mirrors.join(','), line);
  return 'understood';
}

const addresses =
  /(https?:\/\/)?((?:(?:[a-z0-9-]+\.)+[a-z]{2,}|\d+\.\d+\.\d+\.\d+)(?::\d+)?(?:\/[\w.~/-]*)?|localhost(?::\d+)?(?:\/[\w.~/-]*)?)/gi;

/** An address as the option names it: a provider, else the URL. */
function mirrorAt(scheme: string, address: string): string {
  const base = address.replace(/\/(v\d[\w.]*|latest-stable|edge)(\/.*)?$/, '').replace(/\/+$/, '');
  const [host = ''] = base.split('/');
  if (/(^|\.)alpinelinux\.org$/.test(host)) return 'upstream';
  const known = catalog.find(({ kind, address: url }) => kind === 'apk' && url !== '' && hostsOf(url).includes(host));
  return known?.provider ?? scheme + (base.includes('/') ? base : `${base}/alpine`);
}

/** The names of one mirror: some have an older or shorter one. */
function hostsOf(url: string): string[] {
  const { hostname } = new URL(url);
  const others: Readonly<Record<string, readonly string[]>> = {
    'mirrors.cloud.tencent.com': ['mirrors.tencent.com', 'mirrors.tencentyun.com'],
    'mirrors.huaweicloud.com': ['repo.huaweicloud.com', 'mirrors.myhuaweicloud.com'],
    'mirrors.aliyun.com': ['mirrors.cloud.aliyuncs.com', 'mirrors.aliyuncs.com'],
    'mirrors.sjtug.sjtu.edu.cn': ['mirror.sjtu.edu.cn'],
  };
  return [hostname, ...(others[hostname] ?? [])];
}

function dropped({ adoption }: InstructionContext, line: number): Understanding {
  if (!adoption.changed.some(({ id }) => id === 'aptMirror')) adoption.changed.push(remark('aptMirror', line));
  return 'understood';
}

/** A script whose loop was taken away, what it looped over being the value of a variable of the scope. */
export type Unrolled = { readonly script: string; readonly scope: Scope };

const loop =
  /^(\s*(?:[A-Za-z_]\w*=[^\s;&|]+[;\s]+)*)(for\s+([A-Za-z_]\w*)\s+in\s+([^;]*?)\s*;\s*do\s)([\s\S]*?)((?:&&\s*break)?\s*;\s*done\s*)$/;

/**
 * Takes away the loop over mirrors of apk that a Dockerfile of ours has: what is left are commands as anybody writes them. Undefined
 * where a script is no such loop. Positions stay as they are, so that lines can be told.
 */
export function withoutApkLoop(script: string, scope: Scope): Unrolled | undefined {
  // A line that goes on is one line to the shell.
  const joined = script.replace(/\\\r?\n/g, (text) => ' '.repeat(text.length));
  const [, before = '', head = '', variable = '', list = '', body = '', tail = ''] = loop.exec(joined) ?? [];
  if (!/\/etc\/apk\/repositories/.test(body) || !/\bapk\b/.test(body)) return undefined;
  const known = new Map(scope);
  for (const [, name = '', value = ''] of before.matchAll(/([A-Za-z_]\w*)=([^\s;&|]+)/g)) {
    known.set(name, expand(value, known));
  }
  known.set(variable, expand(list, known));
  const blank = (text: string) => ' '.repeat(text.length);
  return { script: blank(before) + blank(head) + body + blank(tail), scope: known };
}
