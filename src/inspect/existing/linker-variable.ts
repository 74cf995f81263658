import { checkLdflags } from '../../options/checks/lists.ts';

/** Names that say by themselves that every build has another value, whatever stands there. */
const versions = /^(version|ver|gitversion|buildversion|gittag)$/;
const revisions = /^(revision|rev|commit|sha|(git|build)(revision|rev|commit|sha|hash)|commit(sha|hash|id))$/;
/** A part that a shell, a Makefile or a template of goreleaser fills in. */
const computed = /[$`]|\{\{/;

/**
 * A variable of the linker as the option has it: a version or a revision becomes the build argument of that name, any other text
 * stays. Undefined if a value is computed and is neither, such as a date, and where the option cannot hold the text.
 */
export function linkerVariable(name: string, value: string): string | undefined {
  const own = wordsOf(name.split('.').at(-1) ?? '');
  if (computed.test(value)) {
    const argument = isOther(own) ? undefined : (argumentOf(own) ?? argumentOf(wordsOf(value)));
    return argument === undefined ? undefined : `${name}=$${argument}`;
  }
  const whole = own.join('');
  if (versions.test(whole)) return `${name}=$VERSION`;
  if (revisions.test(whole)) return `${name}=$REVISION`;
  const pair = `${name}=${value}`;
  return checkLdflags([pair]).ok ? pair : undefined;
}

/** Returns the build argument that words speak of. A hash counts only as the last word: `hashAlgo` is none. */
function argumentOf(words: readonly string[]): 'VERSION' | 'REVISION' | undefined {
  if (isOther(words)) return undefined;
  if (words.some((word) => versions.test(word) || /^(appversion|tags?|release|describe)$/.test(word))) return 'VERSION';
  if (words.some((word) => revisions.test(word) && word !== 'sha') || /^(sha|hash)\d*$/.test(words.at(-1) ?? ''))
    return 'REVISION';
  return undefined;
}

/** Reports if words speak of a date, a branch, or the version of the compiler. */
function isOther(words: readonly string[]): boolean {
  return (
    words.some((word) => /^(\w*date|\w*time|timestamp|built|year|branch)$/.test(word)) ||
    /^go(lang)?$/.test(words[0] ?? '')
  );
}

/** The words of a name or a command, in lower case: `gitCommit`, `GIT_COMMIT`, `GitSHA`. */
function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}
