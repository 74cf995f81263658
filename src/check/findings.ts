import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../inspect/dockerfile/parse.ts';
import { isComposeFile, isYaml } from '../inspect/file-kinds.ts';
import { type Answers, isModule } from '../options/answers.ts';
import { endOfLifeOfGo, isPastEnd } from '../versions/support.ts';
import { closedMirrorFindings } from './closed-mirrors.ts';
import { codeFindings } from './code.ts';
import { dockerfileFindings } from './dockerfile.ts';
import { endOfLifeFindings } from './end-of-life.ts';
import type { Dockerfiles, Finding, Texts } from './finding.ts';
import { goVersionFindings, type InstalledGo, pipelineGoFindings, wantedGo } from './go-version.ts';
import { isOlder } from './images.ts';
import { type Program, programsOf, serviceImages } from './programs.ts';

/** Finds every contradiction in a project that no template causes and no linter of one file can see. `today` is a date as YYYY-MM-DD. */
export async function findingsIn(all: Texts, answers: Answers, today: string): Promise<Finding[]> {
  // Nothing uses a file that a conflict has put beside another.
  const texts = new Map([...all].filter(([path]) => !/\.(orig|new)(\.\d+)?$/.test(path)));
  const dockerfileAt = dockerfilesIn(texts);
  const dockerfile = dockerfileAt('Dockerfile');
  const programs = programsOf(answers);
  const installed = await installedGoIn(texts, answers, today);
  // The YAML parser is slow to load, and few projects have YAML that needs it.
  const hasServices = [...texts].some(([path, text]) => isComposeFile(path) && text.includes('services:'));
  const compose = hasServices ? await import('./compose.ts') : undefined;
  return [
    ...goVersionFindings(texts, dockerfileAt, answers.with),
    ...pipelineGoFindings(texts, installed),
    ...(dockerfile === undefined ? [] : dockerfileFindings(dockerfile, programs, answers)),
    // Of the code of an existing module, only its Dockerfile follows the answers.
    ...(isModule[answers.scaffold] ? [] : codeFindings(texts, answers)),
    ...(isModule[answers.scaffold] ? [] : await probeFindingsIn(texts, dockerfile, programs, answers)),
    ...(compose?.composeFindings(texts, programs, dockerfile, answers) ?? []),
    ...(await endOfLifeFindings(texts, dockerfileAt, installed, today)),
    ...closedMirrorFindings(texts),
  ];
}

/** Parses each Dockerfile once. */
function dockerfilesIn(texts: Texts): Dockerfiles {
  const parsed = new Map<string, Dockerfile | undefined>();
  return (path) => {
    if (!parsed.has(path)) {
      const read = parseDockerfile(texts.get(path) ?? '');
      parsed.set(path, read.ok ? read.dockerfile : undefined);
    }
    return parsed.get(path);
  };
}

async function probeFindingsIn(
  texts: Texts,
  dockerfile: Dockerfile | undefined,
  programs: readonly Program[],
  answers: Answers,
): Promise<Finding[]> {
  const yaml = [...texts].filter(([path]) => isYaml(path));
  // A patch of kustomize may set the port for what stands in another file.
  const setting = yaml.filter(([, text]) => /\bname:\s*["']?PORT\b|\benvFrom:/.test(text)).map(([path]) => path);
  const candidates = yaml.filter(([file, text]) => text.includes('Probe:') && setting.every((other) => other === file));
  const [program] = programs;
  if (candidates.length === 0 || program === undefined) return [];
  const { probeFindings } = await import('./probes.ts');
  const [image] = dockerfile === undefined ? [] : serviceImages(dockerfile, programs);
  return candidates.flatMap(([file, text]) => probeFindings(file, text, program, image, answers));
}

/** Most pipelines have a Go that is new enough, which is seen without the YAML parser. */
async function installedGoIn(texts: Texts, { repositoryPath }: Answers, today: string): Promise<InstalledGo[]> {
  const wanted = wantedGo(texts)?.version ?? '0';
  const isOld = (version: string) =>
    isPastEnd(endOfLifeOfGo(version.split('.').slice(0, 2).join('.')), today) || isOlder(version, wanted);
  const candidates = [...texts].filter(
    ([path, text]) =>
      (path === '.gitlab-ci.yml' || path.startsWith('.github/workflows/')) &&
      [...text.matchAll(/(?<![\d.])1\.\d+(?:\.\d+)?/g)].some(([version]) => isOld(version)),
  );
  if (candidates.length === 0) return [];
  const { installedGo } = await import('./pipelines.ts');
  return installedGo(new Map(candidates), repositoryPath);
}
