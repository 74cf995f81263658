import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Baseline } from '../../src/reconcile/lock.ts';
import type { Seen } from '../../src/reconcile/operation.ts';
import { userEquivalentOf } from '../../src/reconcile/user-equivalent.ts';

const baselineOf = (...paths: string[]) => ({ files: new Map(paths.map((path) => [path, {}])) }) as unknown as Baseline;
const seeing =
  (...paths: string[]) =>
  (path: string): Seen =>
    (paths.includes(path) ? { file: { bytes: Buffer.from('') } } : {}) as Seen;

describe('a file of the user', () => {
  for (const [generated, own] of [
    ['docker-bake.hcl', 'docker-bake.json'],
    ['compose.yaml', 'compose.yml'],
    ['compose.yaml', 'docker-compose.yaml'],
    ['compose.yaml', 'docker-compose.yml'],
    ['Makefile', 'GNUmakefile'],
    ['Makefile', 'makefile'],
    ['.devcontainer/devcontainer.json', '.devcontainer.json'],
    ['.devcontainer/Dockerfile', '.devcontainer/devcontainer.json'],
    ['.devcontainer/Dockerfile', '.devcontainer.json'],
  ] as const) {
    it(`${own} serves in place of ${generated}`, () => {
      for (const isModule of [false, true]) {
        assert.equal(userEquivalentOf(generated, isModule, baselineOf(), seeing(own)), own);
        assert.equal(userEquivalentOf(generated, isModule, baselineOf(), seeing()), undefined);
        // One that was generated, or beside one that was, is not the user's choice.
        assert.equal(userEquivalentOf(generated, isModule, baselineOf(own), seeing(own)), undefined);
        assert.equal(userEquivalentOf(generated, isModule, baselineOf(generated), seeing(own)), undefined);
      }
    });
  }
  it('of the same name serves in an existing module, and is a conflict in a generated service', () => {
    for (const path of ['.dockerignore', 'compose.yaml', 'Makefile', '.devcontainer/Dockerfile']) {
      assert.equal(userEquivalentOf(path, true, baselineOf(), seeing(path)), path);
      assert.equal(userEquivalentOf(path, false, baselineOf(), seeing(path)), undefined);
    }
    assert.equal(userEquivalentOf('Dockerfile', true, baselineOf(), seeing('Dockerfile')), undefined);
  });
});
