import { type Message, message } from '../language/message.ts';
import { type Extra, type RootExtra, rootExtras } from '../options/answers.ts';
import { extraTable } from '../resolve/extras.ts';
import type { Subdirectory } from '../resolve/subdirectory.ts';

/** What is left to do at the root of the repository for one file: a command to type, or lines to put into a file there. */
export type RootStep = {
  /** The file at the root, by its path from the project. */
  readonly file: string;
  readonly what: Message;
} & ({ readonly command: string } | { readonly lines: readonly string[] });

/** A project below the root of its repository, and the texts that its files and those of the root have after the run. */
export type AtRoot = {
  readonly extras: readonly Extra[];
  readonly subdirectory: Subdirectory;
  /** The text of a file of the project; undefined if it has none, or no single one. */
  readonly ours: (path: string) => string | undefined;
  /** The text of a file at the root of the repository; undefined if there is none. */
  readonly theirs: (path: string) => string | undefined;
};

/** Lists what is left to do at the root of the repository, in the order of the extras. */
export function rootSteps(place: AtRoot): RootStep[] {
  return rootExtras.flatMap((extra) => {
    const path = extraTable[extra].files[0]?.path ?? '';
    const text = place.extras.includes(extra) ? place.ours(path) : undefined;
    return text === undefined ? [] : stepsOf[extra](path, text, place);
  });
}

type StepsOf = (path: string, text: string, place: AtRoot) => RootStep[];

const stepsOf: Readonly<Record<RootExtra, StepsOf>> = {
  github: (path, text, { subdirectory, theirs }) => copied(path, subdirectory.workflow, text, theirs, subdirectory),
  gitlab: (path, _, { subdirectory, theirs }) => {
    if (names(theirs(path) ?? '', /\.ya?ml$/, `${subdirectory.path}/${path}`)) return [];
    return [pasted(subdirectory, path, 'root.gitlab', triggerOf(subdirectory, path))];
  },
  renovate: (path, text, { subdirectory, theirs }) => {
    const there = firstOf(renovateConfigs, theirs);
    if (there === undefined) return copied(path, path, text, theirs, subdirectory);
    const preset = `//${subdirectory.path}/${path}`;
    if (there.text === text || there.text.includes(preset)) return [];
    const file = `${subdirectory.up}/${there.name}`;
    // A copy of an earlier run, which its user may have added to.
    if (there.text.includes(`${subdirectory.path}/Dockerfile`))
      return [{ file, what: message('root.differs', { file }), command: `diff ${file} ${path}` }];
    return [pasted(subdirectory, there.name, 'root.renovate', [`extends: ["local>OWNER/REPOSITORY${preset}"],`])];
  },
  dependabot: (path, text, { subdirectory, theirs }) => {
    const there = firstOf([path, path.replace(/yml$/, 'yaml')], theirs);
    if (there === undefined) return copied(path, path, text, theirs, subdirectory);
    if (names(there.text, /^\//, subdirectory.path)) return [];
    const wanted = there.text.includes('github-actions') ? ['gomod'] : ['gomod', 'github-actions'];
    const lines = wanted.flatMap((name) => entryOf(text, name));
    return [pasted(subdirectory, there.name, 'root.dependabot', lines)];
  },
};

/** The first of several files that exists at the root. */
function firstOf(files: readonly string[], theirs: AtRoot['theirs']): { name: string; text: string } | undefined {
  for (const name of files) {
    const text = theirs(name);
    if (text !== undefined) return { name, text };
  }
  return undefined;
}

/** The command that copies a file to the root; none if the copy exists and is the same. */
function copied(
  path: string,
  target: string,
  text: string,
  theirs: AtRoot['theirs'],
  { up }: Subdirectory,
): RootStep[] {
  const there = theirs(target);
  if (there === text) return [];
  const file = `${up}/${target}`;
  const folder = target.includes('/') ? `mkdir -p ${file.replace(/\/[^/]+$/, '')} && ` : '';
  if (there === undefined) return [{ file, what: message('root.copy'), command: `${folder}cp ${path} ${file}` }];
  return [{ file, what: message('root.copyAgain'), command: `cp ${path} ${file}` }];
}

function pasted(
  { up }: Subdirectory,
  target: string,
  key: 'root.gitlab' | 'root.renovate' | 'root.dependabot',
  lines: readonly string[],
): RootStep {
  const file = `${up}/${target}`;
  return { file, what: message(key, { file }), lines };
}

/**
 * The job that starts a project's pipeline as a child of that of the repository, for commits that change the project, and for version tags:
 * https://docs.gitlab.com/ci/pipelines/downstream_pipelines/#parent-child-pipelines
 */
function triggerOf({ path }: Subdirectory, file: string): string[] {
  return [
    // No keyword of GitLab begins like this, and a name with a dot in front would be no job.
    `run ${path}:`,
    '  trigger:',
    `    include: ${JSON.stringify(`${path}/${file}`)}`,
    '    strategy: depend',
    '  rules:',
    '    - if: $CI_COMMIT_TAG =~ /^v[0-9][0-9A-Za-z._-]*$/',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event" || ($CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS == null)',
    `      changes: [${JSON.stringify(`${path}/**/*`)}]`,
  ];
}

/**
 * Reports whether a text names a path from the root, or a pattern that it matches, by a word of some form:
 * https://docs.gitlab.com/ci/yaml/#includelocal
 */
function names(text: string, form: RegExp, path: string): boolean {
  const words = text.replace(/^[ \t]*#.*$/gm, '').split(/[\s"'[\]{},:]+/);
  return words.some((word) => {
    const parts = word.replace(/^\/|\/$/g, '').split(/(\*+)/);
    if (word.length > 500 || parts.length > 9 || !form.test(word)) return false;
    const pattern = parts.map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]*' : escaped(part)));
    return new RegExp(`^${pattern.join('')}$`).test(path);
  });
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** The entry of an ecosystem in a dependabot.yml, without its comments. */
function entryOf(text: string, ecosystem: string): string[] {
  const lines = text.split('\n');
  const start = lines.indexOf(`  - package-ecosystem: ${ecosystem}`);
  if (start < 0) return [];
  const end = lines.indexOf('', start);
  return lines.slice(start, end < 0 ? undefined : end).filter((line) => !/^\s*#/.test(line));
}

/** Names of Renovate's configuration, which reads the first existing one: https://docs.renovatebot.com/configuration-options/ */
export const renovateConfigs: readonly string[] = ['', '.github/', '.gitlab/']
  .flatMap((folder) => ['json', 'jsonc', 'json5'].map((ending) => `${folder}renovate.${ending}`))
  .concat(['.renovaterc', '.renovaterc.json', '.renovaterc.jsonc', '.renovaterc.json5']);
