import { type Message, message } from '../../language/message.ts';
import type { Baseline } from '../baseline.ts';
import type { Change } from '../change.ts';
import { brokenLines } from './broken-lines.ts';
import { fixKey, problemKey } from './problem.ts';

/**
 * What a clean merge of lines may have broken, as no side alone had it: a Dockerfile or YAML that no longer parses, or a stage or
 * argument that is used and gone. The files are merged all the same; somebody has to look at them, and `check` finds it as well.
 */
export async function brokenMerges(changes: readonly Change[], baseline: Baseline): Promise<Message[]> {
  const merged = changes.filter(({ status }) => ['merged', 'renamed', 'mine', 'theirs'].includes(status));
  const problems: Message[] = [];
  for (const { path, before, after } of merged) {
    if (after === undefined || before === undefined) continue;
    const former = [before, baseline.files.get(path)?.content ?? ''];
    for (const { id, line, values } of await brokenLines(path, after, former)) {
      const said = { problem: message(problemKey(id), values), fix: message(fixKey(id), values) };
      problems.push(message('guard.at', { path, line, ...said }));
    }
  }
  return problems;
}
