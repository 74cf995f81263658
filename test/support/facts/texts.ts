import { type Facts, releases, together } from './facts.ts';

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

/** Names of images in the tags of a bake file, which end where a variable with the version begins. */
export function bakeFacts(text: string): Facts {
  const tags = all(text, /^\s*tags\s*=\s*(\[.*\])$/gm);
  return { image: tags.flatMap((list) => all(list, /([a-z0-9][a-z0-9-]*):\$\{/g)) };
}

/** The images that a Makefile's commands build, run and push, and the ports that they publish. */
export function makeFacts(text: string): Facts {
  const commands = text.replace(/\\\n/g, ' ');
  return {
    image: all(commands, /"?(?:\$\(PREFIX\))?([a-z0-9][a-z0-9-]*):\$\$?\(?TAG\)?"?/g),
    port: all(commands, /\s-p "?(?:[^\s"]*:)?(\d+)(?:\/\w+)?"?(?=\s)/g),
  };
}
