import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { ModuleProblem } from '../../../src/inspect/module/facts.ts';
import { type ReadModuleSettings, readModule } from '../../../src/inspect/module/read-module.ts';
import { walkModules } from '../../../src/inspect/module/walk.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';
import { fixtures } from './fixtures.ts';
import { summary } from './summary.ts';

const alone: ReadModuleSettings = { goCommand: undefined, environment: {}, newestGo: '1.27' };

const expected: Readonly<Record<string, readonly string[]>> = {
  'one main at the root': [
    'module .: github.com/you/orders/v2 go.mod:1, 1.26.1 go.mod:3',
    '. main.go:10',
    '  listens main.go:17',
    '  port 8081 $PORT certain main.go:13',
    '  liveness /healthz certain main.go:15',
  ],
  'commands below cmd': [
    'module .: example.com/shop go.mod:1, 1.26 go.mod:3',
    './cmd/server cmd/server/main.go:10',
    '  listens cmd/server/main.go:13',
    '  port 9000 -addr certain cmd/server/main.go:11',
    '  liveness /livez certain internal/web/web.go:5',
    '  readiness /readyz certain internal/web/web.go:10',
    './cmd/worker cmd/worker/main.go:5',
    './tools/server tools/server/main.go:3',
  ],
  'modules in a module': [
    'module .: example.com/outer go.mod:1, 1.25 go.mod:3',
    'replace example.com/outer/api ./api inside go.mod:5',
    '. main.go:5',
  ],
  'a module in a module that is not replaced': ['module .: example.com/outer go.mod:1, 1.25 go.mod:3', '. main.go:8'],
  'a replaced module of another name': [
    'module .: example.com/outer go.mod:1, 1.25 go.mod:3',
    'replace example.com/far ./near inside go.mod:5',
    '. main.go:5',
    '  listens near/api/api.go:5',
    '  port 80 certain near/api/api.go:5',
  ],
  'a workspace': [
    'module .: example.com/app go.mod:1, 1.26 go.mod:3',
    'workspace ../go.work',
    '. main.go:5',
    '  listens ../lib/lib.go:5',
    '  port 7000 localhost certain ../lib/lib.go:5',
  ],
  'a vendored dependency': [
    'module .: example.com/vendored go.mod:1, 1.20 go.mod:3',
    'vendor vendor',
    '. main.go:5',
    '  cgo example.com/dep -lbar -lfoo libpng vendor/example.com/dep/dep.go:10',
  ],
  'embedded files and files read': [
    'module .: example.com/web go.mod:1, 1.26 go.mod:3',
    '. main.go:17',
    '  listens main.go:23',
    '  port 8443 0.0.0.0 certain main.go:22',
    '  embeds static present main.go:10',
    '  embeds templates/*.html present main.go:10',
    '  embeds missing dir missing main.go:11',
    '  reads config.yaml present main.go:18',
    '  reads views/*.tmpl missing main.go:20',
    '  reads static present main.go:21',
    '  reads tls/cert.pem missing main.go:23',
    '  reads tls/key.pem missing main.go:23',
  ],
  'cgo with sqlite': [
    'module .: example.com/notes go.mod:1, 1.24 go.mod:3',
    '. main.go:9',
    '  cgo github.com/mattn/go-sqlite3 main.go:6',
  ],
  'cgo of its own': [
    'module .: example.com/own go.mod:1, 1.24 go.mod:3',
    '. main.go:7 only with cgo',
    '  cgo example.com/own -lm main.go:5',
    './cmd/both cmd/both/cgo.go:5',
    '  cgo example.com/own/cmd/both or not cmd/both/cgo.go:3',
  ],
  'an old go line and no health route': [
    'module .: example.com/old go.mod:1, 1.15 go.mod:3',
    '. main.go:7',
    '  listens main.go:7',
    '  port 80 certain main.go:7',
  ],
  'no command': ['module .: example.com/lib go.mod:1, 1.26 go.mod:3', 'problem no-command'],
  'names that say nothing': [
    'module .: gopkg.in/mailer.v3 go.mod:1, 1.26 go.mod:3',
    './a/run a/run/main.go:3',
    './b/run b/run/main.go:3',
    './cmd cmd/main.go:3',
  ],
  'ignored folders': [
    'module .: example.com/ignoring go.mod:1, 1.25 go.mod:3',
    '. main.go:3',
    './a/web a/web/main.go:3',
  ],
  'two packages in a folder': ['module .: example.com/two go.mod:1, 1.25 go.mod:3', '. main.go:3', './y y/b.go:3'],
};

describe('the facts of', () => {
  for (const [name, files] of Object.entries(fixtures)) {
    it(name, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, files);
      const module = 'go.mod' in files ? folder : join(folder, 'app');
      assert.deepEqual(summary(readModule(module, alone)), expected[name]);
    });
  }
});

const main = 'package main\n\nfunc main() {}\n';

const problems: readonly [string, Readonly<Record<string, string>>, Partial<ReadModuleSettings>, ModuleProblem[]][] = [
  ['nothing at all', {}, {}, [{ kind: 'no-go-mod' }]],
  ['Go without a module', { 'main.go': main }, {}, [{ kind: 'no-go-mod' }]],
  [
    'a broken go.mod',
    { 'go.mod': 'module example.com/x\n\nrequire (\n', 'main.go': main },
    {},
    [{ kind: 'broken-file', place: { file: 'go.mod', line: 3 }, reason: 'block', text: 'require' }],
  ],
  [
    'two modules and no choice',
    { 'a/go.mod': 'module a.com/a\n', 'b/go.mod': 'module a.com/b\n' },
    {},
    [{ kind: 'several-modules', modules: ['a', 'b'] }],
  ],
  [
    'a module without a command, around one that has some',
    { 'go.mod': 'module a.com/a\n', 'b/go.mod': 'module a.com/b\n', 'b/main.go': main },
    {},
    [{ kind: 'no-command', excluded: [], elsewhere: ['b'] }],
  ],
  [
    'commands that constraints keep out',
    {
      'go.mod': 'module a.com/a\n',
      'cmd/debug/main.go': `//go:build debug\n\n${main}`,
      'cmd/win/main_windows.go': main,
      'cmd/gen/main.go': `//go:build ignore\n\n${main}`,
    },
    {},
    [
      {
        kind: 'no-command',
        excluded: [
          { file: 'cmd/debug/main.go', line: 5 },
          { file: 'cmd/win/main_windows.go', line: 3 },
        ],
        elsewhere: [],
      },
    ],
  ],
  [
    'a newer Go than there is',
    { 'go.mod': 'module a.com/a\n\ngo 1.28.0\n', 'main.go': main },
    {},
    [{ kind: 'go-too-new', version: '1.28.0', newest: '1.27', place: { file: 'go.mod', line: 3 } }],
  ],
  ['the newest Go there is', { 'go.mod': 'module a.com/a\n\ngo 1.27.9\n', 'main.go': main }, {}, []],
  [
    'a broken go.work',
    { 'go.mod': 'module a.com/a\n', 'go.work': 'go 1.27\nuse . b\n', 'main.go': main },
    {},
    [{ kind: 'broken-file', place: { file: 'go.work', line: 2 }, reason: 'arguments', text: 'use . b' }],
  ],
  [
    'a workspace of modules that are not there',
    { 'go.mod': 'module a.com/a\n', 'go.work': 'go 1.27\nuse (\n\t.\n\t./gone\n)\n', 'main.go': main },
    {},
    [{ kind: 'workspace-module-missing', folder: 'gone', place: { file: 'go.work', line: 4 } }],
  ],
];

describe('a problem is given as data:', () => {
  for (const [name, files, settings, wanted] of problems) {
    it(name, (t) => {
      const folder = freshFolder(t);
      writeFiles(folder, files);
      assert.deepEqual(readModule(folder, { ...alone, ...settings }).problems, wanted);
    });
  }
});

describe('readModule', () => {
  it('finds the module around a folder, and the workspace around that', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.work': 'go 1.27\nuse ./app\nuse ./lib\n',
      'lib/go.mod': 'module a.com/lib\n',
      'app/go.mod': 'module a.com/app\n\nreplace a.com/other v1.2.3 => ../../other\n',
      'app/cmd/run/main.go': main,
    });
    const facts = readModule(join(folder, 'app/cmd/run'), alone);
    assert.equal(facts.root, join(folder, 'app'));
    assert.equal(facts.folder, 'cmd/run');
    assert.deepEqual(summary(facts), [
      'module .: a.com/app go.mod:1',
      'replace a.com/other ../../other outside go.mod:3',
      'workspace ../go.work',
      './cmd/run cmd/run/main.go:3',
    ]);
  });

  it('does not look for a module above the repository', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'repository/.git/HEAD': '', 'repository/sub/x.txt': '' });
    const facts = readModule(join(folder, 'repository/sub'), alone);
    assert.deepEqual(facts.problems, [{ kind: 'no-go-mod' }]);
  });

  it('takes the only module below a folder', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'backend/go.mod': 'module a.com/a\n', 'backend/cmd/x/main.go': main });
    assert.deepEqual(summary(readModule(folder, alone)), [
      'module backend: a.com/a backend/go.mod:1',
      './cmd/x backend/cmd/x/main.go:3',
    ]);
  });

  it('leaves a workspace alone that is turned off', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'go.work': 'use .\n', 'main.go': main });
    assert.equal(readModule(folder, { ...alone, environment: { GOWORK: 'off' } }).workspace, undefined);
  });

  it('compiles with the tags that it is given', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, fixtures['commands below cmd'] ?? {});
    const names = readModule(folder, { ...alone, tags: ['debug'] }).commands.map(({ argument }) => argument);
    assert.deepEqual(names, ['./cmd/debug', './cmd/server', './cmd/worker', './tools/server']);
  });

  it('does not search a whole disk for modules', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'a/b/c/d/e/f/g/go.mod': 'module a.com/deep\n', 'b/go.mod': 'module a.com/b\n' });
    assert.deepEqual(readModule(folder, alone).module?.folder, 'b');
    const search = (widest: number) => walkModules(folder, () => [], widest);
    assert.equal(search(8).isComplete, true);
    assert.deepEqual([search(7).isComplete, search(7).modules.length], [false, 0]);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n' });
    assert.equal(search(1).isComplete, true);
  });

  it('follows links to files and not those to folders', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n', 'elsewhere.txt': main, 'a/x.go': 'package a\n' });
    symlinkSync(join(folder, 'elsewhere.txt'), join(folder, 'main.go'));
    symlinkSync(folder, join(folder, 'loop'));
    symlinkSync(join(folder, 'gone'), join(folder, 'dead.go'));
    assert.deepEqual(
      readModule(folder, alone).commands.map(({ argument }) => argument),
      ['.'],
    );
  });

  it('does not repeat in the commands of one what only another imports', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.mod':
        'module a.com/a\n\nrequire gorm.io/driver/sqlite v1.0.0\nrequire github.com/mattn/go-sqlite3 v1.0.0 // indirect\n',
      'a/main.go': 'package main\n\nimport _ "gorm.io/driver/sqlite"\n\nfunc main() {}\n',
      'b/main.go': 'package main\n\nimport _ "github.com/spf13/cobra"\n\nfunc main() {}\n',
    });
    const cgo = readModule(folder, alone).commands.map((command) => command.cgo.map(({ importPath }) => importPath));
    assert.deepEqual(cgo, [['github.com/mattn/go-sqlite3'], []]);
  });

  it('does not take a direct requirement that the command does not import for its own', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.mod': 'module a.com/a\n\nrequire (\n\ta.com/orm v1.0.0\n\tgithub.com/mattn/go-sqlite3 v1.0.0\n)\n',
      'main.go': 'package main\n\nimport _ "a.com/orm"\n\nfunc main() {}\n',
    });
    assert.deepEqual(readModule(folder, alone).commands[0]?.cgo, []);
  });

  it('knows that an old go line does not use vendor/', (t) => {
    const folder = freshFolder(t);
    const used = ['1.13', '1.14', '1.9', '1.27'].map((go) => {
      writeFiles(folder, { 'go.mod': `module a.com/a\n\ngo ${go}\n`, 'vendor/modules.txt': '' });
      return readModule(folder, alone).module?.vendor;
    });
    assert.deepEqual(used, [undefined, 'vendor', undefined, 'vendor']);
  });

  it('says that a dependency of a dependency needs cgo where go.mod tells', (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.mod':
        'module a.com/a\n\nrequire (\n\ta.com/orm v1.0.0\n\tgithub.com/mattn/go-sqlite3 v1.0.0 // indirect\n)\n',
      'main.go': 'package main\n\nimport _ "a.com/orm"\n\nfunc main() {}\n',
    });
    assert.deepEqual(summary(readModule(folder, alone)).slice(2), ['  cgo github.com/mattn/go-sqlite3 go.mod:5']);
  });
});
