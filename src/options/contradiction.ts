import { type Message, message } from '../language/message.ts';
import { findMirror, providersOf } from '../mirrors/catalog.ts';
import { hub } from '../mirrors/registries.ts';
import { compareVersions } from '../versions/compare.ts';
import { telemetryGo } from '../versions/releases.ts';
import { alpinesOfGo, isNewerAlpine, isSupportedGo } from '../versions/support.ts';
import {
  type Answers,
  compilesC,
  namesStartInterval,
  type OptionName,
  readsStartInterval,
  type Telemetry,
} from './answers.ts';
import { baseTable } from './bases.ts';
import { moduleEntries } from './module-options.ts';
import { appliesTo } from './option.ts';
import { optionOf } from './table.ts';

/** Two answers that cannot both hold: the one to change, and why. */
export type Contradiction = { readonly option: OptionName; readonly problem: Message };

/** The oldest Go that compiles a telemetry, undefined if it adds no code. */
const oldestGo: Readonly<Record<Telemetry, string | undefined>> = {
  none: undefined,
  prometheus: telemetryGo,
  opentelemetry: telemetryGo,
};

/** The first contradiction between answers that are each right by themselves. */
export function contradictionIn(answers: Answers): Contradiction | undefined {
  const { base, packages, goVersion, alpineVersion, healthPath, readyPath, imageMirror, scaffold, telemetry } = answers;
  const isFor = (name: OptionName) => appliesTo(optionOf(name), scaffold);
  const needless = moduleOptions.find((name) => !isFor(name) && !isUnset(answers, name));
  if (needless !== undefined) return { option: needless, problem: message('contradiction.scaffold') };
  const needed = oldestGo[telemetry];
  if (needed !== undefined && !isFor('telemetry')) {
    return { option: 'telemetry', problem: message('contradiction.telemetry') };
  }
  if (needed !== undefined && compareVersions(goVersion, needed) < 0) {
    return { option: 'goVersion', problem: message('contradiction.telemetryGo', { telemetry, needed, goVersion }) };
  }
  const tooHigh = answers.main.find((program) => portOfProgram(program) > 65535);
  if (tooHigh !== undefined) {
    return {
      option: 'main',
      problem: message('contradiction.mainPort', { main: tooHigh, port: portOfProgram(tooHigh) }),
    };
  }
  const { hasApk, hasMusl, image } = baseTable[base];
  const shared = answers.builderPackages.filter((name) => name.endsWith('-dev') && !/^(musl|libc)-dev$/.test(name));
  if (compilesC[answers.cgo] && !hasMusl && shared.length > 0) {
    return { option: 'base', problem: message('contradiction.cgo', { packages: shared.join(', '), base }) };
  }
  if (namesStartInterval(answers.healthTimes) && !readsStartInterval[answers.engines]) {
    return { option: 'engines', problem: message('contradiction.engines') };
  }
  if (isFor('readyPath') && readyPath === healthPath) {
    return { option: 'readyPath', problem: message('contradiction.readyPath', { path: readyPath }) };
  }
  if (packages.length > 0 && !hasApk) {
    return { option: 'packages', problem: message('contradiction.packages', { packages: packages.join(', '), base }) };
  }
  const mayExist = isSupportedGo(goVersion) && isNewerAlpine(alpineVersion);
  if (!alpinesOfGo(goVersion).includes(alpineVersion) && !mayExist) {
    const values = { goVersion, alpineVersion, alpines: alpinesOfGo(goVersion).join(', ') };
    return { option: 'alpineVersion', problem: message('contradiction.alpineVersion', values) };
  }
  const registry = image?.registry ?? hub;
  if (findMirror(hub, imageMirror) !== undefined && findMirror(registry, imageMirror) === undefined) {
    const values = { provider: imageMirror, registry, base, providers: providersOf(registry).join(', ') };
    return { option: 'imageMirror', problem: message('contradiction.imageMirror', values) };
  }
  return undefined;
}

const moduleOptions = Object.keys(moduleEntries) as (keyof typeof moduleEntries)[];

/** Reports whether an option of existing modules is empty, or as a generated service has it. */
function isUnset(answers: Answers, name: keyof typeof moduleEntries): boolean {
  return ['', String(moduleEntries[name].fallback(answers))].includes(String(answers[name]));
}

/** The port behind the package of a program, 0 if it has none. */
function portOfProgram(program: string): number {
  return Number(/=([0-9]+)/.exec(program)?.[1] ?? 0);
}
