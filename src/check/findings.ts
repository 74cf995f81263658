import { isComposeFile, isYaml } from '../inspect/file-kinds.ts';
import type { Answers } from '../options/answers.ts';
import { isPastEnd } from '../versions/end-of-life.ts';
import { endOfLifeOfGo } from '../versions/go.ts';
import { closedMirrorFindings } from './closed-mirrors.ts';
import { codeFindings } from './code.ts';
import { withoutComments } from './comments.ts';
import type { ComposeService } from './compose-files.ts';
import { dockerfileFindings } from './dockerfile.ts';
import { endOfLifeFindings } from './end-of-life.ts';
import { eachOnce, type Finding, type Texts } from './finding.ts';
import { goVersionFindings, pipelineGoFindings } from './go-version.ts';
import { judgedStages, type Program, programsOf } from './programs.ts';
import { type Sources, sourcesOf } from './sources.ts';
import { isOlder, wantedGo } from './wanted-go.ts';
import type { InstalledGo } from './workflow.ts';

/** Every contradiction in a project that no template causes. `today` is a date as YYYY-MM-DD. */
export async function findingsIn(texts: Texts, answers: Answers, today: string): Promise<Finding[]> {
  const sources = sourcesOf(texts);
  const dockerfile = sources.dockerfile('Dockerfile');
  const programs = programsOf(answers);
  const services = await composeServicesIn(texts);
  const installed = await installedGoIn(texts, today);
  const targets = services.length === 0 ? [] : (await import('./compose-targets.ts')).targetsOf(services);
  return [
    ...goVersionFindings(sources, answers.with),
    ...pipelineGoFindings(texts, installed),
    ...(dockerfile === undefined ? [] : dockerfileFindings(dockerfile, programs, answers, targets)),
    // Of the code of a module that was there, only its Dockerfile follows the answers.
    ...(answers.scaffold === 'no' ? [] : codeFindings(texts, answers)),
    ...(answers.scaffold === 'no' ? [] : await probeFindingsIn(sources, programs, targets, answers)),
    ...(await composeFindingsIn(sources, services, programs, answers)),
    ...endOfLifeFindings(sources, installed, today),
    ...closedMirrorFindings(texts),
  ];
}

/** The YAML parser is loaded only where there is YAML that speaks of health. */
async function probeFindingsIn(
  { dockerfile, texts }: Sources,
  programs: readonly Program[],
  targets: readonly string[],
  answers: Answers,
): Promise<Finding[]> {
  const candidates = [...texts].filter(([path, text]) => isYaml(path) && text.includes('Probe:'));
  const [program] = programs;
  if (candidates.length === 0 || program === undefined) return [];
  const { probeFindings } = await import('./probes.ts');
  const built = dockerfile('Dockerfile');
  const judged = built === undefined ? undefined : judgedStages(built, programs, targets)[0];
  // A patch of kustomize may set the port for what stands in another file.
  const setting = [...texts].filter(([path, text]) => isYaml(path) && /\bname:\s*["']?PORT\b|\benvFrom:/.test(text));
  return candidates
    .filter(([file]) => setting.every(([other]) => other === file))
    .flatMap(([file, text]) => probeFindings(file, text, { program, judged, answers }));
}

async function composeServicesIn(texts: Texts): Promise<ComposeService[]> {
  if (![...texts].some(([path, text]) => isComposeFile(path) && text.includes('services:'))) return [];
  return (await import('./compose-files.ts')).composeServices(texts);
}

async function composeFindingsIn(
  { dockerfile, texts }: Sources,
  services: readonly ComposeService[],
  programs: readonly Program[],
  answers: Answers,
): Promise<Finding[]> {
  if (services.length === 0) return [];
  const { composeFindings } = await import('./compose.ts');
  const { targetFindings } = await import('./compose-targets.ts');
  const built = dockerfile('Dockerfile');
  // What stands in the main file is found with each file that is laid over it.
  return eachOnce([...composeFindings(services, programs, built, texts, answers), ...targetFindings(services, built)]);
}

/** Most workflows install a Go that is new enough, which is seen without the YAML parser. */
async function installedGoIn(texts: Texts, today: string): Promise<InstalledGo[]> {
  const wanted = wantedGo(texts, '.gitignore')?.version ?? '0';
  const isOld = (version: string) =>
    isPastEnd(endOfLifeOfGo(version.split('.').slice(0, 2).join('.')), today) || isOlder(version, wanted);
  const candidates = [...texts].filter(
    ([path, text]) =>
      /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) &&
      text.includes('actions/setup-go@') &&
      [...withoutComments(path, text).matchAll(/(?<![\d.])1\.\d+(?:\.\d+)?/g)].some(([version]) => isOld(version)),
  );
  if (candidates.length === 0) return [];
  const { installedGo } = await import('./workflow.ts');
  return candidates.flatMap(([file, text]) => installedGo(file, text));
}
