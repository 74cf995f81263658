import { addressOf, findMirror } from '../mirrors/catalog.ts';

/**
 * The GOPROXY value of an answer; empty means Go's own default. Providers are joined by `|`, so that Go tries the next one after any
 * failure. If the answer has addresses too, the separators are the user's.
 */
export function goProxyList(answer: string): string {
  const entries = answer.split(/[|,]/);
  const separators = answer.match(/[|,]/g) ?? [];
  const isProvider = (entry: string) => findMirror('goproxy', entry) !== undefined;
  const onlyProviders = entries.every((entry) => isProvider(entry) || isKeyword(entry));
  return entries
    .map((entry, i) => {
      const address = addressOf('goproxy', entry);
      if (i === 0) return address;
      return (onlyProviders && isProvider(entry) ? '|' : (separators[i - 1] ?? '|')) + address;
    })
    .join('');
}

/** Reports whether modules may be fetched from their repositories, for which the go command needs git. */
export function fetchesDirectly(goProxy: string): boolean {
  return goProxy.split(/[|,]/).includes('direct');
}

function isKeyword(entry: string): boolean {
  return entry === 'direct' || entry === 'off';
}
