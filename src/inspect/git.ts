import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { checkModulePath } from '../options/checks/module-path.ts';
import { readAtMost } from './read.ts';

/** The git repository that a directory is in. */
export type Repository = {
  /** The directory with `.git` in it. */
  readonly root: string;
  /** The way from there to the directory, with forward slashes; empty for the root itself. */
  readonly below: string;
};

/** In bytes: much more than a `.git/config` or a link to it has. */
const longest = 100_000;

/** Finds the repository of a directory, which need not exist yet; undefined if it is in none. Starts no git and never fails. */
export function repositoryOf(folder: string): Repository | undefined {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, '.git'))) return { root, below: relative(root, folder).replaceAll('\\', '/') };
    if (dirname(root) === root) return undefined;
  }
}

/** The module path of a directory by the repository's remote `origin`; undefined if there is none, or none that makes a module path. */
export function moduleFromOrigin({ root, below }: Repository): string | undefined {
  const url = originIn(textOf(join(configFolder(root), 'config')));
  const module = url === undefined ? undefined : modulePathOf(url);
  const path = [module, ...(below === '' ? [] : [below])].join('/');
  return module !== undefined && checkModulePath(path).ok ? path : undefined;
}

/** The directory of a repository's configuration: `.git`, or where a `.git` file of a submodule or of another worktree leads to. */
function configFolder(root: string): string {
  const git = join(root, '.git');
  const [, target] = /^gitdir: (.+)/.exec(textOf(git)) ?? [];
  if (target === undefined) return git;
  const folder = resolve(root, target);
  return resolve(folder, textOf(join(folder, 'commondir')).trim());
}

/** The first address of `origin` in a configuration of git: https://git-scm.com/docs/git-config#_syntax */
export function originIn(config: string): string | undefined {
  let isOrigin = false;
  for (const line of config.split('\n')) {
    if (/^\s*\[/.test(line)) isOrigin = /^\s*\[remote "origin"\]/i.test(line);
    const [, value] = (isOrigin && /^\s*url\s*=\s*"?([^\s"#;]+)/i.exec(line)) || [];
    if (value !== undefined) return value;
  }
  return undefined;
}

/**
 * The module path for the address of a repository, as `go get` would ask for it; undefined for a path on this machine or a name of ssh's own
 * configuration. Neither a user, a password nor a port is in it.
 */
export function modulePathOf(url: string): string | undefined {
  const [, host = '', path = ''] =
    /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^/]*@)?([^/:@]+)(?::\d*)?\/+(.+)$/i.exec(url) ??
    /^(?:[^/:]*@)?([^/:@]+):\/*([^/].*)$/.exec(url) ??
    [];
  const module = `${host.toLowerCase()}/${path.replace(/\/*$/, '').replace(/\.git$/, '')}`;
  return host.includes('.') && checkModulePath(module).ok ? module : undefined;
}

function textOf(file: string): string {
  try {
    if (!statSync(file).isFile()) return '';
    return readAtMost(file, longest).toString('utf8');
  } catch {
    return '';
  }
}
