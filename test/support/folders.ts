import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A new folder of a given name, removed after the test. */
export function freshFolder(t: { after: (remove: () => void) => void }, name = 'orders'): string {
  const parent = mkdtempSync(join(tmpdir(), 'go-container-test-'));
  t.after(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, name);
  mkdirSync(folder);
  return folder;
}

/** The directory of a run that was cut short; no process is alive for it. */
export const deadRun = `.go-container.tmp/run/gone.1.${'0'.repeat(16)}.${'0'.repeat(12)}`;

/** All files below a folder with their texts, by their paths with forward slashes, in order. */
export function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]));
}

/** Writes files into a folder, which is made where it is not there. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Makes a repository `work` and a bare one in a folder. Returns the paths that hold git's own data. */
export function gitData(folder: string): readonly string[] {
  for (const args of [
    ['init', '-q', 'work'],
    ['init', '-q', '--bare', 'bare.git'],
  ]) {
    assert.equal(spawnSync('git', args, { cwd: folder }).status, 0);
  }
  return ['work/.git', 'work/.git/hooks', 'bare.git'];
}
