import { isDockerfile, isYaml } from '../inspect/file-kinds.ts';
import { endOfDistroless, isPastEnd } from '../versions/end-of-life.ts';
import { endOfLifeOfAlpine, endOfLifeOfGo } from '../versions/go.ts';
import { withoutComments } from './comments.ts';
import { type Finding, finding, isConflictCopy, lineAt } from './finding.ts';
import { officialImages } from './official-images.ts';
import type { Sources } from './sources.ts';
import { usedImages } from './used-images.ts';
import type { InstalledGo } from './workflow.ts';

/** Several words that are there to be read, which may tell of any release. */
const prose = /^[ \t-]*["']?(?:description|summary|title|message|note|(?:display)?name)["']?:[ \t]*\S+[ \t]+\S.*$/gim;

/** A release that somebody uses, when its support ended, and where it is named. */
type Release = { readonly name: string; readonly ended: string | undefined; readonly line: number };

/** Releases that get no more fixes: images, and what workflows install. `today` is a date as YYYY-MM-DD. */
export function endOfLifeFindings(
  { texts, dockerfile }: Sources,
  installed: readonly InstalledGo[],
  today: string,
): Finding[] {
  return [...texts].flatMap(([file, text]) => {
    if (isConflictCopy(file)) return [];
    const images = isDockerfile(file) ? dockerfile(file) : undefined;
    const used = images === undefined ? [] : usedImages(images).flatMap(releasesOf);
    const named = isYaml(file) ? releasesIn(file, text) : [];
    const set = installed.filter((one) => one.file === file).map(({ version, line }) => goRelease(version, line));
    return findingsOf(file, [...used, ...named, ...set], today);
  });
}

/** One release is often named more than once, as with its mirror and without. */
function findingsOf(file: string, releases: readonly Release[], today: string): Finding[] {
  const past = releases.filter(({ ended }) => isPastEnd(ended, today)).sort((a, b) => a.line - b.line);
  const names = [...new Set(past.map(({ name }) => name))];
  return names.flatMap((name) => {
    const { ended = '', line = 1 } = past.find((release) => release.name === name) ?? {};
    return [finding('end-of-life', file, line, { name, date: ended })];
  });
}

function releasesOf({ reference, lineOf }: ReturnType<typeof usedImages>[number]): Release[] {
  return releasesNamed(reference).map(({ name, ended, version }) => ({ name, ended, line: lineOf(version) }));
}

function releasesIn(file: string, text: string): Release[] {
  if (!/golang:|alpine|distroless/.test(text)) return [];
  const used = withoutComments(file, text).replace(prose, (words) => ' '.repeat(words.length));
  return releasesNamed(used).map(({ name, ended, at }) => ({ name, ended, line: lineAt(text, at) }));
}

function goRelease(version: string, line: number): Release {
  const release = version.split('.').slice(0, 2).join('.');
  return { name: `Go ${release}`, ended: endOfLifeOfGo(release), line };
}

/** The releases that references of images in a text name. */
function releasesNamed(text: string): { name: string; ended: string | undefined; version: string; at: number }[] {
  const go = officialImages(text, 'golang').map(({ version, at }) => named('Go', version, endOfLifeOfGo, at));
  const alpine = [...officialImages(text, 'alpine'), ...alpineInTags(text)].map(({ version, at }) =>
    named('Alpine', version, endOfLifeOfAlpine, at),
  );
  const distroless = [...text.matchAll(/(?<![\w.-])distroless\/[\w-]+-(debian\d+)/g)].map(
    ({ 1: version = '', index }) => {
      return { name: `distroless ${version}`, ended: endOfDistroless(version), version, at: index };
    },
  );
  return [...go, ...alpine, ...distroless];
}

function named(what: string, full: string, endOf: (version: string) => string | undefined, at: number) {
  const version = full.split('.').slice(0, 2).join('.');
  return { name: `${what} ${version}`, ended: endOf(version), version, at };
}

/** `golang:1.26-alpine3.24`, `alpine3.24` as a part of a tag; not in the name of an image, which stands before a tag. */
function alpineInTags(text: string): { version: string; at: number }[] {
  return [...text.matchAll(/(?<!\w)alpine(3\.\d+)(?![\w.-]*[:/])/g)].map(({ 1: version = '', index }) => {
    return { version, at: index };
  });
}
