import { type Message, message } from '../language/message.ts';
import type { Project } from '../resolve/project.ts';
import { endOfLifeOfAlpine, endOfLifeOfGo } from '../versions/go.ts';

/** What is legal and still worth a word: releases that get no more fixes, a list of two separators. `today` is a date as YYYY-MM-DD. */
export function warningsAbout({ goVersion, alpineVersion, goProxyList }: Project, today: string): Message[] {
  const warnings: Message[] = [];
  const goEnd = endOfLifeOfGo(goVersion);
  if (goEnd !== undefined && goEnd <= today)
    warnings.push(message('report.goOld', { version: goVersion, date: goEnd }));
  const alpineEnd = endOfLifeOfAlpine(alpineVersion);
  if (alpineEnd !== undefined && alpineEnd <= today) {
    warnings.push(message('report.alpineOld', { version: alpineVersion, date: alpineEnd }));
  }
  if (goProxyList.includes('|') && goProxyList.includes(',')) {
    warnings.push(message('report.goProxyMixed', { list: goProxyList }));
  }
  return warnings;
}
