import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { en } from '../../src/language/en.ts';
import { makeZhCN } from '../../src/language/zh-CN.ts';
import { extras } from '../../src/options/answers.ts';
import { filesIn, freshFolder } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';
import { openScreen } from '../support/screen.ts';
import { keys } from '../support/terminal.ts';

const saved = (folder: string) =>
  JSON.parse(readFileSync(join(folder, '.yo-rc.json'), 'utf8'))['generator-go-container'];
const escapeKey = '\u001b';

/** The words of all English texts, and of values, which a line may end with. */
const words = new Set([...extras, ...Object.values(en).flatMap((text) => text.split(/\s+/))]);
const isWhole = (line: string) => {
  const last = line.trimEnd().split(' ').at(-1) ?? '';
  return line.length < 60 || words.has(last) || /[^a-z]/i.test(last);
};

for (const [columns, rows] of [
  [80, 24],
  [120, 40],
] as const) {
  describe(`the dialog in a terminal of ${columns} by ${rows}`, { timeout: 120_000 }, () => {
    it('asks, goes back by Esc, sums up on one screen, and creates what was answered', async (t) => {
      const cwd = freshFolder(t);
      const { shows, types, lines, ended } = openScreen(t, [], { cwd, columns, rows });
      await shows('Name of the service');
      types(`shop${keys.enter}`);
      await shows(/^\? Go module path/m);
      types(escapeKey);
      assert.ok((await shows(/^\? Name of the service[\s\S]*\(shop\)/m)).length > 0);
      types(keys.enter);
      await shows(/^\? Go module path/m);
      types(keys.enter);
      await shows(/^\? Comments/m);
      types(keys.enter);
      await shows(/^\? Optional files/m);
      types(keys.down + keys.enter);
      await shows(/^\? Where will images be built/m);
      types(keys.enter);
      const choices = await shows(/^\? Base image/m);
      for (const base of ['alpine - ', 'distroless - ', 'scratch - ']) {
        assert.ok(choices.some((line) => line.includes(base)));
      }
      types(keys.enter);
      await shows(/^\? Port/m);
      types(`80a${keys.enter}`);
      await shows('“80a” is no port');
      types(`${keys.backspace}81${keys.enter}`);
      await shows(/^\? Path of the health check/m);
      types(keys.enter);
      const screen = await shows('What would you like to do?');
      for (const part of [/new files in/, /^ {2}given/, /^ {2}assumed/, /Leave everything as it is/]) {
        assert.ok(
          screen.some((line) => part.test(line)),
          `${part} in\n${screen.join('\n')}`,
        );
      }
      for (const line of lines()) assert.ok(isWhole(line), `a word is cut: ${line}`);
      types(keys.enter);
      await shows('Next:');
      assert.equal(await ended, 0);
      assert.deepEqual([saved(cwd).name, saved(cwd).port, saved(cwd).with.length], ['shop', 8081, 4]);
    });

    it('cuts no word of a question, and shows each choice or a mark that there are more', async (t) => {
      const cwd = freshFolder(t);
      const { shows, types } = openScreen(t, [], { cwd, columns, rows });
      const check = (screen: string[]) => {
        for (const line of screen) assert.ok(isWhole(line), `a word is cut: ${line}`);
      };
      for (const question of ['Name', 'Go module', 'Comments']) {
        check(await shows(new RegExp(`^\\? ${question}`, 'm')));
        types(keys.enter);
      }
      await shows(/^\? Optional files/m);
      types(keys.up + keys.down.repeat(3) + keys.enter);
      const extras = await shows('devcontainer');
      check(extras);
      for (const extra of ['compose', 'make', 'bake', 'k8s', 'github', 'gitlab', 'renovate', 'dependabot']) {
        assert.ok(
          extras.some((line) => line.includes(`◯ ${extra}`)),
          extra,
        );
      }
      types(keys.enter);
      for (const question of ['Where', 'Base image', 'Port', 'Path of']) {
        check(await shows(new RegExp(`^\\? ${question}`, 'm')));
        types(keys.enter);
      }
      await shows('What would you like to do?');
      types(keys.down.repeat(2) + keys.enter);
      check(await shows('What do you want to change?'));
      types(keys.down.repeat(5) + keys.enter);
      await shows(/^\? Mirrors/m);
      types(keys.down.repeat(3) + keys.enter);
      const mirrors = await shows(/^\? Mirror for apk packages/m);
      check(mirrors);
      assert.ok(mirrors.some((line) => line.includes('other address…')) || /1–\d+/.test(mirrors.join('\n')));
    });

    it('asks what to change on a later run, and shows a conflict beside its question', async (t) => {
      const cwd = freshFolder(t);
      goContainer(['--defaults', '--name=orders'], cwd);
      const dockerfile = readFileSync(join(cwd, 'Dockerfile'), 'utf8');
      writeFileSync(join(cwd, 'Dockerfile'), dockerfile.replace(/^EXPOSE 8080$/m, 'EXPOSE 8080 8443'));
      const { shows, types, ended } = openScreen(t, [], { cwd, columns, rows });
      const menu = await shows('What do you want to change?');
      assert.ok(
        menu.some((line) => /^ {2}Service +8080 · \/healthz/.test(line)),
        menu.join('\n'),
      );
      types(keys.down.repeat(2) + keys.enter);
      await shows(/^ {2}port +8080/m);
      types(keys.down + keys.enter);
      await shows(/^\? Port/m);
      types(`9090${keys.enter}`);
      await shows(/port +9090/);
      types(escapeKey);
      await shows('What do you want to change?');
      types(keys.enter);
      await shows('Resolve the conflicts');
      types(keys.enter);
      const conflict = await shows('decide later');
      for (const part of ['EXPOSE 8080 8443', 'EXPOSE 9090', 'mine: keep my lines']) {
        assert.ok(
          conflict.some((line) => line.includes(part)),
          `${part} in\n${conflict.join('\n')}`,
        );
      }
      types(keys.down.repeat(2) + keys.enter);
      await shows('Apply these changes');
      types(keys.enter);
      assert.equal(await ended, 0);
      assert.match(readFileSync(join(cwd, 'Dockerfile'), 'utf8'), /^EXPOSE 9090$/m);
    });
  });
}

describe('the start of the dialog', { timeout: 60_000 }, () => {
  it('shows something at once', async (t) => {
    const blanks: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { blank, shows, types, ended } = openScreen(t, [], { cwd: freshFolder(t), columns: 80, rows: 24 });
      blanks.push(await blank);
      await shows('Name of the service');
      types(keys.interrupt);
      assert.equal(await ended, 130);
    }
    // The best of some: other programs of a busy machine are not at issue.
    assert.ok(Math.min(...blanks) < 200, `${blanks.join(', ')} ms`);
  });

  it('loses no key that is typed before a question, or for several questions at once', async (t) => {
    const cwd = freshFolder(t);
    const { shows, types, blank, ended } = openScreen(t, [], { cwd, columns: 80, rows: 24 });
    types(`shop${keys.enter}`);
    await blank;
    types(`${keys.enter}${keys.down}${keys.enter}${keys.enter}${keys.enter}`);
    types(`${keys.down}${keys.enter}9000${keys.enter}${keys.enter}${keys.enter}`);
    await shows('Next:');
    assert.equal(await ended, 0);
    const { name, comments, base, port } = saved(cwd);
    assert.deepEqual([name, comments, base, port], ['shop', 'brief', 'distroless', 9000]);
  });

  for (const [name, key] of [
    ['Ctrl-C', keys.interrupt],
    ['Ctrl-D', keys.endOfInput],
  ] as const) {
    it(`leaves one sentence on the screen at ${name}`, async (t) => {
      const { shows, types, ended } = openScreen(t, [], { cwd: freshFolder(t), columns: 80, rows: 24 });
      await shows('Name of the service');
      types(key);
      assert.equal(await ended, 130);
      const [, ...rest] = (await shows('Stopped before')).filter((line) => line !== '');
      assert.deepEqual(rest, ['Stopped before all questions were answered; nothing was written.']);
    });
  }
  it('is interrupted by Ctrl-C at any time, and writes nothing', async (t) => {
    const cwd = freshFolder(t);
    const { shows, types, ended } = openScreen(t, [], { cwd, columns: 80, rows: 24 });
    await shows('Name of the service');
    types(`shop${keys.enter}${keys.interrupt}`);
    assert.equal(await ended, 130);
    assert.deepEqual(filesIn(cwd), {});
  });

  it('breaks Chinese lines at 80 columns, and begins none with a closing mark', async (t) => {
    const cwd = freshFolder(t);
    const { shows, types } = openScreen(t, [], { cwd, columns: 80, rows: 24, env: { LC_ALL: 'zh_CN.UTF-8' } });
    await shows(makeZhCN()['option.name.question']);
    types(keys.enter.repeat(4));
    const screen = await shows(makeZhCN()['option.region.question']);
    for (const line of screen) assert.doesNotMatch(line, /^\s*[，。；、：）]/);
  });
});
