import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkerVariable } from '../../../src/inspect/existing/linker-variable.ts';

const cases: [name: string, value: string, becomes: string | undefined][] = [
  // What is plain text stays, however its name looks.
  ['main.stage', 'prod', 'prod'],
  ['main.hashAlgo', 'sha256', 'sha256'],
  ['main.apiVersion', 'v2', 'v2'],
  ['main.tagline', 'hello', 'hello'],
  ['main.shape', 'round', 'round'],
  ['main.buildDate', 'unknown', 'unknown'],
  ['main.empty', '', ''],
  // But for names that say it themselves.
  ['main.version', 'dev', '$VERSION'],
  ['main.Version', '1.2.3', '$VERSION'],
  ['main.commit', 'none', '$REVISION'],
  ['example.com/x/internal.GitCommit', 'none', '$REVISION'],
  ['main.GitSHA', 'none', '$REVISION'],
  ['main.commitHash', '', '$REVISION'],
  // What is computed is of each build.
  ['main.apiVersion', '$VERSION', '$VERSION'],
  ['main.appVersion', '{{.Version}}', '$VERSION'],
  ['main.v', '$(git describe --tags)', '$VERSION'],
  ['main.v', '${TAG}', '$VERSION'],
  ['main.c', '$(git rev-parse HEAD)', '$REVISION'],
  ['main.c', '$GIT_SHA', '$REVISION'],
  ['main.gitcommit', '`git rev-parse HEAD`', '$REVISION'],
  ['main.stage', '$STAGE', undefined],
  ['main.hashAlgo', '$ALGORITHM', undefined],
  ['main.conversion', '$RATE', undefined],
  ['main.commitDate', '$(git log -1 --format=%cd)', undefined],
  ['main.BuildTime', '$(date -u)', undefined],
  ['main.goVersion', '$(go version)', undefined],
  ['main.branch', '$(git rev-parse --abbrev-ref HEAD)', undefined],
  // The option has no blanks.
  ['main.text', 'a b', undefined],
];

describe('a variable of the linker', () => {
  for (const [name, value, becomes] of cases) {
    it(`${name}=${value}`, () => {
      assert.equal(linkerVariable(name, value), becomes === undefined ? undefined : `${name}=${becomes}`);
    });
  }
});
