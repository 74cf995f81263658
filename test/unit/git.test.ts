import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { moduleFromOrigin, modulePathOf, originIn, repositoryOf } from '../../src/inspect/git.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';

describe('the address of a repository', () => {
  for (const [url, module] of [
    ['https://github.com/you/orders.git', 'github.com/you/orders'],
    ['https://github.com/you/orders/', 'github.com/you/orders'],
    ['https://GitHub.com/You/Orders', 'github.com/You/Orders'],
    ['https://you:ghp_secret@github.com/you/orders.git', 'github.com/you/orders'],
    ['https://oauth2:p@ss@gitlab.example.com/team/sub/orders.git', 'gitlab.example.com/team/sub/orders'],
    ['https://git.example.com:8443/team/orders.git', 'git.example.com/team/orders'],
    ['ssh://git@git.example.com:2222/team/orders.git', 'git.example.com/team/orders'],
    ['git@github.com:you/orders.git', 'github.com/you/orders'],
    ['git@git.example.com:/srv/orders.git', 'git.example.com/srv/orders'],
    ['gitee.com:you/orders', 'gitee.com/you/orders'],
    ['git://git.example.com/orders.git', 'git.example.com/orders'],
    ['/srv/git/orders.git', undefined],
    ['../orders.git', undefined],
    ['file:///srv/git/orders.git', undefined],
    ['C:\\git\\orders', undefined],
    ['work:team/orders', undefined],
    ['https://[::1]/orders', undefined],
    ['https://github.com/', undefined],
    ['git@github.com:you/or ders.git', undefined],
    ['https://github.com/you/或ders', undefined],
  ] as const) {
    it(`${url} gives ${module ?? 'no module path'}`, () => assert.equal(modulePathOf(url), module));
  }
  it('is read in linear time', () => {
    const start = performance.now();
    for (const part of ['@', ':', '/', 'a@', '://', 'git@']) modulePathOf(`https://${part.repeat(200_000)}`);
    originIn(`[remote "origin"]\n${' '.repeat(200_000)}url\n`);
    assert.ok(performance.now() - start < 500);
  });
});

describe('the configuration of a repository', () => {
  it('has an address of origin, and of no other remote', () => {
    const config =
      '[core]\n\turl = no\n[remote "fork"]\n\turl = a.b/c\n[remote "origin"]\n\tfetch = +refs\n\tURL = "d.e:f" # x\n';
    assert.equal(originIn(config), 'd.e:f');
    assert.equal(originIn(config.replace('[remote "origin"]', '[remote "other"]')), undefined);
    assert.equal(originIn(''), undefined);
  });
});

describe('the module path by origin', () => {
  const config = '[remote "origin"]\n\turl = git@github.com:you/shop.git\n';
  const moduleOf = (folder: string) => {
    const repository = repositoryOf(folder);
    return repository && moduleFromOrigin(repository);
  };
  it('has the way from the root of the repository, whether the directory exists or not', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { '.git/config': config });
    assert.equal(moduleOf(folder), 'github.com/you/shop');
    assert.equal(moduleOf(join(folder, 'services/orders')), 'github.com/you/shop/services/orders');
    assert.equal(moduleOf(join(folder, 'Zwei Worte')), undefined);
  });
  it('is found from a submodule and from another worktree', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'outer/.git/modules/shop/config': config,
      'outer/shop/.git': 'gitdir: ../.git/modules/shop\n',
      'main/.git/config': config,
      'main/.git/worktrees/two/commondir': '../..\n',
      'two/.git': `gitdir: ${join(folder, 'main/.git/worktrees/two')}\n`,
    });
    assert.equal(moduleOf(join(folder, 'outer/shop')), 'github.com/you/shop');
    assert.equal(moduleOf(join(folder, 'two')), 'github.com/you/shop');
  });
  it('is none without a repository or a remote', (t) => {
    const folder = freshFolder(t);
    assert.equal(moduleOf(folder), undefined);
    writeFiles(folder, { '.git/config': '[core]\n' });
    assert.equal(moduleOf(folder), undefined);
  });
});
