import { runInNewContext } from 'node:vm';

/** A manager of a generated renovate.json5: https://docs.renovatebot.com/modules/manager/regex/ */
export type Manager = {
  readonly managerFilePatterns: readonly string[];
  readonly matchStrings: readonly string[];
  readonly depNameTemplate?: string;
};
export type Config = {
  readonly customManagers: readonly Manager[];
  readonly registryAliases?: Readonly<Record<string, string>>;
  readonly packageRules: readonly Readonly<Record<string, unknown>>[];
};

/** Reads JSON5, which is a part of JavaScript. */
export function parseConfig(text: string): Config {
  return JSON.parse(JSON.stringify(runInNewContext(`(${text})`))) as Config;
}

/**
 * Raises what a manager finds in a file, as Renovate does: each match is looked for in what the former ones have left
 * (lib/workers/repository/update/branch/auto-replace.ts). Fails where one is no longer there.
 */
export function raised(
  path: string,
  text: string,
  { managerFilePatterns, matchStrings }: Manager,
  value: string,
): string {
  if (!managerFilePatterns.includes(path)) return text;
  const found = matchStrings.flatMap((pattern) => [...text.matchAll(new RegExp(pattern, 'g'))]);
  return found.reduce((current, { 0: whole, groups }) => {
    const at = current.indexOf(whole);
    if (at < 0) throw new Error(`${path}: ${whole} is no longer there`);
    return current.slice(0, at) + whole.replace(groups?.currentValue ?? '', value) + current.slice(at + whole.length);
  }, text);
}
