import { isComposeFile, isYaml } from '../inspect/file-kinds.ts';
import type { Answers } from '../options/answers.ts';
import { closedMirrorFindings } from './closed-mirrors.ts';
import { codeFindings } from './code.ts';
import { dockerfileFindings } from './dockerfile.ts';
import { endOfLifeFindings } from './end-of-life.ts';
import type { Finding, Texts } from './finding.ts';
import { goVersionFindings, pipelineGoFindings } from './go-version.ts';

/** Every contradiction in a project that no template causes. `today` is a date as YYYY-MM-DD. */
export async function findingsIn(texts: Texts, answers: Answers, today: string): Promise<Finding[]> {
  return [
    ...goVersionFindings(texts, answers.with),
    ...pipelineGoFindings(texts, answers),
    ...dockerfileFindings(texts, answers),
    // Of the code of a module that was there, only its Dockerfile follows the answers.
    ...(answers.scaffold === 'no' ? [] : codeFindings(texts, answers)),
    ...(answers.scaffold === 'no' ? [] : await probeFindingsIn(texts, answers)),
    ...(await composeFindingsIn(texts, answers)),
    ...endOfLifeFindings(texts, today),
    ...closedMirrorFindings(texts),
  ];
}

/** The YAML parser is loaded only where there is YAML that speaks of health. */
async function probeFindingsIn(texts: Texts, answers: Answers): Promise<Finding[]> {
  const candidates = [...texts].filter(([path, text]) => isYaml(path) && /Probe:|healthcheck:/.test(text));
  if (candidates.length === 0) return [];
  const { probeFindings } = await import('./probes.ts');
  return candidates.flatMap(([file, text]) => probeFindings(file, text, answers));
}

async function composeFindingsIn(texts: Texts, answers: Answers): Promise<Finding[]> {
  // What lies deeper builds another folder.
  const candidates = [...texts].filter(
    ([path, text]) => isComposeFile(path) && !path.includes('/') && /ports:/.test(text),
  );
  if (candidates.length === 0) return [];
  const { composeFindings } = await import('./compose.ts');
  return candidates.flatMap(([file, text]) => composeFindings(file, text, answers));
}
