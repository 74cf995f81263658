import { parseAllDocuments } from 'yaml';
import type { BrokenLine } from './problem.ts';

/** What keeps a text from being YAML. One mistake often makes more of them further down, so only the first of a document is told. */
export function brokenYaml(text: string): BrokenLine[] {
  const documents = parseAllDocuments(text, { prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ errors }) =>
    errors.slice(0, 1).map((error) => {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      return { id: 'yaml-broken', line, values: { reason: error.message } };
    }),
  );
}
