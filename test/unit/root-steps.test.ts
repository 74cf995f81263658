import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { choose } from '../../src/ask/choose.ts';
import { fromFlags } from '../../src/ask/given.ts';
import { say, sayMessage } from '../../src/language/say.ts';
import { type RootStep, rootSteps } from '../../src/report/root-steps.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { renderedFiles } from '../support/rendering.ts';
import { surroundings } from '../support/surroundings.ts';

const projectIn = (repositoryPath: string, extras: string) =>
  resolve(choose([fromFlags({ name: 'orders', repositoryPath, with: extras })], surroundings).answers);

/** The steps for a project whose files are as generated, with these files at the root of its repository. */
function stepsWith(root: Readonly<Record<string, string>>, extras: string, path = 'services/orders'): RootStep[] {
  const project = projectIn(path, extras);
  assert.ok(project.subdirectory);
  const files = new Map(renderedFiles(project).map((file) => [file.path, file.content]));
  return rootSteps({
    extras: project.extras,
    subdirectory: project.subdirectory,
    ours: (file) => files.get(file),
    theirs: (file) => root[file],
  });
}

/** The generated file of an extra. */
function generated(extra: string, file: string, path = 'services/orders'): string {
  return renderedFiles(projectIn(path, extra)).find((one) => one.path === file)?.content ?? '';
}

const commands = (steps: readonly RootStep[]) => steps.map((step) => ('command' in step ? step.command : step.lines));

describe('what is left to do at the root of a repository', () => {
  it('is nothing for extras that work anywhere', () => {
    assert.deepEqual(stepsWith({}, 'compose,make,bake,k8s,devcontainer'), []);
  });

  it('is a copy of the workflow, under the name of its directory', () => {
    const target = '.github/workflows/services-orders.yaml';
    const copy = 'cp .github/workflows/ci.yaml ../../.github/workflows/services-orders.yaml';
    assert.deepEqual(commands(stepsWith({}, 'github')), [`mkdir -p ../../.github/workflows && ${copy}`]);
    assert.deepEqual(stepsWith({ [target]: generated('github', '.github/workflows/ci.yaml') }, 'github'), []);
    const [outdated] = stepsWith({ [target]: 'name: old\n' }, 'github');
    assert.ok(outdated && 'command' in outdated);
    assert.equal(outdated.command, copy);
    assert.equal(outdated.what.key, 'root.copyAgain');
  });

  it('is a job that starts the pipeline as a child, unless the pipeline of the root names it', () => {
    const [step] = stepsWith({ '.gitlab-ci.yml': 'test:\n  script: make\n' }, 'gitlab');
    assert.ok(step && 'lines' in step);
    const jobs = parse(step.lines.join('\n')) as Record<string, { trigger: object; rules: { changes?: string[] }[] }>;
    assert.deepEqual(Object.keys(jobs), ['run services/orders']);
    const { trigger, rules } = jobs['run services/orders'] ?? {};
    assert.deepEqual(trigger, { include: 'services/orders/.gitlab-ci.yml', strategy: 'depend' });
    assert.deepEqual(rules?.[1]?.changes, ['services/orders/**/*']);
    const known = [
      step.lines.join('\n'),
      "include:\n  - local: '/services/orders/.gitlab-ci.yml'\n",
      'include: services/*/.gitlab-ci.yml\n',
      'include: ["**/.gitlab-ci.yml"]\n',
    ];
    for (const text of known) assert.deepEqual(stepsWith({ '.gitlab-ci.yml': text }, 'gitlab'), [], text);
    const unknown = [
      '# include: services/orders/.gitlab-ci.yml\n',
      'include: other/services/orders/.gitlab-ci.yml\n',
      'include: services/orders/.gitlab-ci.yml.yml\n',
      'include: orders/*/.gitlab-ci.yml\n',
      '',
    ];
    for (const text of unknown) assert.equal(stepsWith({ '.gitlab-ci.yml': text }, 'gitlab').length, 1, text);
  });

  it('reads a long pipeline in no time', () => {
    const long = ['\n'.repeat(300_000), '.'.repeat(300_000), `${'*a'.repeat(200)}.yml`, `${'*a'.repeat(4)}.yml`];
    const start = performance.now();
    for (const text of long) stepsWith({ '.gitlab-ci.yml': text }, 'gitlab');
    assert.ok(performance.now() - start < 2000);
  });

  it('is the configuration of Renovate, or a line that extends the existing one', () => {
    assert.deepEqual(commands(stepsWith({}, 'renovate')), ['cp renovate.json5 ../../renovate.json5']);
    const ours = generated('renovate', 'renovate.json5');
    const preset = 'extends: ["local>OWNER/REPOSITORY//services/orders/renovate.json5"],';
    assert.deepEqual(stepsWith({ 'renovate.json5': ours }, 'renovate'), []);
    assert.deepEqual(stepsWith({ '.renovaterc': `{${preset}}` }, 'renovate'), []);
    const [step] = stepsWith({ '.github/renovate.json': '{}' }, 'renovate');
    assert.ok(step && 'lines' in step);
    assert.equal(step.file, '../../.github/renovate.json');
    assert.deepEqual(step.lines, [preset]);
    assert.deepEqual(commands(stepsWith({ 'renovate.json5': `${ours}// mine\n` }, 'renovate')), [
      'diff ../../renovate.json5 renovate.json5',
    ]);
    const other = generated('renovate', 'renovate.json5', 'services/shop');
    assert.deepEqual(commands(stepsWith({ 'renovate.json5': other }, 'renovate')), [[preset]]);
  });

  it('is the configuration of Dependabot, or the entries that it lacks', () => {
    const both = 'github,dependabot';
    const dependabot = (root: Readonly<Record<string, string>>, extras = 'dependabot') =>
      stepsWith(root, extras).filter(({ file }) => file.includes('dependabot'));
    assert.deepEqual(commands(dependabot({})), [
      'mkdir -p ../../.github && cp .github/dependabot.yml ../../.github/dependabot.yml',
    ]);
    const ours = generated('dependabot', '.github/dependabot.yml');
    assert.deepEqual(dependabot({ '.github/dependabot.yml': ours }), []);
    for (const line of [
      'directory: "/services/orders"',
      'directory: /services/orders/',
      'directories: [/, "/services/*"]',
    ])
      assert.deepEqual(dependabot({ '.github/dependabot.yaml': `updates:\n- ${line}\n` }), [], line);
    for (const line of ['# directory: /services/orders', 'directory: /orders', 'patterns: ["*", "**"]'])
      assert.equal(dependabot({ '.github/dependabot.yaml': `updates:\n- x: y\n  ${line}\n` }).length, 1, line);
    const [step] = dependabot({ '.github/dependabot.yaml': 'version: 2\nupdates:\n' }, both);
    assert.ok(step && 'lines' in step);
    assert.equal(step.file, '../../.github/dependabot.yaml');
    const entries = parse(step.lines.join('\n')) as object[];
    const generatedEntries = (parse(generated(both, '.github/dependabot.yml')) as { updates: object[] }).updates;
    assert.deepEqual(entries, generatedEntries);
    const [less] = dependabot({ '.github/dependabot.yml': 'updates:\n- package-ecosystem: github-actions\n' }, both);
    assert.ok(less && 'lines' in less);
    assert.deepEqual(parse(less.lines.join('\n')), generatedEntries.slice(0, 1));
  });

  it('is told apart from that of other projects, however their directories are called', () => {
    for (const path of ['image', 'pages', '.hidden', '@team/x', '1e3']) {
      const steps = stepsWith({ '.gitlab-ci.yml': '' }, 'github,gitlab', path);
      const lines = steps.flatMap((step) => ('lines' in step ? step.lines : []));
      assert.deepEqual(Object.keys(parse(lines.join('\n')) as object), [`run ${path}`]);
      assert.equal((parse(generated('github', '.github/workflows/ci.yaml', path)) as { name: string }).name, path);
    }
  });

  it('is said in each language', () => {
    const steps = stepsWith(
      { '.gitlab-ci.yml': '', '.github/dependabot.yml': '', 'renovate.json': '' },
      'github,gitlab,renovate,dependabot',
    );
    const texts = (language: 'en' | 'zh-CN') => steps.map(({ what }) => sayMessage(language, what));
    assert.deepEqual(texts('en'), [
      'copy it to the root',
      'Add this job to ../../.gitlab-ci.yml:',
      'Add this to ../../renovate.json, with the name of the repository:',
      'Add this below “updates:” in ../../.github/dependabot.yml:',
    ]);
    assert.deepEqual(texts('zh-CN'), [
      '复制到根目录',
      '把这个作业加入 ../../.gitlab-ci.yml：',
      '把这一行加入 ../../renovate.json，并填上仓库名：',
      '加入 ../../.github/dependabot.yml 的 updates: 之下：',
    ]);
    assert.match(say('zh-CN', 'root.titleIn', { folder: 'a' }), /在 a 中执行：$/);
  });
});
