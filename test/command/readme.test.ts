import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { isolated, runProgram } from '../support/process.ts';

describe('the first block of the README', () => {
  for (const name of ['README.md', 'README.zh-CN.md']) {
    it(`can be pasted whole (${name})`, (t) => {
      const [, block = ''] = /^```sh\n([\s\S]*?)^```/m.exec(readFileSync(join(packageRoot(), name), 'utf8')) ?? [];
      const folder = freshFolder(t);
      const program = join(packageRoot(), 'dist/bin/go-container.cjs');
      // npm would install what is installed already.
      writeFiles(folder, {
        'bin/npm': '#!/bin/sh\n',
        'bin/go-container': `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`,
      });
      for (const file of ['npm', 'go-container']) chmodSync(join(folder, 'bin', file), 0o755);
      const env = { ...isolated, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      const { status, stderr } = runProgram('bash', ['-e'], { cwd: folder, env, input: block, timeout: 120_000 });
      assert.deepEqual([status, stderr], [0, '']);
      assert.ok('orders/Dockerfile' in filesIn(folder));
    });
  }
});
