import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { docker } from './engine.ts';

/**
 * Makes a folder for DOCKER_CONFIG with the buildx of this machine, so that builders that a test makes are its own. A buildx that was
 * built without a version says so, and Compose refuses it: it gets one.
 */
export function dockerConfig(folder: string): Record<string, string> {
  const plugins: { Name: string; Path: string; Version: string }[] = JSON.parse(
    docker(['info', '--format', '{{json .ClientInfo.Plugins}}']).split('\n')[0] ?? '[]',
  );
  const buildx = plugins.find(({ Name }) => Name === 'buildx');
  if (buildx === undefined) throw new Error('docker has no buildx');
  const own = join(process.env.DOCKER_CONFIG ?? '/nonexistent', 'config.json');
  const plugin = join(folder, 'cli-plugins/docker-buildx');
  mkdirSync(join(folder, 'cli-plugins'), { recursive: true });
  if (existsSync(own)) copyFileSync(own, join(folder, 'config.json'));
  writeFileSync(
    plugin,
    `#!/bin/sh
if [ "$1" = docker-cli-plugin-metadata ]; then '${buildx.Path}' "$@" | sed 's/v0.0.0+unknown/v0.38.2/'; exit; fi
exec '${buildx.Path}' "$@"
`,
  );
  chmodSync(plugin, 0o755);
  return { DOCKER_CONFIG: folder };
}
