import { isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';

/** A Go that a workflow of GitHub installs. */
export type InstalledGo = {
  readonly file: string;
  readonly line: number;
  readonly version: string;
  /** Whether the job goes on to compile the module in the top folder, and by that Go alone. */
  readonly compiles: boolean;
};

/** A line that runs the go command on a module, and not on a program of another (`@`). */
const goCommand = /^\s*(?:\w+=\S*\s+)*go\s+(?:build|test|vet|run|generate|list|install\s+\.)(?!.*@)/m;
/** What leaves the top folder. */
const leaving = /(^|[\s;&|(])(cd|pushd)\s/m;

/** The Go that steps with actions/setup-go install: https://github.com/actions/setup-go#usage . Ranges and names such as `stable` move on by themselves. */
export function installedGo(file: string, text: string): InstalledGo[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false });
  const jobs = document.errors.length === 0 ? document.get('jobs', true) : undefined;
  if (!isMap(jobs)) return [];
  const isElsewhere = hasFolder(document.contents);
  return jobs.items.flatMap(({ value: job }) => {
    const steps = isMap(job) ? job.get('steps', true) : undefined;
    if (!isMap(job) || !isSeq(steps)) return [];
    const all = steps.items.filter((step) => isMap(step));
    const compiles = !isElsewhere && !hasFolder(job) && all.some(isGoStep) && !/\bGOTOOLCHAIN\b/.test(text);
    return all.flatMap((step) => {
      if (!/^actions\/setup-go@/.test(String(step.get('uses')))) return [];
      return versionsOf(step.getIn(['with', 'go-version'], true), job).flatMap(({ version, at }) => {
        const [, known] = /^(\d+\.\d+(?:\.\d+)?)(?:\.x)?$/.exec(version) ?? [];
        return known === undefined ? [] : [{ file, line: lineCounter.linePos(at).line, version: known, compiles }];
      });
    });
  });
}

/** Whether commands run in another folder by default. */
function hasFolder(map: unknown): boolean {
  return isMap(map) && map.getIn(['defaults', 'run', 'working-directory']) !== undefined;
}

function isGoStep(step: YAMLMap): boolean {
  if (step.has('working-directory') || step.hasIn(['with', 'working-directory'])) return false;
  const script = String(step.get('run') ?? '');
  return (
    (goCommand.test(script) && !leaving.test(script)) ||
    /^golangci\/golangci-lint-action@/.test(String(step.get('uses')))
  );
}

/** A version as it is written, or those of the matrix that it names. */
function versionsOf(node: unknown, job: YAMLMap): { version: string; at: number }[] {
  if (!isScalar(node)) return [];
  const [, name] = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(String(node.value)) ?? [];
  const matrix = name === undefined ? undefined : job.getIn(['strategy', 'matrix', name], true);
  const scalars = isSeq(matrix) ? matrix.items.filter((item) => isScalar(item)) : [node];
  // `1.20` without quotes is the number 1.2, for GitHub as for YAML.
  return scalars.map((scalar) => ({ version: String(scalar.value), at: scalar.range?.[0] ?? 0 }));
}
