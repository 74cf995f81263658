import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../inspect/dockerfile/parse.ts';
import type { Texts } from './finding.ts';

/** What the searches for findings look at. */
export type Sources = {
  readonly texts: Texts;
  /** A Dockerfile by its path, undefined where there is none, or one that BuildKit would refuse. It is parsed once. */
  readonly dockerfile: (path: string) => Dockerfile | undefined;
};

export function sourcesOf(texts: Texts): Sources {
  const parsed = new Map<string, Dockerfile | undefined>();
  const dockerfile = (path: string) => {
    const text = texts.get(path);
    if (text === undefined) return undefined;
    if (!parsed.has(path)) {
      const read = parseDockerfile(text);
      parsed.set(path, read.ok ? read.dockerfile : undefined);
    }
    return parsed.get(path);
  };
  return { texts, dockerfile };
}
