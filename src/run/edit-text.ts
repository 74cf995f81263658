import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Environment } from '../inspect/inspect.ts';
import { leftoverMarker } from '../reconcile/markers.ts';
import { readText } from '../reconcile/text-style.ts';
import type { Asker } from './asker.ts';

/** The user's editor, as a command of the shell; undefined if the environment names none. */
export function editorIn({ VISUAL, EDITOR }: Environment): string | undefined {
  return VISUAL || EDITOR || undefined;
}

/** Opens a file in an editor in this terminal, and waits for its end. The command may have arguments, as for git. */
export function openEditor(editor: string, path: string): void {
  // Seldom needed, and slow to load.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  if (process.platform === 'win32') spawnSync(`${editor} "${path}"`, { shell: true, stdio: 'inherit' });
  else spawnSync('/bin/sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
}

/**
 * Lets a person edit a text with conflict markers, in a temporary file of the same name. Returns the text, undefined if there is no
 * editor, if markers are left, or if it is no text any more.
 */
export async function editText({ edit }: Asker, path: string, text: string): Promise<string | undefined> {
  if (edit === undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'go-container-'));
  try {
    const file = join(folder, basename(path));
    writeFileSync(file, text);
    await edit(file);
    const edited = readText(readFileSync(file))?.text;
    return edited === undefined || leftoverMarker(path, edited, []) !== undefined ? undefined : edited;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
