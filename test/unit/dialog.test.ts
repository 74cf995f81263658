import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { width } from '../../src/language/width.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goBack, runScripted } from '../support/scripted-asker.ts';

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
/** A generated service, made without questions. */
async function generated(t: TestContext, ...args: string[]): Promise<string> {
  const folder = freshFolder(t);
  const { status, screen } = await runScripted(folder, ['--defaults', '--name=orders', ...args], {});
  assert.equal(status, 0, screen);
  return folder;
}

describe('the dialog of a first run', () => {
  it('asks for the project, comments and a set of files first, then confirms what it sums up', async (t) => {
    const folder = freshFolder(t);
    const { status, names, screen } = await runScripted(folder, [], { extras: ['team'], port: ['9000'] });
    assert.equal(status, 0);
    assert.deepEqual(
      names,
      ['name', 'module', 'comments', 'extras', 'region', 'base', 'port', 'healthPath', 'review'],
      screen,
    );
    assert.deepEqual(saved(folder).with, ['compose', 'make', 'github', 'renovate']);
    assert.match(screen, /^\d+ new files in /m);
    assert.match(screen, /^ {2}given [\s\S]*port 9000[\s\S]*^ {2}assumed/m);
    assert.match(screen, /assumed .*--ready-path=\/readyz/);
  });
  it('confirms although every question is answered by a flag, and writes nothing if that is refused', async (t) => {
    const folder = freshFolder(t);
    const flags =
      '--name=a --module=a.b/c --region=global --base=scratch --port=1 --health-path=/ --with= --comments=none';
    const { names, screen, status } = await runScripted(folder, flags.split(' '), { review: ['quit'] });
    assert.equal(status, 0);
    assert.deepEqual(names, ['review']);
    assert.deepEqual(readdirSync(folder), []);
    assert.match(screen, /^ {2}go-container --name=a --module=a\.b\/c .*--comments=none$/m);
  });
  it('sums up what it does in a fresh clone, too', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'README.md': 'mine\n', '.gitignore': '*.test\n' });
    const { screen, status } = await runScripted(folder, [], { review: ['quit'] });
    assert.equal(status, 0);
    assert.match(screen, /^\d+ new files in /m);
    assert.equal(read(folder, 'README.md'), 'mine\n');
  });
  it('shows the place in a larger repository as seen, and says before it writes what is read at its root only', async (t) => {
    const root = freshFolder(t);
    writeFiles(root, { '.git/HEAD': 'ref: refs/heads/main\n', 'services/shop/x.txt': '' });
    const folder = join(root, 'services/shop');
    const { screen, status, asked } = await runScripted(folder, [], { extras: ['team'], review: ['quit'] });
    assert.equal(status, 0);
    assert.ok(asked.some(({ name }) => name === 'review'));
    assert.match(screen, /^ {2}detected +repository-path services\/shop \(\.\.\/\.\.\/\.git\)$/m);
    assert.match(
      screen,
      /^The project is in services\/shop of its repository, [\s\S]*services-shop\.yaml[\s\S]*Change {2}File/m,
    );
    const [summary = ''] = screen.split('Change  File');
    assert.ok(
      summary
        .split('\n')
        .slice(1)
        .every((line) => line.length < 80),
      summary,
    );
    assert.doesNotMatch(screen, /mkdir/);
    assert.deepEqual(readdirSync(folder), ['x.txt']);
    const without = await runScripted(folder, [], { extras: ['minimal'], review: ['quit'] });
    assert.doesNotMatch(without.screen, /repository/);
    const named = await runScripted(folder, ['--repository-path='], { extras: ['team'], review: ['quit'] });
    assert.doesNotMatch(named.screen, /is in services/);
  });
  it('neither asks nor confirms with --defaults', async (t) => {
    const folder = freshFolder(t);
    assert.deepEqual((await runScripted(folder, ['--defaults'], {})).names, []);
    assert.ok(readdirSync(folder).includes('Dockerfile'));
  });
  it('prints a command that gives the same answers when everything is left as it is', async (t) => {
    const folder = freshFolder(t);
    const script = { name: ['shop'], extras: ['team'], base: ['scratch'], review: ['quit'] };
    const { screen } = await runScripted(folder, ['--port=9000'], script);
    const command = /^ {2}go-container (.*)$/m.exec(screen)?.[1] ?? '';
    assert.deepEqual(readdirSync(folder), []);
    await runScripted(folder, [...command.split(' '), '--defaults'], {});
    const { name, base, port, with: extras } = saved(folder);
    assert.deepEqual([name, base, port, extras], ['shop', 'scratch', 9000, ['compose', 'make', 'github', 'renovate']]);
  });
  it('goes one question back, where the answer before is the default', async (t) => {
    const folder = freshFolder(t);
    const { names, asked } = await runScripted(folder, [], {
      name: ['shop'],
      module: [goBack, 'example.com/market'],
      extras: ['custom', 'custom'],
      with: [goBack, ['make']],
    });
    assert.deepEqual(names.slice(0, 4), ['name', 'module', 'name', 'module']);
    assert.equal(asked[2]?.answer, 'shop');
    assert.deepEqual(names.slice(5, 9), ['extras', 'with', 'extras', 'with']);
    const { name, module, with: extras } = saved(folder);
    assert.deepEqual([name, module, extras], ['shop', 'example.com/market', ['make']]);
  });
  it('offers advanced options as groups before it writes, and mirrors as a list', async (t) => {
    const folder = freshFolder(t);
    const { asked } = await runScripted(folder, [], {
      review: ['change'],
      change: ['build', 'mirrors'],
      option: ['goVersion', 'done', 'apkMirror', 'goProxy', 'done'],
      goVersion: ['1.26'],
      apkMirror: ['tuna'],
      goProxy: ['other', 'https://proxy.example.com'],
    });
    const { goVersion, apkMirror, goProxy } = saved(folder);
    assert.deepEqual([goVersion, apkMirror, goProxy], ['1.26', 'tuna', 'https://proxy.example.com']);
    const mirrors = asked.find(({ name }) => name === 'apkMirror')?.choices ?? [];
    assert.deepEqual([mirrors[0], mirrors[1], mirrors.at(-1)], ['upstream', 'aliyun,tuna', 'other address…']);
    assert.ok(mirrors.includes('sjtug'));
  });
  it('shows values in menus that fit into 80 columns', async (t) => {
    const { asked } = await runScripted(freshFolder(t), [], { review: ['change'], change: ['project', 'mirrors'] });
    const menus = asked.filter(({ name }) => name === 'change' || name === 'option');
    assert.ok(menus.length >= 4);
    for (const choice of menus.flatMap(({ choices }) => choices)) assert.ok(width(choice) <= 76, choice);
    assert.match(menus[0]?.choices.join('\n') ?? '', /^Service +8080 · \/healthz · \/readyz · none$/m);
  });
});

describe('the dialog of a later run', () => {
  it('asks what to change, with the present values, instead of all questions', async (t) => {
    const folder = await generated(t, '--port=9000');
    const { names, asked, screen } = await runScripted(folder, [], {
      change: ['service'],
      option: ['port'],
      port: ['9090'],
    });
    assert.deepEqual(names, ['change', 'option', 'port', 'option', 'change', 'review']);
    assert.match(asked[1]?.choices.join('\n') ?? '', /^port +9000$/m);
    assert.match(asked[3]?.choices.join('\n') ?? '', /^port +9090$/m);
    assert.equal(saved(folder).port, 9090);
    assert.match(screen, /Dockerfile/);
  });
  it('writes nothing, and asks nothing more, if nothing is changed', async (t) => {
    const folder = await generated(t);
    const before = read(folder, '.go-container.lock');
    const { names, status } = await runScripted(folder, [], {});
    assert.deepEqual([names, status], [['change'], 0]);
    assert.equal(read(folder, '.go-container.lock'), before);
  });
  it('asks nothing but for a confirmation if flags are given, and more only on request', async (t) => {
    const folder = await generated(t);
    assert.deepEqual((await runScripted(folder, ['--port=9090'], {})).names, ['review']);
    const more = await runScripted(folder, ['--port=9091'], {
      review: ['change'],
      change: ['image'],
      option: ['base'],
      base: ['scratch'],
    });
    assert.deepEqual(more.names, ['review', 'change', 'option', 'base', 'option', 'change', 'review']);
    assert.deepEqual([saved(folder).port, saved(folder).base], [9091, 'scratch']);
  });
  it('does not offer what a flag has answered', async (t) => {
    const folder = await generated(t);
    const { asked } = await runScripted(folder, ['--port=9090'], { review: ['change', 'quit'], change: ['service'] });
    const options = asked.find(({ name }) => name === 'option')?.choices.join('\n') ?? '';
    assert.match(options, /^health-path/m);
    assert.doesNotMatch(options, /^port/m);
  });
  it('asks again for a saved answer that a new one contradicts', async (t) => {
    const folder = await generated(t, '--packages=tini');
    const { names, screen } = await runScripted(folder, [], {
      change: ['image'],
      option: ['base'],
      base: ['scratch'],
      packages: [' '],
    });
    assert.deepEqual(names.slice(0, 4), ['change', 'option', 'base', 'packages']);
    assert.match(screen, /no package manager/);
    assert.equal(saved(folder).base, 'scratch');
  });
});

/** Both the user and the next run with --port=9090 change the line of EXPOSE. */
async function conflicting(t: TestContext): Promise<string> {
  const folder = await generated(t);
  const dockerfile = read(folder, 'Dockerfile');
  writeFileSync(join(folder, 'Dockerfile'), dockerfile.replace(/^EXPOSE 8080$/m, 'EXPOSE 8080 8443'));
  return folder;
}

describe('a conflict in a dialog', () => {
  it('shows both sides with their line numbers before it asks', async (t) => {
    const folder = await conflicting(t);
    const { screen, names } = await runScripted(folder, ['--port=9090'], {
      review: ['decide', 'apply'],
      decision: ['theirs'],
    });
    assert.deepEqual(names, ['review', 'decision', 'review']);
    assert.match(
      screen,
      /^ +\d+ {2}<{7} yours\n +\d+ {2}EXPOSE 8080 8443\n[\s\S]*={7}\n +\d+ {2}EXPOSE 9090\n +\d+ {2}>{7}/m,
    );
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090$/m);
  });
  it('takes the text of an editor, if no markers are left in it', async (t) => {
    const folder = await conflicting(t);
    const texts: ((text: string) => string)[] = [
      (text) => text,
      (text) => text.replace(/^<{7}[\s\S]*^>{7}.*$/m, 'EXPOSE 9090 8443'),
    ];
    const edit = (path: string) => writeFileSync(path, texts.shift()?.(readFileSync(path, 'utf8')) ?? '');
    const script = { review: ['decide', 'apply'], decision: ['edit', 'edit'] };
    const { screen, status } = await runScripted(folder, ['--port=9090'], script, { edit });
    assert.equal(status, 0, screen);
    assert.match(screen, /Dockerfile still has conflict markers/);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090 8443$/m);
    assert.match(read(folder, 'Dockerfile'), /127\.0\.0\.1:9090|PORT|9090/);
  });
  it('is decided file by file by --on-conflict', async (t) => {
    const folder = await conflicting(t);
    const run = (flag: string) => runScripted(folder, ['--defaults', '--port=9090', `--on-conflict=${flag}`], {});
    const unknown = await run('Dokerfile=mine');
    assert.equal(unknown.status, 2);
    assert.match(unknown.screen, /Dokerfile is not a generated file; did you mean Dockerfile\?/);
    assert.equal((await run('Dockerfile=yours')).status, 2);
    assert.equal((await run('go.mod=theirs')).status, 3);
    assert.equal((await run('go.mod=mine,Dockerfile=theirs')).status, 0);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090$/m);
  });
  it('ends with the contradictions that keeping one’s own lines leaves, and no next steps', async (t) => {
    const folder = await conflicting(t);
    const { screen, status } = await runScripted(folder, ['--defaults', '--port=9090', '--on-conflict=mine'], {});
    assert.equal(status, 0);
    assert.match(screen, /^ {2}Dockerfile:\d+: EXPOSE says 8080 8443, and the answers say port 9090/m);
    assert.doesNotMatch(screen, /^Next:/m);
  });
  it('reports them to programs as check does', async (t) => {
    const folder = await conflicting(t);
    const flags = ['--defaults', '--language=en', '--json'];
    const run = await runScripted(folder, [...flags, '--port=9090', '--on-conflict=mine'], {});
    const check = await runScripted(folder, ['check', '--language=en', '--json'], {});
    const [{ findings, next }, checked] = [JSON.parse(run.screen), JSON.parse(check.screen)];
    assert.deepEqual(findings, checked.findings);
    assert.deepEqual(Object.keys(findings[0]), ['id', 'file', 'line', 'message', 'fix']);
    assert.equal(findings[0].id, 'expose-differs');
    assert.deepEqual(next, []);
    const clean = await runScripted(await generated(t), flags, {});
    assert.deepEqual(JSON.parse(clean.screen).findings, []);
  });
  it('names the whole command that resolves it', async (t) => {
    const folder = await conflicting(t);
    const { screen, status } = await runScripted(
      join(folder, '..'),
      ['--defaults', '--port=9090', `--dir=${folder}`],
      {},
    );
    assert.equal(status, 3);
    assert.ok(screen.includes(`go-container --defaults --port=9090 --dir=${folder} --on-conflict=`), screen);
  });
});

describe('--force', () => {
  it('keeps the edited files as .orig, and says that it overwrites only those', async (t) => {
    const folder = await conflicting(t);
    const { screen, status } = await runScripted(folder, ['--defaults', '--port=9090', '--force'], {});
    assert.equal(status, 0);
    assert.deepEqual(
      [...screen.matchAll(/^overwritten +(\S+)/gm)].map(([, path]) => path),
      ['Dockerfile'],
    );
    assert.match(read(folder, 'Dockerfile.orig'), /^EXPOSE 8080 8443$/m);
    assert.match(read(folder, 'Dockerfile'), /^EXPOSE 9090$/m);
  });
});

describe('the summary before the first write', () => {
  it('fits a screen of 80 by 24 with its question, and names the place of what it has seen', async (t) => {
    const folder = freshFolder(t);
    writeFiles(folder, {
      'go.mod': 'module example.com/web\n\ngo 1.26\n',
      'main.go':
        'package main\n\nimport "net/http"\n\nfunc main() {\n\thttp.HandleFunc("/healthz", nil)\n\thttp.ListenAndServe(":7070", nil)\n}\n',
    });
    const { screen } = await runScripted(folder, [], { review: ['quit'] });
    const summary = /^\d+ new files in [\s\S]*?\n\n/m.exec(screen)?.[0] ?? '';
    const lines = summary.trimEnd().split('\n');
    assert.ok(lines.length <= 14, summary);
    for (const line of lines) assert.ok(width(line) < 80, line);
    assert.match(summary, /detected [\s\S]*\(main\.go:\d+\)/);
    assert.match(summary, /assumed/);
  });
});

describe('the review of a new module path', () => {
  const cart = 'package cart\n\nimport _ "example.com/shop/internal/health"\n';
  const renamed = cart.replace('example.com/shop', 'example.com/store');
  const reviewed = async (t: TestContext, ...review: string[]) => {
    const folder = await generated(t, '--module=example.com/shop');
    writeFiles(folder, { 'internal/cart/cart.go': cart });
    const run = await runScripted(folder, ['--module=example.com/store', '--language=en'], { review });
    assert.equal(run.status, 0, run.screen);
    return { ...run, cart: read(folder, 'internal/cart/cart.go') };
  };
  it('shows the renamed imports of the user’s own files, and renames them', async (t) => {
    const run = await reviewed(t, 'apply');
    assert.match(
      run.screen,
      /internal\/cart\/cart\.go +imports follow the new module path[\s\S]*internal\/cart\/cart\.go/,
    );
    assert.equal(run.cart, renamed);
  });
  it('can leave them, and names the files then', async (t) => {
    const run = await reviewed(t, 'keepImports', 'apply');
    const [first, second] = run.asked.filter(({ name }) => name === 'review');
    assert.ok(first?.choices.includes('Keep the imports of my own Go files as they are'));
    assert.ok(second?.choices.includes('Rename the imports of my own Go files'));
    assert.match(run.screen, /These Go files still import example\.com\/shop, .*: internal\/cart\/cart\.go\./);
    assert.equal(run.cart, cart);
  });
  it('can change its mind', async (t) => {
    assert.equal((await reviewed(t, 'keepImports', 'renameImports', 'apply')).cart, renamed);
  });
  it('offers none of it if no file of the user’s imports the module', async (t) => {
    const folder = await generated(t, '--module=example.com/shop');
    const { asked } = await runScripted(folder, ['--module=example.com/store'], { review: ['quit'] });
    assert.equal(asked.find(({ name }) => name === 'review')?.choices.length, 4);
  });
});
