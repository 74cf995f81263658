import { isDockerfile, isYaml } from '../inspect/file-kinds.ts';
import { endOfDistroless, endOfLifeOfAlpine, endOfLifeOfGo, isPastEnd } from '../versions/support.ts';
import { type Dockerfiles, type Finding, finding, type Texts } from './finding.ts';
import type { InstalledGo } from './go-version.ts';
import { officialVersion, type UsedImage, usedImages } from './images.ts';

/** A release that somebody uses, when its support ended, and where it is named. */
type Release = { readonly name: string; readonly ended: string | undefined; readonly line: number };

/** Finds releases that get no more fixes: images, and what workflows install. `today` is a date as YYYY-MM-DD. */
export async function endOfLifeFindings(
  texts: Texts,
  dockerfileAt: Dockerfiles,
  installed: readonly InstalledGo[],
  today: string,
): Promise<Finding[]> {
  const found = [...texts].map(async ([file, text]) => {
    const dockerfile = isDockerfile(file) ? dockerfileAt(file) : undefined;
    const images = dockerfile === undefined ? [] : usedImages(dockerfile);
    // The YAML parser is slow to load, and few files need it.
    const named = isYaml(file) && /golang:|alpine|distroless/.test(text) ? await imagesInYaml(text) : [];
    const set = installed.filter((one) => one.file === file).map(({ version, line }) => release('Go', version, line));
    const releases = [...[...images, ...named].flatMap(releasesOf), ...set].sort((a, b) => a.line - b.line);
    const past = releases.filter(({ ended }) => isPastEnd(ended, today));
    // One release is often named more than once, such as with its mirror and without.
    return past.flatMap(({ name, ended = '', line }, i) =>
      past.findIndex((one) => one.name === name) < i ? [] : [finding('end-of-life', file, line, { name, date: ended })],
    );
  });
  return (await Promise.all(found)).flat();
}

/** Only a text without blanks can be an image: a script or a sentence may speak of any release. */
async function imagesInYaml(text: string): Promise<UsedImage[]> {
  const { readYaml, valuesIn } = await import('./yaml-file.ts');
  return readYaml(text).flatMap((document) =>
    valuesIn(document.value).flatMap(({ value, path }) =>
      typeof value === 'string' && /^\S+$/.test(value)
        ? [{ reference: value, lineOf: () => document.lineOf(path) }]
        : [],
    ),
  );
}

function releasesOf({ reference, lineOf }: UsedImage): Release[] {
  const go = officialVersion(reference, 'golang');
  // `golang:1.26-alpine3.24` has an Alpine in its tag; in the name of an image it would stand before one.
  const alpine = officialVersion(reference, 'alpine') ?? /(?<!\w)alpine(3\.\d+)(?![\w.-]*[:/])/.exec(reference)?.[1];
  const [, debian] = /(?:^|\/)distroless\/[\w-]+-(debian\d+)/.exec(reference) ?? [];
  return [
    ...(go === undefined ? [] : [release('Go', go, lineOf(go))]),
    ...(alpine === undefined ? [] : [release('Alpine', alpine, lineOf(alpine))]),
    ...(debian === undefined
      ? []
      : [{ name: `distroless ${debian}`, ended: endOfDistroless(debian), line: lineOf(debian) }]),
  ];
}

function release(name: 'Go' | 'Alpine', full: string, line: number): Release {
  const version = full.split('.').slice(0, 2).join('.');
  return { name: `${name} ${version}`, ended: { Go: endOfLifeOfGo, Alpine: endOfLifeOfAlpine }[name](version), line };
}
