import { type Given, isEdit } from '../ask/given.ts';
import { caCertificateIn } from '../inspect/ca-certificate.ts';
import { savedAnswersFile } from '../inspect/own-names.ts';
import type { SavedAnswers } from '../inspect/saved-answers.ts';
import { exitStatus, failure } from '../language/failure.ts';
import { type Message, message } from '../language/message.ts';
import type { Answers } from '../options/answers.ts';
import { nearest } from '../options/checks/choice.ts';
import { shown } from '../options/checks/result.ts';
import type { AnyOption } from '../options/option.ts';
import { optionTable } from '../options/table.ts';
import type { Seen } from '../reconcile/operation.ts';
import { renovateConfigs } from '../report/root-steps.ts';
import type { Project } from '../resolve/project.ts';
import { endOfLifeOfAlpine, endOfLifeOfGo, isNewerAlpine, isPastEnd } from '../versions/support.ts';

/**
 * Warnings about legal choices: releases without fixes or not known yet, a proxy list with two kinds of separators, update
 * bots that do the same work. `today` is a date as YYYY-MM-DD.
 */
export function projectWarnings({ goVersion, alpineVersion, goProxyList, extras }: Project, today: string): Message[] {
  const warnings: Message[] = [];
  const goEnd = endOfLifeOfGo(goVersion);
  if (goEnd !== undefined && isPastEnd(goEnd, today))
    warnings.push(message('report.goOld', { version: goVersion, date: goEnd }));
  const alpineEnd = endOfLifeOfAlpine(alpineVersion);
  if (alpineEnd !== undefined && isPastEnd(alpineEnd, today)) {
    warnings.push(message('report.alpineOld', { version: alpineVersion, date: alpineEnd }));
  }
  if (goProxyList.includes('|') && goProxyList.includes(',')) {
    warnings.push(message('report.goProxyMixed', { list: goProxyList }));
  }
  if (isNewerAlpine(alpineVersion)) {
    warnings.push(
      message('report.alpineNewer', { version: alpineVersion, image: `golang:${goVersion}-alpine${alpineVersion}` }),
    );
  }
  if (extras.includes('renovate') && extras.includes('dependabot')) warnings.push(message('report.twoBots'));
  return warnings;
}

/** The unknown keys of saved answers that are looked at: each is compared with every option. */
const mostUnknown = 100;

/** Warnings about keys of the saved answers that look like a misspelled option. */
export function unknownAnswerWarnings({ values }: SavedAnswers): Message[] {
  const names = optionTable.map(({ name }) => name as string);
  return Object.keys(values)
    .filter((key) => !names.includes(key))
    .slice(0, mostUnknown)
    .flatMap((key) => {
      const near = nearest(key, names);
      return near === undefined ? [] : [message('report.misspelt', { file: savedAnswersFile, key: shown(key), near })];
    });
}

/**
 * Warnings about lists of flags or of an answers file that replace one of the project with more in it: only `--with` adds to the former list.
 * `below` are the saved answers and the values that were detected.
 */
export function replacedListWarnings(given: readonly Given[], below: readonly Given[]): Message[] {
  const listIn = (option: AnyOption, sources: readonly Given[]) => {
    const source = sources.find(({ values }) => values[option.name] !== undefined);
    const input = source?.values[option.name];
    const checked = input === undefined || isEdit(input) ? undefined : option.check(input);
    if (source === undefined || !checked?.ok || !Array.isArray(checked.value)) return undefined;
    return { place: source.place(option.name), list: checked.value.map(String) };
  };
  return optionTable.flatMap((option: AnyOption) => {
    const [now, before] = [listIn(option, given), listIn(option, below)];
    const dropped = before?.list.filter((value) => now?.list.includes(value) === false) ?? [];
    if (now === undefined || before === undefined || dropped.length === 0) return [];
    const values = { flag: now.place, place: before.place, dropped: dropped.join(', ') };
    return [message('report.listReplaced', values)];
  });
}

/**
 * Warnings about the certificate that the answers name. Fails with the status of wrong input if it cannot be used: the build
 * would fail, or leak a private key. `today` is a date as YYYY-MM-DD.
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

/** A warning about a second configuration of Renovate, which reads only one. */
export function otherRenovateConfigs(all: readonly { path: string }[], see: (path: string) => Seen): Message[] {
  const ours = all.find(({ path }) => renovateConfigs.includes(path))?.path;
  const other = ours && renovateConfigs.find((path) => path !== ours && see(path).file !== undefined);
  return other ? [message('report.otherRenovate', { path: ours, other })] : [];
}

/** Warnings about a file of the user's that replaces a generated one. */
export function ownFileWarnings(path: string, { caCertificate: file }: Answers): Message[] {
  const mayLack = path === '.dockerignore' && file !== '' ? [message('report.caIgnored', { path, file })] : [];
  return [message('report.ownFile', { path }), ...mayLack];
}
