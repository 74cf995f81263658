import type { DiskFile } from '../inspect/files.ts';
import { message } from '../language/message.ts';
import type { RenderedFile } from '../render/render.ts';
import type { Change } from './change.ts';

/** Compares each rendered file with what is on disk; `force` takes the rendered one where they differ. Pure. */
export function reconcile(
  rendered: readonly RenderedFile[],
  disk: ReadonlyMap<string, DiskFile>,
  force: boolean,
): Change[] {
  return rendered.map(({ path, content, executable }) => {
    const file = disk.get(path);
    if (file === undefined) {
      return {
        path,
        status: 'new',
        why: message('why.new'),
        before: undefined,
        after: content,
        executable,
        beforeHash: null,
      };
    }
    const before = file.bytes.toString('utf8');
    const known = { path, before, executable, beforeHash: file.sha256 };
    if (before === content) return { ...known, status: 'unchanged', why: message('why.unchanged'), after: before };
    if (force) return { ...known, status: 'overwritten', why: message('why.overwritten'), after: content };
    return { ...known, status: 'conflict', why: message('why.conflict'), after: content };
  });
}
