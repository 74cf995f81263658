import { type ClosedMirror, closedMirrors } from '../mirrors/closed.ts';
import { withoutComments } from './comments.ts';
import { type Finding, finding, isConflictCopy, lineAt, type Texts } from './finding.ts';

/** The mirrors by their host alone; some are closed below a path. */
const byHost = new Map(closedMirrors.map((mirror) => [mirror.host.replace(/\/.*/, ''), mirror]));
/** One of them, or what looks like one. Most files have none, which is told five times as fast by this. */
const anyHost = new RegExp([...byHost.keys()].map((host) => host.replaceAll('.', '\\.')).join('|'));

/** Mirrors that are known to be closed, wherever a file of the project names them. */
export function closedMirrorFindings(texts: Texts): Finding[] {
  return [...texts].flatMap(([file, text]) => {
    if (isConflictCopy(file) || !anyHost.test(text)) return [];
    const first = new Map<ClosedMirror, number>();
    for (const { mirror, at } of namedIn(withoutComments(file, text))) if (!first.has(mirror)) first.set(mirror, at);
    return [...first].map(([{ host, closed, instead }, at]) => {
      return finding('closed-mirror', file, lineAt(text, at), { host, closed, instead });
    });
  });
}

/** The closed mirrors that a text names, by their whole names: another host may hold the name of one. */
function namedIn(text: string): { mirror: ClosedMirror; at: number }[] {
  const found: { mirror: ClosedMirror; at: number }[] = [];
  for (const { 0: name, index: at } of text.matchAll(/[\w-]+(?:\.[\w-]+)+/g)) {
    const mirror = byHost.get(name);
    if (mirror === undefined || text[at - 1] === '.') continue;
    const rest = text.slice(at, at + mirror.host.length + 1);
    if (rest.startsWith(mirror.host) && !/[\w-]$/.test(rest.slice(mirror.host.length))) found.push({ mirror, at });
  }
  return found;
}
