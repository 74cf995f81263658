import { type Message, message } from '../language/message.ts';
import { findMirror, providersOf } from '../mirrors/find.ts';
import { alpinesOfGo } from '../versions/go.ts';
import type { Answers, OptionName } from './answers.ts';

/** Two answers that cannot both hold: the one to change, and why. */
export type Contradiction = { readonly option: OptionName; readonly problem: Message };

/** The first contradiction between answers that are each right by themselves. */
export function contradictionIn(answers: Answers): Contradiction | undefined {
  const { base, packages, goVersion, alpineVersion, healthPath, readyPath, imageMirror } = answers;
  if (readyPath === healthPath) {
    return { option: 'readyPath', problem: message('contradiction.readyPath', { path: readyPath }) };
  }
  if (packages.length > 0 && base !== 'alpine') {
    return { option: 'packages', problem: message('contradiction.packages', { packages: packages.join(', '), base }) };
  }
  if (!alpinesOfGo(goVersion).includes(alpineVersion)) {
    const values = { goVersion, alpineVersion, alpines: alpinesOfGo(goVersion).join(', ') };
    return { option: 'alpineVersion', problem: message('contradiction.alpineVersion', values) };
  }
  if (base === 'distroless' && isProvider(imageMirror) && findMirror('gcr.io', imageMirror) === undefined) {
    const values = { provider: imageMirror, providers: providersOf('gcr.io').join(', ') };
    return { option: 'imageMirror', problem: message('contradiction.imageMirror', values) };
  }
  return undefined;
}

function isProvider(imageMirror: string): boolean {
  return findMirror('docker.io', imageMirror) !== undefined;
}
