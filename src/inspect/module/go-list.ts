import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../inspect.ts';
import { readUnlinked } from '../read.ts';

export type ListedPackage = {
  readonly ImportPath: string;
  readonly Dir?: string;
  readonly Name?: string;
  readonly Standard?: boolean;
  readonly GoFiles?: readonly string[];
  readonly CgoFiles?: readonly string[];
  readonly IgnoredGoFiles?: readonly string[];
  readonly Imports?: readonly string[];
  readonly ImportMap?: Readonly<Record<string, string>>;
  readonly Module?: { readonly Dir?: string; readonly Main?: boolean };
};

const fields = 'ImportPath,Dir,Name,Standard,GoFiles,CgoFiles,IgnoredGoFiles,Imports,ImportMap,Module' as const;

export type GoListSettings = {
  readonly command: string;
  /** The environment of the command; what decides about the outcome or about downloads is replaced. */
  readonly environment: Environment;
  readonly arch: string;
  readonly tags: readonly string[];
  /** True if a go.work holds for the module, and its folder. */
  readonly workspaceFolder: string | undefined;
  /** In milliseconds. */
  readonly timeLimit: number;
};

export type Listed =
  | { readonly ok: true; readonly packages: readonly ListedPackage[] }
  | { readonly ok: false; readonly error: string };

/**
 * Asks the go command for a module's packages and all that they are compiled from. It downloads nothing, neither
 * modules nor another Go, and writes nothing into the project.
 */
export function goList(folder: string, settings: GoListSettings): Listed {
  const { command, arch, tags, workspaceFolder, timeLimit } = settings;
  let temporary: string | undefined;
  try {
    const args = ['list', '-e', '-deps', `-json=${fields}`];
    if (tags.length > 0) args.push(`-tags=${tags.join(',')}`);
    if (workspaceFolder !== undefined) {
      temporary = mkdtempSync(join(settings.environment.TMPDIR ?? tmpdir(), 'go-container-list-'));
      args.push(`-overlay=${overlay(temporary, workspaceFolder)}`);
    }
    const { status, stdout, stderr, error } = spawnSync(command, [...args, './...'], {
      cwd: folder,
      encoding: 'utf8',
      timeout: timeLimit,
      killSignal: 'SIGKILL',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...settings.environment,
        PWD: folder,
        GOOS: 'linux',
        GOARCH: arch,
        CGO_ENABLED: '1',
        GOPROXY: 'off',
        GOSUMDB: 'off',
        GOTOOLCHAIN: 'local',
        GO111MODULE: 'on',
        GOFLAGS: '-buildvcs=false',
        GOWORK: workspaceFolder === undefined ? 'off' : join(workspaceFolder, 'go.work'),
        GOEXPERIMENT: '',
      },
    });
    if (error !== undefined) return { ok: false, error: error.message };
    if (status !== 0) return { ok: false, error: stderr.trim() };
    return { ok: true, packages: JSON.parse(`[${stdout.trim().replaceAll(/^\}\s*^\{/gm, '},{')}]`) };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true });
  }
}

/** In a workspace the go command adds to go.work.sum, though only reading was asked for; it does not where the file is overlaid. */
function overlay(temporary: string, workspaceFolder: string): string {
  const sums = join(workspaceFolder, 'go.work.sum');
  const copy = join(temporary, 'go.work.sum');
  writeFileSync(copy, readUnlinked(sums) ?? '');
  const file = join(temporary, 'overlay.json');
  writeFileSync(file, JSON.stringify({ Replace: { [sums]: copy } }));
  return file;
}
