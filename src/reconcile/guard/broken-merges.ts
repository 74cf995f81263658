import { isDockerfile, isYaml } from '../../inspect/file-kinds.ts';
import { type Message, message } from '../../language/message.ts';
import type { Baseline } from '../baseline.ts';
import type { Change } from '../change.ts';

/**
 * What a clean merge of lines may have broken, as no side alone had it: a Dockerfile or YAML that no longer parses, or a stage
 * that is used and gone. The files are merged all the same; somebody has to look at them.
 */
export async function brokenMerges(changes: readonly Change[], baseline: Baseline): Promise<Message[]> {
  const merged = changes.filter(({ status }) => ['merged', 'renamed', 'mine', 'theirs'].includes(status));
  const problems: Message[] = [];
  for (const { path, before, after } of merged) {
    if (after === undefined || before === undefined) continue;
    const former = [before, baseline.files.get(path)?.content ?? ''];
    if (isDockerfile(path)) {
      const { dockerfileProblems } = await import('./dockerfile.ts');
      problems.push(...dockerfileProblems(after, former).map((problem) => message('guard.at', { path, problem })));
    }
    if (isYaml(path)) {
      const { yamlProblems } = await import('./yaml.ts');
      problems.push(...yamlProblems(after).map((problem) => message('guard.at', { path, problem })));
    }
  }
  return problems;
}
