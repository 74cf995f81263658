import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { docker, withoutEngine } from '../support/engine.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer } from '../support/process.ts';

describe('the build context', { skip: withoutEngine, timeout: 120_000 }, () => {
  const folder = freshFolder({ after });
  it('holds the source and what it embeds, and neither history, secrets, editors’ files nor build output', () => {
    assert.equal(goContainer(['--defaults'], folder).status, 0);
    const kept = [
      'cmd/server/page.html',
      'internal/db/migrations/1.sql',
      '.env.example',
      'vendor/modules.txt',
      'docs/api.yaml',
    ];
    const left = [
      '.git/HEAD',
      '.env',
      '.env.production',
      'deploy/.env.local',
      'certs/server.key',
      'certs/server.pem',
      'id_ed25519',
      '.netrc',
      '.ssh/config',
      '.aws/credentials',
      '.idea/workspace.xml',
      '.vscode/settings.json',
      'cmd/server/.main.go.swp',
      '.DS_Store',
      'bin/server',
      'dist/server',
      'server.test',
      'coverage.out',
      'compose.yaml',
    ];
    writeFiles(folder, Object.fromEntries([...kept, ...left].map((path) => [path, path])));
    writeFiles(folder, { 'Dockerfile.context': 'FROM scratch\nCOPY . /\n' });
    const output = join(folder, '../context');
    docker(['build', '-f', 'Dockerfile.context', `--output=type=local,dest=${output}`, '.'], folder);
    const files = Object.keys(filesIn(output));
    for (const path of [...kept, 'go.mod', 'cmd/server/main.go']) assert.ok(files.includes(path), path);
    assert.deepEqual(
      files.filter((path) => left.includes(path) || /^(Dockerfile|\.yo-rc|README)/.test(path)),
      [],
    );
  });
});
