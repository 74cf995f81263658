import { lineAt } from '../inspect/place.ts';
import { type ClosedMirror, closedMirrors } from '../mirrors/closed.ts';
import { type Finding, finding, type Texts } from './finding.ts';

/** The mirrors by their host alone; some are closed below a path. */
const byHost = new Map(closedMirrors.map((mirror) => [mirror.host.replace(/\/.*/, ''), mirror]));
const anyHost = new RegExp([...byHost.keys()].map((host) => host.replaceAll('.', '\\.')).join('|'));

/** Finds mirrors that are known to be closed, in any file of the project. */
export function closedMirrorFindings(texts: Texts): Finding[] {
  return [...texts].flatMap(([file, text]) => {
    if (!anyHost.test(text)) return [];
    const first = new Map<ClosedMirror, number>();
    for (const { mirror, at } of mirrorsIn(withoutBlocks(file, text))) if (!first.has(mirror)) first.set(mirror, at);
    return [...first].map(([{ host, closed, instead }, at]) => {
      return finding('closed-mirror', file, lineAt(text, at), { host, closed, instead });
    });
  });
}

/** Blanks out the comments of several lines that some files have. */
function withoutBlocks(file: string, text: string): string {
  if (!/\.(hcl|json)$/.test(file)) return text;
  return text.replace(/\/\*[\s\S]*?\*\//g, (block) => block.replace(/[^\n]/g, ' '));
}

/** Returns the closed mirrors that a text names, by their whole names. What follows the mark of a comment in its line does not count. */
function mirrorsIn(text: string): { mirror: ClosedMirror; at: number }[] {
  return [...text.matchAll(/[\w-]+(?:\.[\w-]+)+/g)].flatMap(({ 0: name, index: at }) => {
    const mirror = byHost.get(name);
    if (mirror === undefined || text[at - 1] === '.') return [];
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    const rest = text.slice(at, at + mirror.host.length + 1);
    const isNamed = rest.startsWith(mirror.host) && !/[\w-]$/.test(rest.slice(mirror.host.length));
    return isNamed && !/(?:^|\s)(?:#|\/\/)/.test(before) ? [{ mirror, at }] : [];
  });
}
