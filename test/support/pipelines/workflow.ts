import { parse } from 'yaml';
import { type Outcome, runProgram } from '../process.ts';

type Inputs = Readonly<Record<string, string | number | boolean>>;
type Step = {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Inputs;
};
type Job = {
  readonly steps: readonly Step[];
  readonly strategy?: { readonly matrix: { readonly include: readonly Inputs[] } };
};
type Values = { readonly [name: string]: string | Values };

/** What an action does here: it is given its inputs and its environment, and gives its outputs. */
export type Action = (
  inputs: Readonly<Record<string, string>>,
  env: Record<string, string>,
) => Readonly<Record<string, string>>;

export type Runner = {
  readonly folder: string;
  readonly env: Record<string, string>;
  /** What expressions can name: github, secrets, runner. */
  readonly values: Values;
  /** By the names of the actions, without their commits. */
  readonly actions: Readonly<Record<string, Action>>;
};

/**
 * Runs a job of a workflow by hand, once for each entry of its matrix: every `run` in a shell, as GitHub's runner does, and every action by what
 * stands in for it. Fails where a step does, and for an action or an expression that it does not know.
 */
export function runJob(text: string, name: string, runner: Runner): void {
  const { env = {}, jobs } = parse(text) as { env?: Record<string, string>; jobs: Record<string, Job> };
  const job = jobs[name];
  if (job === undefined) throw new Error(`no job ${name}`);
  for (const matrix of job.strategy?.matrix.include ?? [{}]) {
    const steps: Record<string, Values> = {};
    const values = { ...runner.values, matrix: strings(matrix), steps };
    for (const step of job.steps) {
      if (step.if !== undefined && evaluated(step.if, values) !== 'true') continue;
      const filled = (inputs: Inputs = {}) =>
        Object.fromEntries(
          Object.entries(strings(inputs)).map(([key, value]) => [key, withExpressions(value, values)]),
        );
      const environment = { ...runner.env, ...env, ...filled(step.env) };
      if (step.run !== undefined)
        succeeded(step.run, shell(withExpressions(step.run, values), environment, runner.folder));
      if (step.uses === undefined) continue;
      const action = runner.actions[step.uses.replace(/@.*$/, '')];
      if (action === undefined) throw new Error(`nothing stands in for ${step.uses}`);
      const outputs = action(filled(step.with), environment);
      if (step.id !== undefined) steps[step.id] = { outputs };
    }
  }
}

function shell(script: string, env: Record<string, string>, cwd: string): Outcome {
  // https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
  return runProgram('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env, timeout: 900_000 });
}

function succeeded(what: string, { status, stdout, stderr }: Outcome): void {
  if (status !== 0) throw new Error(`${what}\n${stdout}${stderr}`);
}

function withExpressions(text: string, values: Values): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => evaluated(expression, values));
}

/** A name with dots, a text in quotes, or a comparison of two of these. */
function evaluated(expression: string, values: Values): string {
  const [, left, sign, right] = /^(\S+) (==|!=) (\S+)$/.exec(expression) ?? [];
  if (left !== undefined && right !== undefined) {
    return String((evaluated(left, values) === evaluated(right, values)) === (sign === '=='));
  }
  const [, text] = /^'(.*)'$/.exec(expression) ?? [];
  if (text !== undefined) return text;
  const value = expression
    .split('.')
    .reduce<string | Values | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), values);
  if (typeof value !== 'string') throw new Error(`nothing is known of ${expression}`);
  return value;
}

function strings(inputs: Inputs): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]));
}
