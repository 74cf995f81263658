import { isDockerfile, isYaml } from '../inspect/file-kinds.ts';
import { endOfLifeOfAlpine, endOfLifeOfGo } from '../versions/go.ts';
import { distrolessEndOfLife } from '../versions/releases.ts';
import { type Finding, finding, isPutBeside, lineAt, type Texts } from './finding.ts';

/** Images of releases that get no more fixes. `today` is a date as YYYY-MM-DD. */
export function endOfLifeFindings(texts: Texts, today: string): Finding[] {
  return [...texts]
    .filter(([path]) => (isDockerfile(path) || isYaml(path)) && !isPutBeside(path))
    .flatMap(([file, text]) => {
      const all = imagesIn(text).filter(({ ended }) => ended !== undefined && ended <= today);
      // One image is often named twice, with its mirror and without.
      const first = new Map(all.map((image) => [image.name, image]).reverse() as [string, (typeof all)[number]][]);
      return [...first.values()].reverse().map(({ name, ended = '', position }) => {
        return finding('end-of-life', file, lineAt(text, position), { name, date: ended });
      });
    });
}

function imagesIn(text: string): { name: string; ended: string | undefined; position: number }[] {
  const uncommented = text.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length));
  const go = [...uncommented.matchAll(/\bgolang:(\d+\.\d+)/g)].map(({ 1: version = '', index }) => {
    return { name: `Go ${version}`, ended: endOfLifeOfGo(version), position: index };
  });
  const alpine = [...uncommented.matchAll(/\balpine:?(\d+\.\d+)/g)].map(({ 1: version = '', index }) => {
    return { name: `Alpine ${version}`, ended: endOfLifeOfAlpine(version), position: index };
  });
  const distroless = [...uncommented.matchAll(/\bdistroless\/[\w-]+-(debian\d+)/g)].map(
    ({ 1: release = '', index }) => {
      return { name: `distroless ${release}`, ended: endOfDistroless(release), position: index };
    },
  );
  return [...go, ...alpine, ...distroless].sort((a, b) => a.position - b.position);
}

/** Debian releases are whole numbers; those before the oldest known are as far past their end. */
function endOfDistroless(release: string): string | undefined {
  const oldest = Object.keys(distrolessEndOfLife).at(-1) ?? '';
  const isOlder = Number(release.slice('debian'.length)) < Number(oldest.slice('debian'.length));
  return distrolessEndOfLife[isOlder ? oldest : release];
}
