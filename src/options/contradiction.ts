import { type Message, message } from '../language/message.ts';
import { findMirror, providersOf } from '../mirrors/find.ts';
import { compareVersions } from '../versions/compare.ts';
import { alpinesOfGo, isNewerAlpine, isSupportedGo } from '../versions/go.ts';
import { telemetryGo } from '../versions/releases.ts';
import { type Answers, moduleOptions, type OptionName } from './answers.ts';

/** Two answers that cannot both hold: the one to change, and why. */
export type Contradiction = { readonly option: OptionName; readonly problem: Message };

/** The first contradiction between answers that are each right by themselves. */
export function contradictionIn(answers: Answers): Contradiction | undefined {
  const { base, packages, goVersion, alpineVersion, healthPath, readyPath, imageMirror, scaffold } = answers;
  const needless = scaffold === 'yes' ? moduleOptions.find((name) => !isUnset(answers, name)) : undefined;
  if (needless !== undefined) return { option: needless, problem: message('contradiction.scaffold') };
  if (scaffold === 'no' && answers.telemetry !== 'none') {
    return { option: 'telemetry', problem: message('contradiction.telemetry') };
  }
  if (answers.telemetry !== 'none' && compareVersions(goVersion, telemetryGo) < 0) {
    const values = { telemetry: answers.telemetry, needed: telemetryGo, goVersion };
    return { option: 'goVersion', problem: message('contradiction.telemetryGo', values) };
  }
  const tooHigh = answers.main.find((program) => portOfProgram(program) > 65535);
  if (tooHigh !== undefined) {
    return {
      option: 'main',
      problem: message('contradiction.mainPort', { main: tooHigh, port: portOfProgram(tooHigh) }),
    };
  }
  const shared = answers.builderPackages.filter((name) => name.endsWith('-dev') && !/^(musl|libc)-dev$/.test(name));
  if (answers.cgo === 'on' && base !== 'alpine' && shared.length > 0) {
    return { option: 'base', problem: message('contradiction.cgo', { packages: shared.join(', '), base }) };
  }
  if (scaffold === 'yes' && readyPath === healthPath) {
    return { option: 'readyPath', problem: message('contradiction.readyPath', { path: readyPath }) };
  }
  if (packages.length > 0 && base !== 'alpine') {
    return { option: 'packages', problem: message('contradiction.packages', { packages: packages.join(', '), base }) };
  }
  const mayExist = isSupportedGo(goVersion) && isNewerAlpine(alpineVersion);
  if (!alpinesOfGo(goVersion).includes(alpineVersion) && !mayExist) {
    const values = { goVersion, alpineVersion, alpines: alpinesOfGo(goVersion).join(', ') };
    return { option: 'alpineVersion', problem: message('contradiction.alpineVersion', values) };
  }
  if (base === 'distroless' && isProvider(imageMirror) && findMirror('gcr.io', imageMirror) === undefined) {
    const values = { provider: imageMirror, providers: providersOf('gcr.io').join(', ') };
    return { option: 'imageMirror', problem: message('contradiction.imageMirror', values) };
  }
  return undefined;
}

/** Whether an option is as a generated service has it. */
function isUnset(answers: Answers, name: (typeof moduleOptions)[number]): boolean {
  const value = answers[name];
  if (Array.isArray(value)) return value.length === 0 || (name === 'main' && value.join() === '.');
  return ['', '/', 'self', 'off', 'layer', 'none'].includes(value);
}

/** The port behind the package of a program, 0 where there is none. */
function portOfProgram(program: string): number {
  return Number(/=([0-9]+)/.exec(program)?.[1] ?? 0);
}

function isProvider(imageMirror: string): boolean {
  return findMirror('docker.io', imageMirror) !== undefined;
}
