import type { Given } from './ask/given.ts';
import { caCertificateIn } from './inspect/ca-certificate.ts';
import { savedAnswersFile } from './inspect/own-names.ts';
import type { SavedAnswers } from './inspect/saved-answers.ts';
import { exitStatus, failure } from './language/failure.ts';
import { type Message, message } from './language/message.ts';
import type { Answers } from './options/answers.ts';
import { nearest } from './options/checks/nearest.ts';
import { shown } from './options/checks/result.ts';
import { optionTable } from './options/table.ts';
import type { Seen } from './reconcile/operation.ts';

/** Keys of the saved answers that a person most likely meant for an option. */
export function unknownAnswerWarnings({ values }: SavedAnswers): Message[] {
  const names = optionTable.map(({ name }) => name as string);
  return Object.keys(values)
    .filter((key) => !names.includes(key))
    .flatMap((key) => {
      const near = nearest(key, names);
      return near === undefined
        ? []
        : [message('report.unknownAnswerWarnings', { file: savedAnswersFile, key: shown(key), near })];
    });
}

/**
 * What is worth a word of the certificate that the answers name. Fails with the status of wrong input where it cannot be used: the build
 * would end there, or spread a private key. `today` is a date as YYYY-MM-DD.
 */
export function caCertificateWarnings(
  { caCertificate: file }: Answers,
  see: (path: string) => Seen,
  sources: readonly Given[],
  today: string,
): Message[] {
  if (file === '') return [];
  const place = sources.find(({ values }) => values.caCertificate !== undefined)?.place('caCertificate') ?? '';
  const refuse = (problem: Message) => failure(exitStatus.wrongInput, message('input.at', { source: place, problem }));
  const { file: found, obstacle } = see(file);
  if (found === undefined && obstacle !== undefined) {
    throw refuse(message('caCertificate.obstacle', { file, at: obstacle.at, reason: message(obstacle.reason) }));
  }
  if (found === undefined) throw refuse(message('caCertificate.missing', { file }));
  const { problem, expires } = caCertificateIn(found.bytes, file);
  if (problem !== undefined) throw refuse(problem);
  const date = expires?.toISOString().slice(0, 10) ?? '';
  return date < today ? [message('report.caExpired', { file, date })] : [];
}

/** Other names of Renovate's configuration: https://docs.renovatebot.com/configuration-options/ . It reads the first that is there. */
const renovateConfigs = ['', '.github/', '.gitlab/']
  .flatMap((folder) => ['json', 'jsonc', 'json5'].map((ending) => `${folder}renovate.${ending}`))
  .concat(['.renovaterc', '.renovaterc.json', '.renovaterc.jsonc', '.renovaterc.json5']);

/** Another configuration of Renovate, as it would read that one or ours, and never both. */
export function otherRenovateConfigs(all: readonly { path: string }[], see: (path: string) => Seen): Message[] {
  const ours = all.find(({ path }) => renovateConfigs.includes(path))?.path;
  const other = ours && renovateConfigs.find((path) => path !== ours && see(path).file !== undefined);
  return other ? [message('report.otherRenovate', { path: ours, other })] : [];
}

/** A file of the user's that stays in place of ours, and what it may lack. */
export function ownFileWarnings(path: string, { caCertificate: file }: Answers): Message[] {
  const mayLack = path === '.dockerignore' && file !== '' ? [message('report.caIgnored', { path, file })] : [];
  return [message('report.ownFile', { path }), ...mayLack];
}
