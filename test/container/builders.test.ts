import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { dockerConfig } from '../support/docker-config.ts';
import { withoutEngine } from '../support/engine.ts';
import { freshFolder } from '../support/folders.ts';
import { startKubernetesApi } from '../support/kubernetes-api.ts';

/** The blocks of a kind in docs/remote-builders.md. */
function blocks(kind: string): string[] {
  const text = readFileSync(join(packageRoot(), 'docs/remote-builders.md'), 'utf8');
  return [...text.matchAll(new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] ?? '');
}

describe('the Kubernetes driver, as docs/remote-builders.md has it', { skip: withoutEngine, timeout: 120_000 }, () => {
  it('asks the cluster for builders by the mirror, with settings that have mirrors', async (t) => {
    const folder = freshFolder(t, 'docker');
    const api = await startKubernetesApi(folder);
    t.after(api.end);
    const command = blocks('sh').find((block) => block.includes('--driver kubernetes')) ?? '';
    const settings = blocks('toml').find((block) => block.includes('docker.io')) ?? '';
    writeFileSync(join(folder, 'buildkitd.toml'), settings);
    // The API server stands in this process, which must not wait for the command meanwhile.
    const env = { ...process.env, ...dockerConfig(folder), KUBECONFIG: api.kubeconfig };
    const buildx = spawn('sh', ['-c', command], { cwd: folder, env });
    await once(buildx, 'close');
    const [config, deployment] = ['/configmaps', '/deployments'].map((kind) =>
      api.created.find(({ path }) => path.endsWith(kind)),
    );
    assert.match(config?.text ?? '', /docker\.m\.daocloud\.io/);
    assert.match(deployment?.text ?? '', /m\.daocloud\.io\/docker\.io\/moby\/buildkit:buildx-stable-1-rootless/);
    assert.match(deployment?.path ?? '', /\/namespaces\/builders\//);
  });
});
