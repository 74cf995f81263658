import { isDockerfile, isYaml } from '../../inspect/file-kinds.ts';
import { type Message, message } from '../../language/message.ts';
import type { Change } from '../change.ts';
import type { Baseline } from '../lock.ts';
import type { BrokenLine } from './dockerfile.ts';

/**
 * The lines of a Dockerfile or YAML file that keep it from being read or built; none for any other file. `known` are former texts of the
 * same file, which say what names a stage. Loads a parser only if there is something to parse.
 */
export async function brokenLines(path: string, text: string, known: readonly string[]): Promise<BrokenLine[]> {
  if (isDockerfile(path)) return (await import('./dockerfile.ts')).brokenInstructions(text, known);
  return isYaml(path) ? await brokenYaml(text) : [];
}

/** The first error of each YAML document: one mistake often causes more of them further down. */
async function brokenYaml(text: string): Promise<BrokenLine[]> {
  const { parseAllDocuments } = await import('yaml');
  const documents = parseAllDocuments(text, { prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ errors }) =>
    errors.slice(0, 1).map((error): BrokenLine => {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      return { id: 'yaml-broken', line, values: { reason: error.message } };
    }),
  );
}

/**
 * Warns of files that a clean merge may have broken although neither side was: a Dockerfile or YAML file that no longer parses, or a stage
 * or argument that is used and gone. The files are merged all the same. `check` finds the same.
 */
export async function brokenMerges(changes: readonly Change[], baseline: Baseline): Promise<Message[]> {
  const merged = changes.filter(({ status }) => ['merged', 'renamed', 'mine', 'theirs'].includes(status));
  const problems: Message[] = [];
  for (const { path, before, after } of merged) {
    if (after === undefined || before === undefined) continue;
    const former = [before, baseline.files.get(path)?.content ?? ''];
    for (const { id, line, values } of await brokenLines(path, after, former)) {
      const said = { problem: message(`finding.${id}`, values), fix: message(`finding.${id}.fix`, values) };
      problems.push(message('guard.at', { path, line, ...said }));
    }
  }
  return problems;
}
