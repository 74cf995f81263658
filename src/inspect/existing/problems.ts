import { exitStatus, failure } from '../../language/failure.ts';
import { type Message, message } from '../../language/message.ts';
import type { Remark } from '../dockerfile/remark.ts';
import type { GoModuleFacts, ModuleProblem } from '../module/facts.ts';

/** Fails if a module cannot be put into an image as it is: in one sentence, with the status of wrong input. */
export function refuseModule(folder: string, facts: GoModuleFacts, main: readonly string[] | undefined): void {
  const [problem] = [...problemsOf(folder, facts), ...missingMains(facts, main)];
  if (problem !== undefined) throw failure(exitStatus.wrongInput, problem);
}

function problemsOf(folder: string, facts: GoModuleFacts): Message[] {
  const isInside = facts.folder !== '.' && facts.module !== undefined;
  const { workspace, module } = facts;
  const isAbove = module?.inWorkspace === true && workspace?.file.startsWith('..') === true;
  return [
    ...(isInside ? [message('module.inside', { root: facts.root })] : []),
    ...(module !== undefined && module.folder !== '.' ? [message('module.below', { folder: module.folder })] : []),
    ...facts.problems.map((problem) => problemMessage(folder, problem)),
    ...(isAbove ? [message('module.workspaceAbove', { file: workspace.file })] : []),
    ...(module?.localReplaces ?? [])
      .filter(({ leavesModule }) => leavesModule)
      .map(({ module: path, target, place }) =>
        message('module.leaves', { file: place.file, line: place.line, module: path, target }),
      ),
  ];
}

function problemMessage(folder: string, problem: ModuleProblem): Message {
  switch (problem.kind) {
    case 'no-go-mod':
      return message('module.none', { folder });
    case 'broken-file':
      return message('module.broken', { ...problem.place, text: problem.text });
    case 'several-modules':
      return message('module.several', { folder, modules: problem.modules.join(', ') });
    case 'search-ended':
      return message('module.tooLarge', { folder });
    case 'no-command':
      return noCommandMessage(problem);
    case 'go-too-new':
      return message('module.goTooNew', { ...problem.place, version: problem.version, newest: problem.newest });
    case 'workspace-module-missing':
      return message('module.workspace', { ...problem.place, folder: problem.folder });
  }
}

/** A module without a command: what would be one by a tag, else where there are some, is the likely way out. */
function noCommandMessage({ excluded, elsewhere }: Extract<ModuleProblem, { kind: 'no-command' }>): Message {
  if (excluded.length > 0)
    return message('module.noCommandByTags', { mains: few(excluded.map(({ file, line }) => `${file}:${line}`)) });
  if (elsewhere.length > 0) return message('module.noCommandHere', { folders: few(elsewhere) });
  return message('module.noCommand');
}

function few(list: readonly string[]): string {
  return [...list.slice(0, 5), ...(list.length > 5 ? ['…'] : [])].join(', ');
}

function missingMains({ commands }: GoModuleFacts, main: readonly string[] | undefined): Message[] {
  const known = commands.map(({ argument }) => argument);
  return (main ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => message('module.mainMissing', { main: name, commands: known.join(', ') }));
}

export function refusedDockerfile({ id, line, values }: Remark): Error {
  const problem = message(`remark.${id}`, values);
  return failure(exitStatus.wrongInput, message('dockerfile.refused', { line, problem }));
}
