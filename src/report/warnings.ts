import { type Message, message } from '../language/message.ts';
import type { Project } from '../resolve/project.ts';
import { isPastEnd } from '../versions/end-of-life.ts';
import { endOfLifeOfAlpine, endOfLifeOfGo, isNewerAlpine } from '../versions/go.ts';

/**
 * What is legal and still worth a word: releases that get no more fixes, or that are not known yet, a list of two separators, version
 * bots that do the same work. `today` is a date as YYYY-MM-DD.
 */
export function warningsAbout({ goVersion, alpineVersion, goProxyList, extras }: Project, today: string): Message[] {
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
