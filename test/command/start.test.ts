import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

const clone = {
  '.git/config': '[remote "origin"]\n\turl = https://you:secret@github.com/you/shop.git\n',
  '.git/HEAD': 'ref: refs/heads/main\n',
  'README.md': '# shop\n\nMine.\n',
  '.gitignore': '# Go\n*.test\n!.env\nvendor/\n',
  LICENSE: 'MIT\n',
};

describe('a fresh clone', () => {
  it('starts without a conflict, keeps every line of its own, and has the module path of its origin', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, clone);
    const { status, stdout, stderr } = goContainer(['--defaults', '--verbose'], folder);
    assert.equal(status, 0, stdout + stderr);
    const files = filesIn(folder);
    assert.equal(files['README.md'], clone['README.md']);
    assert.match(stdout, /^kept +README\.md +yours stays/m);
    assert.match(files['go.mod'] ?? '', /^module github\.com\/you\/shop\n/);
    assert.ok(files['.gitignore']?.endsWith(`\n\n${clone['.gitignore']}`));
    assert.equal(files['.gitignore']?.match(/^\*\.test$/gm)?.length, 1);
    assert.ok(!Object.entries(files).some(([path, text]) => !path.startsWith('.git/') && text.includes('secret')));
    assert.doesNotMatch(stdout, /git init/);
    assert.equal(goContainer(['check'], folder).status, 0);
    assert.equal(goContainer(['--port=9090'], folder).status, 0);
    assert.equal(filesIn(folder)['README.md'], clone['README.md']);
    assert.equal(filesIn(folder)['.gitignore'], files['.gitignore']);
  });
  it('ignores what git ignored before and what we add, and no line of the user loses its effect', (t) => {
    const folder = freshFolder(t);
    assert.equal(spawnSync('git', ['init', '-q'], { cwd: folder }).status, 0);
    writeFiles(folder, { '.gitignore': clone['.gitignore'] });
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    const isIgnored = (path: string) => spawnSync('git', ['check-ignore', '-q', path], { cwd: folder }).status === 0;
    const ignored = ['vendor/x', 'a.test', 'Dockerfile.orig', 'a/go.mod.orig.1', 'main.go.new', '.env.local', 'bin/x'];
    assert.deepEqual(ignored.filter(isIgnored), ignored);
    assert.deepEqual(['.env', 'Dockerfile', 'cmd/server/main.go', '.go-container.lock'].filter(isIgnored), []);
    const attributes = spawnSync('git', ['check-attr', 'diff', 'linguist-generated', '--', '.go-container.lock'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.match(attributes.stdout, /diff: unset\n.*linguist-generated: set\n/);
  });
  it('has a .gitattributes of its own united as well, in an existing module too', (t) => {
    const folder = freshFolder(t);
    const own = '* text=auto\n*.sh eol=lf\n';
    writeFiles(folder, {
      '.gitattributes': own,
      'go.mod': 'module example.com/shop\n\ngo 1.26\n',
      'main.go': 'package main\n\nfunc main() {}\n',
    });
    assert.equal(goContainer(['docker'], folder).status, 0);
    const text = filesIn(folder)['.gitattributes'] ?? '';
    assert.match(text, /^\/\.go-container\.lock linguist-generated gitlab-generated -diff$/m);
    assert.ok(text.endsWith(`\n\n${own}`));
  });
  it('gets the generated README and .gitignore by --force, or by a decision, which keeps a copy', (t) => {
    for (const flag of ['--force', '--on-conflict=theirs']) {
      const folder = freshFolder(t);
      writeFiles(folder, clone);
      assert.equal(goContainer(['--defaults', flag], folder).status, 0);
      assert.doesNotMatch(filesIn(folder)['README.md'] ?? '', /Mine/);
    }
  });
});

describe('the next steps', () => {
  it('offer git init outside a repository, once', (t) => {
    const folder = freshFolder(t);
    assert.match(goContainer(['--defaults'], folder).stdout, /^ {2}git init /m);
    assert.doesNotMatch(goContainer(['--port=9090'], folder).stdout, /git init/);
  });
});
