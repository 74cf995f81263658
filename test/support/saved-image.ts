import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { docker } from './engine.ts';

/** Everything that `docker save` and `docker history` tell of an image, unpacked: whoever has the image can read it. */
export function readableOf(tag: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'go-container-saved-'));
  try {
    const file = join(folder, 'image.tar');
    docker(['save', '-o', file, tag]);
    const parts = filesOfTar(readFileSync(file)).map(unpacked);
    const history = docker(['history', '--no-trunc', '--format', '{{json .}}', tag]);
    return Buffer.concat([...parts, Buffer.from(history), Buffer.from(docker(['inspect', tag]))]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The contents of the files in a tar archive: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html#tag_20_92_13_06 */
function filesOfTar(archive: Buffer): Buffer[] {
  const files: Buffer[] = [];
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(archive.toString('latin1', at + 124, at + 135), 8);
    files.push(archive.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

function unpacked(file: Buffer): Buffer {
  const magic = file.toString('hex', 0, 4);
  if (magic.startsWith('1f8b')) return gunzipSync(file);
  return magic === '28b52ffd' ? zstdDecompressSync(file) : file;
}
