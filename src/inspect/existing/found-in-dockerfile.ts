import { type Message, message } from '../../language/message.ts';
import { type Base, baseTable } from '../../options/bases.ts';
import { optionOf } from '../../options/table.ts';
import type { Adoption, Found, HealthCheck } from '../dockerfile/adoption.ts';
import type { FoundValue } from './found-in-module.ts';
import type { KeptInstructions } from './kept.ts';
import { linkerVariable } from './linker-variable.ts';

/** Packages of a builder that ours needs no more, or brings itself. */
const needless = new Set(['gcc', 'g++', 'musl-dev', 'libc-dev', 'build-base']);

type FoundInDockerfile = { readonly found: FoundValue[]; readonly warnings: Message[] };

/** Reads the values of options from a Dockerfile. Each passes the check of its option; any other is reported. */
export function foundInDockerfile(
  adoption: Adoption,
  kept: KeptInstructions,
  base: Base | undefined,
): FoundInDockerfile {
  const { options, needs } = adoption;
  const found: FoundValue[] = [];
  const warnings: Message[] = [...kept.warnings];
  const add = (option: FoundValue['option'], value: unknown, line: number) => {
    if (optionOf(option).check(value).ok) found.push({ option, value, place: `Dockerfile:${line}` });
    else warnings.push(message('report.line', { line, text: message('remark.refusedValue', { option }) }));
  };
  const addList = (option: FoundValue['option'], list: readonly Found<string>[]) => {
    const good = list.filter(({ value }) => optionOf(option).check([value]).ok);
    for (const { line } of list.filter((one) => !good.includes(one)))
      warnings.push(message('report.line', { line, text: message('remark.refusedValue', { option }) }));
    if (good.length > 0) add(option, [...new Set(good.map(({ value }) => value))], good[0]?.line ?? 1);
  };
  for (const [option, value] of Object.entries(options) as [keyof typeof options, Found<unknown> | undefined][]) {
    if (value === undefined) continue;
    if (option === 'packages' && base !== undefined && !baseTable[base].hasApk) {
      const values = { packages: String(value.value), base };
      warnings.push(message('report.line', { line: value.line, text: message('remark.packagesWithoutApk', values) }));
      continue;
    }
    add(option, value.value, value.line);
  }
  addHealth(adoption, add);
  const [build] = needs.builds;
  const built = needs.builds.flatMap(({ value }) => value.variables);
  const variables = built.length > 0 ? built : (needs.goFlags?.value.variables ?? []);
  // Flags of the command stand for those of GOFLAGS.
  const tags = [...new Set(needs.builds.flatMap(({ value }) => value.tags))];
  const line = build?.line ?? 1;
  if (tags.length > 0) add('buildTags', tags, line);
  else if (needs.goFlags !== undefined && needs.goFlags.value.tags.length > 0)
    add('buildTags', needs.goFlags.value.tags, needs.goFlags.line);
  const pairs = [...new Set(variables.flatMap(([name, text]) => linkerVariable(name, text) ?? []))];
  if (pairs.length > 0) add('ldflags', pairs, line);
  addList(
    'builderPackages',
    needs.builderPackages.filter(({ value }) => !needless.has(value)),
  );
  addList(
    'buildSteps',
    [...needs.buildSteps, ...kept.steps].sort((a, b) => a.line - b.line),
  );
  addList('morePorts', needs.morePorts);
  addList('volumes', needs.volumes);
  addList('folders', needs.folders);
  addList('privateModules', privatePatterns(adoption));
  const [credentials] = needs.credentials;
  if (credentials !== undefined) add('credentials', credentials.value === 'ssh' ? 'ssh' : 'netrc', credentials.line);
  if (needs.workdir !== undefined) add('workdir', needs.workdir.value, needs.workdir.line);
  addList('copy', copied(adoption));
  addList('env', environmentOf(adoption));
  if (needs.start !== undefined) {
    const { line, value } = needs.start;
    if (value.arguments.length > 0) add('args', value.arguments, line);
    if (value.defaults.length > 0) add('defaultArgs', value.defaults, line);
    if (value.wrapper.length > 0)
      warnings.push(
        message('report.line', { line, text: message('report.wrapperDropped', { wrapper: value.wrapper.join(' ') }) }),
      );
  }
  return { found, warnings };
}

function addHealth(
  { needs: { health } }: Adoption,
  add: (option: 'healthCheck' | 'healthArgs' | 'healthTimes', value: unknown, line: number) => void,
) {
  if (health === undefined) return;
  const { probe } = health.value;
  if (probe.kind === 'http' || probe.kind === 'tcp' || probe.kind === 'none')
    add('healthCheck', probe.kind, health.line);
  if (probe.kind === 'self') {
    add('healthCheck', 'self', health.line);
    if (probe.arguments.join(' ') !== 'healthcheck') add('healthArgs', probe.arguments, health.line);
  }
  if (probe.kind === 'none' || probe.kind === 'command') return;
  const times = timesOf(health.value);
  if (times.length > 0) add('healthTimes', times, health.line);
}

/** The times that a HEALTHCHECK has, as the option has them. */
function timesOf({ interval, timeout, startPeriod, startInterval, retries }: HealthCheck): string[] {
  const named = { interval, timeout, 'start-period': startPeriod, 'start-interval': startInterval, retries };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
}

function privatePatterns({ needs }: Adoption): Found<string>[] {
  return needs.privatePatterns
    .filter(({ value }) => value.name === 'GOPRIVATE')
    .flatMap(({ value, line }) => (value.value ?? '').split(',').map((pattern) => ({ value: pattern.trim(), line })))
    .filter(({ value }) => value !== '');
}

function copied({ needs }: Adoption): Found<string>[] {
  return needs.files.flatMap(({ value: file, line }) => {
    const path = file.from === 'context' ? file.path : file.from === 'builder' ? file.contextPath : undefined;
    if (path === undefined) return [];
    const clean = path.replace(/^\.?\//, '').replace(/\/+$/, '');
    if (clean === '' || clean === '.') return [];
    return [{ value: `${clean}:${targetOf(clean, file.target)}`, line }];
  });
}

/** Where a file comes to lie: below a target that ends in a slash. A folder's content comes into the target itself. */
function targetOf(path: string, target: string): string {
  const isFile = /\.[A-Za-z0-9]+$/.test(path.split('/').at(-1) ?? '');
  return target.endsWith('/') && isFile ? `${target}${path.split('/').at(-1)}` : target.replace(/(.)\/+$/, '$1');
}

function environmentOf({ needs }: Adoption): Found<string>[] {
  const pairs = needs.environment
    .filter(({ value }) => value.value !== undefined && !value.value.includes('$'))
    .map(({ value, line }) => ({ value: `${value.name}=${value.value}`, line }));
  const { timeZone } = needs;
  return timeZone === undefined || pairs.some(({ value }) => value.startsWith('TZ='))
    ? pairs
    : [...pairs, { value: `TZ=${timeZone.value}`, line: timeZone.line }];
}
