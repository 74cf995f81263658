import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { freshFolder } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { openTerminal } from '../support/terminal.ts';

function isInstalled(shell: string): boolean {
  try {
    return runProgram(shell, ['-c', 'true'], { cwd: tmpdir() }).status === 0;
  } catch {
    return false;
  }
}

/** A directory with a script that completes in a shell, a file and two directories. */
function folderFor(t: TestContext, shell: string): string {
  const folder = freshFolder(t);
  const { status, stdout, stderr } = goContainer(['completion', shell], folder);
  assert.deepEqual([status, stderr], [0, '']);
  writeFileSync(join(folder, 'script'), stdout);
  writeFileSync(join(folder, 'service.yaml'), '');
  mkdirSync(join(folder, 'services one'));
  return folder;
}

/** The words before the cursor, and what completes the last of them: in each shell the whole word, or what stands behind `=`. */
const cases: readonly (readonly [line: string, expected: readonly string[]])[] = [
  ['go-container ch', ['check']],
  ['go-container --dry', ['--dry-run']],
  ['go-container --base=sc', ['scratch']],
  ['go-container --base d', ['distroless']],
  ['go-container check --base-is-no-flag-of-check', []],
  ['go-container check --dry', []],
  ['go-container mirrors --sa', ['--save']],
  ['go-container completion z', ['zsh']],
  ['go-container help mi', ['mirrors']],
  ['go-container --with=compose,mak', ['compose,make']],
  ['go-container check --dir=serv', ['services one']],
  ['go-container --answers serv', ['service.yaml', 'services one']],
];

describe('the completion script', () => {
  it('completes commands, flags, values and files in bash', { skip: !isInstalled('bash') }, (t) => {
    const folder = folderFor(t, 'bash');
    for (const [line, expected] of cases) {
      // As bash itself splits a line: at blanks and before and after each `=`.
      const words = line.split(/ |(=)/).filter((word) => word !== undefined);
      const list = words.map((word) => `'${word}'`).join(' ');
      const program = `. ./script; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _go_container; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout, stderr } = runProgram('bash', ['--norc', '-c', program], { cwd: folder });
      const found = stdout.split('\n').filter((word) => word !== '');
      assert.deepEqual([found.sort(), stderr], [expected, ''], line);
    }
  });
  it('completes commands, flags, values and files in fish', { skip: !isInstalled('fish') }, (t) => {
    const folder = folderFor(t, 'fish');
    for (const [line, expected] of cases) {
      const { stdout, stderr } = runProgram('fish', ['--no-config', '-c', `source ./script; complete -C '${line}'`], {
        cwd: folder,
      });
      const found = stdout.split('\n').flatMap(
        (text) =>
          text
            .split('\t')[0]
            ?.replace(/^--\w+=/, '')
            .replace(/\/$/, '') || [],
      );
      assert.deepEqual([found.sort(), stderr], [expected, ''], line);
    }
  });
  it('completes at the Tab key in zsh and bash', { skip: !isInstalled('zsh') || !isInstalled('bash') }, async (t) => {
    for (const [shell, args, setup] of [
      ['zsh', ['-f', '-i'], 'autoload -U compinit; compinit -D -u; PS1="$ "'],
      ['bash', ['--norc', '--noprofile', '-i'], 'PS1="$ "'],
    ] as const) {
      const folder = folderFor(t, shell);
      const terminal = openTerminal(shell, [...args], { cwd: folder, env: { HOME: folder, TERM: 'xterm-256color' } });
      terminal.types(`${setup}; . ./script; echo rea""dy\r`);
      await terminal.sees('ready');
      for (const [typed, whole] of [
        ['echo; go-container chec\t', 'go-container check '],
        ['go-container docker --health-chec\t', '--health-check='],
        ['go-container --base=scrat\t', '--base=scratch'],
        ['go-container --with=compose,devcon\t', '--with=compose,devcontainer'],
      ] as const) {
        terminal.types(typed);
        await terminal.sees(whole);
        // Ctrl-U takes the line away.
        terminal.types('\u0015');
      }
      terminal.types('exit\r');
      assert.equal((await terminal.ends()).status, 0);
    }
  });
  it('is refused for a shell that it is not made for', (t) => {
    const folder = freshFolder(t);
    for (const args of [['completion'], ['completion', 'tcsh'], ['completion', 'bash', 'zsh']]) {
      const { status, stdout } = goContainer(args, folder);
      assert.deepEqual([status, stdout], [2, '']);
    }
  });
});
