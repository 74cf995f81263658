import { type Facts, imageName, releases, together } from './facts.ts';

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** The `go` line. */
export function goModFacts(text: string): Facts {
  return { go: all(text, /^go (\d+\.\d+)\.0$/gm) };
}

/** Constants of the service. */
export function goFacts(text: string): Facts {
  return {
    port: all(text, /\bdefaultPort\s*=\s*(\d+)/g),
    livePath: all(text, /\bhealthPath\s*=\s*"([^"]*)"/g),
    readyPath: all(text, /\breadyPath\s*=\s*"([^"]*)"/g),
  };
}

/** The README of a service, in any language: the port and the images in its commands and tables, and the first two health paths. */
export function readmeFacts(text: string): Facts {
  const [livePath, readyPath] = all(text, /^\| `(\/[^`]*)` \|/gm);
  return together([
    { port: all(text, /^\| `PORT` \| `(\d+)` \|/gm) },
    { port: all(text, / -p \d+:(\d+) /g) },
    { image: all(text, / -p \d+:\d+ (\S+)$/gm) },
    { image: all(text, /^docker build -t ([^\s:]+)/gm) },
    { image: all(text, /`(?:ghcr\.io\/OWNER|\$CI_REGISTRY_IMAGE)\/([^`]+)`/g) },
    { livePath: livePath === undefined ? [] : [livePath], readyPath: readyPath === undefined ? [] : [readyPath] },
    ...all(text, /^\| `(?:BUILD|RUN)_IMAGE` \| `([^`]+)` \|/gm).map(releases),
  ]);
}

/** Names of images in the tags of a bake file: the only strings there that stand in `tags`. */
export function bakeFacts(text: string): Facts {
  // The name stands between the expressions for the registry and the version.
  return { image: all(text, /^\s*tags\s*=\s*\["\$\{.*\}([a-z0-9-]+):\$\{.*\}"\]$/gm) };
}

/** Variables of a Makefile, as they are set. */
export function makeFacts(text: string): Facts {
  const variables = [...text.matchAll(/^(?:export )?([A-Z_]+)\s*[?:]{0,2}=[ \t]*(.*)$/gm)];
  return together(
    variables.map(({ 1: name = '', 2: value = '' }): Facts => {
      if (/(^|_)PORT$/.test(name) && /^\d+$/.test(value)) return { port: [value] };
      if (/^(IMAGE|NAME)$/.test(name) && value !== '') return { image: [imageName(value)] };
      return releases(value);
    }),
  );
}
