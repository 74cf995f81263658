import { addressOf } from '../mirrors/catalog.ts';
import { origins } from '../mirrors/mirror.ts';

/** The address before /v3.24/main in the repositories of an Alpine image: https since Alpine 3.13 (https://github.com/alpinelinux/docker-alpine/issues/132). */
const original = origins.apk;

/**
 * The addresses that apk tries in turn, separated by blanks, empty for those of the image. Upstream is named only if it is one of
 * several.
 */
export function apkMirrorList(answer: string): string {
  if (answer === 'upstream') return '';
  return answer
    .split(',')
    .map((entry) => (entry === 'upstream' ? original : addressOf('apk', entry)))
    .join(' ');
}

/**
 * The shell command that installs packages from the first mirror of APK_MIRROR that has them all. A failed `apk add` can be repeated: it
 * records the packages and installs the missing ones
 * (https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/src/commit.c). The loop ends as its last command did.
 */
export function apkAdd(packages: readonly string[]): string {
  return [
    `from=${original}; for mirror in \${APK_MIRROR:-$from}; do \\`,
    '      sed -i "s#$from#$mirror#" /etc/apk/repositories && from=$mirror \\',
    `      && apk add --no-cache ${packages.join(' ')} && break; \\`,
    '    done',
  ].join('\n');
}
