import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../src/options/answers.ts';
import { packageRoot, packageVersion } from '../../src/package-root.ts';
import { actions } from '../../src/versions/actions.ts';
import { tools } from '../../src/versions/tools.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';

type Step = { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, unknown> };
type Job = {
  permissions: Record<string, string>;
  'timeout-minutes': number;
  steps: Step[];
  strategy?: { matrix: { include: unknown[] } };
};
type Workflow = { permissions: object; env?: Record<string, string>; jobs: Record<string, Job> };
type Gitlab = { stages: string[]; variables: Record<string, string> } & Record<
  string,
  { script?: string[]; before_script?: string[] }
>;

function filesOf(answers: Answers) {
  const files = renderedTexts({ ...answers, with: ['github', 'gitlab'] });
  return { github: files.get('.github/workflows/ci.yaml') ?? '', gitlab: files.get('.gitlab-ci.yml') ?? '' };
}

const forAll = (check: (answers: Answers, github: Workflow, gitlab: Gitlab) => void) =>
  fc.assert(
    fc.property(arbitraryAnswers, (answers) => {
      const { github, gitlab } = filesOf(answers);
      check(answers, parse(github) as Workflow, parse(gitlab) as Gitlab);
    }),
    { numRuns: 100 },
  );
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);
const image = (workflow: Workflow) =>
  workflow.jobs.image?.steps.find(({ uses }) => uses?.startsWith('docker/build-push-action@'))?.with ?? {};
const argumentsOf = (workflow: Workflow) => String(image(workflow)['build-args']).trim().split('\n');

describe('the workflow of GitHub, over the whole option space', () => {
  it('has every action by a commit', () => {
    forAll((_, workflow) => {
      const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
      for (const uses of used) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    });
  });
  it('lets no expression into a command', () => {
    forAll((answers, workflow) => {
      const steps = new Set(answers.buildSteps);
      for (const { run = '' } of stepsOf(workflow)) if (!steps.has(run)) assert.doesNotMatch(run, /\$\{\{/);
    });
  });
  it('gives each job what it needs and no more, and an end', () => {
    forAll((_, workflow) => {
      assert.deepEqual(workflow.permissions, {});
      const { image: build, ...others } = workflow.jobs;
      for (const job of Object.values(others)) assert.deepEqual(job.permissions, { contents: 'read' });
      assert.deepEqual(build?.permissions, { contents: 'read', packages: 'write', 'id-token': 'write' });
      for (const job of Object.values(workflow.jobs)) assert.ok(job['timeout-minutes'] <= 30);
    });
  });
  it('keeps no token on disk', () => {
    forAll((_, workflow) => {
      for (const { uses, with: inputs } of stepsOf(workflow)) {
        if (uses?.startsWith('actions/checkout@')) assert.equal(inputs?.['persist-credentials'], false);
      }
    });
  });
  it('runs the build steps as they were given, with what looks like an expression as text', () => {
    const steps = ['go generate ./...', 'echo "a: b" # c', "echo '${{ github.token }}'", 'true && - x'];
    const workflow = parse(filesOf(sample({ scaffold: 'no', buildSteps: steps })).github) as Workflow;
    const runs = workflow.jobs.test?.steps.flatMap(({ run }) => run ?? []) ?? [];
    const evaluated = runs.map((run) => run.replaceAll("${{ '${{' }}", '${{'));
    assert.deepEqual(
      evaluated.filter((run) => steps.includes(run)),
      steps,
    );
  });
  it('turns public mirrors off, and leaves addresses of one’s own', () => {
    const args = (answers: Partial<Answers>) =>
      argumentsOf(parse(filesOf(sample({ base: 'alpine', packages: ['tini'], ...answers })).github) as Workflow).slice(
        2,
      );
    const china = { imageMirror: 'daocloud', apkMirror: 'aliyun', goProxy: 'goproxy.cn|aliyun', goSumdb: 'google-cn' };
    assert.deepEqual(args(china), ['BUILD_IMAGE=', 'RUN_IMAGE=', 'APK_MIRROR=', 'GOPROXY=', 'GOSUMDB=']);
    assert.deepEqual(args({ ...china, goProxy: 'https://goproxy.cn,direct' })[3], 'GOPROXY=');
    const pairs = 'docker.io=docker.1ms.run,gcr.io=m.daocloud.io/gcr.io';
    assert.deepEqual(args({ ...china, imageMirror: pairs, apkMirror: 'aliyun,tuna' }), args(china));
    const upstream = { imageMirror: 'upstream', apkMirror: 'upstream', goProxy: 'upstream', goSumdb: 'upstream' };
    assert.deepEqual(args(upstream), []);
    const own = {
      imageMirror: 'harbor.example.com/proxy',
      apkMirror: 'https://nexus.example.com/alpine',
      goProxy: 'https://athens.example.com|goproxy.cn',
      goSumdb: 'sum.golang.org https://sum.golang.google.cn',
    };
    assert.deepEqual(args(own), []);
    const env = (parse(filesOf(sample(own)).github) as Workflow).env;
    assert.deepEqual(
      [env?.GOPROXY, env?.GOSUMDB],
      ['https://athens.example.com|https://goproxy.cn', 'sum.golang.org https://sum.golang.google.cn'],
    );
  });
  it('emulates where commands of another platform run, and only there', () => {
    const emulates = (answers: Partial<Answers>) => /setup-qemu-action/.test(filesOf(sample(answers)).github);
    assert.equal(emulates({ base: 'alpine', packages: ['tini'] }), true);
    assert.equal(emulates({ packages: [] }), false);
    assert.equal(emulates({ scaffold: 'no', cgo: 'on', packages: [] }), true);
  });
  it('builds each of several programs', () => {
    const answers = sample({ scaffold: 'no', name: 'shop', main: ['./cmd/api', './cmd/worker=none'] });
    const workflow = parse(filesOf(answers).github) as Workflow;
    assert.deepEqual(workflow.jobs.image?.strategy?.matrix.include, [
      { target: 'api', image: 'shop-api' },
      { target: 'worker', image: 'shop-worker' },
    ]);
    assert.equal(image(workflow).target, '${{ matrix.target }}');
  });
  it('hands credentials to the build as secrets', () => {
    const build = (credentials: Answers['credentials']) =>
      image(
        parse(
          filesOf(sample({ scaffold: 'no', privateModules: ['git.example.com/team'], credentials })).github,
        ) as Workflow,
      );
    assert.equal(build('netrc')['secret-envs'], 'netrc=NETRC');
    assert.equal(build('ssh').ssh, 'default=${{ runner.temp }}/ssh_key');
    assert.equal('ssh' in build('none') || 'secret-envs' in build('none'), false);
  });
});

describe('the workflow of a project in a subdirectory of its repository', () => {
  const workflowOf = (repositoryPath: string) =>
    parse(filesOf(sample({ repositoryPath, packages: [] })).github) as Workflow & {
      name: string;
      on: Record<'push' | 'pull_request', { paths?: string[] } | null>;
      defaults?: object;
    };
  const withOf = (workflow: Workflow, action: string) =>
    stepsOf(workflow).flatMap((step) => (step.uses?.startsWith(`${action}@`) ? [step.with ?? {}] : []));
  it('runs for changes of the project and of itself', () => {
    const { name, on } = workflowOf('services/orders');
    assert.equal(name, 'services/orders');
    const paths = ['services/orders/**', '.github/workflows/services-orders.yaml'];
    assert.deepEqual([on.push?.paths, on.pull_request?.paths], [paths, paths]);
    assert.deepEqual([workflowOf('').on.push?.paths, workflowOf('').on.pull_request], [undefined, null]);
  });
  it('works in its directory, actions included', () => {
    const workflow = workflowOf('services/orders');
    assert.deepEqual(workflow.defaults, { run: { 'working-directory': 'services/orders' } });
    for (const inputs of withOf(workflow, 'actions/setup-go'))
      assert.equal(inputs['cache-dependency-path'], 'services/orders/go.mod');
    assert.equal(withOf(workflow, 'golangci/golangci-lint-action')[0]?.['working-directory'], 'services/orders');
    assert.equal(withOf(workflow, 'docker/build-push-action')[0]?.context, 'services/orders');
    assert.equal(workflowOf('').defaults, undefined);
    assert.equal(withOf(workflowOf(''), 'docker/build-push-action')[0]?.context, '.');
  });
});

describe('the pipeline of GitLab, over the whole option space', () => {
  // https://docs.gitlab.com/ci/yaml/ : a job of such a name would set the default of all jobs.
  const keywords = ['image', 'services', 'cache', 'before_script', 'after_script', 'include', 'pages', 'spec'];
  it('has no job of a name that means something else', () => {
    forAll((_, __, gitlab) => {
      for (const keyword of keywords) assert.equal(keyword in gitlab, false, keyword);
    });
  });
  it('runs the build steps as they were given', () => {
    forAll(({ buildSteps }, _, gitlab) => {
      const before = gitlab['.go']?.before_script ?? [];
      assert.deepEqual(before.slice(before.length - buildSteps.length), buildSteps);
    });
  });
  it('enters its directory before every command of Go and of this generator', () => {
    forAll(({ repositoryPath: below }, _, gitlab) => {
      for (const [name, job] of Object.entries(gitlab as Record<string, Gitlab[string]>)) {
        if (!job.script?.some((line) => /^(go (vet|test)|golangci-lint|npx) /.test(line))) continue;
        const lines = [
          ...(job.before_script ?? gitlab[name === 'check' ? name : '.go']?.before_script ?? []),
          ...job.script,
        ];
        assert.equal(lines[0] === `cd ${below}`, below !== '', name);
      }
      const build = gitlab.build?.script?.join('\n') ?? '';
      const context = below === '' ? '.' : below;
      assert.ok(build.includes(`--local context=${context} --local dockerfile=${context} `));
    });
  });
  it('shares no cache with other projects of the repository', () => {
    const keyOf = (repositoryPath: string) =>
      (parse(filesOf(sample({ repositoryPath })).gitlab) as { '.go': { cache: { key: string } } })['.go'].cache.key;
    assert.deepEqual(['', 'services/orders', '@a'].map(keyOf), [
      'go-$CI_JOB_NAME',
      'go-$CI_JOB_NAME-services-orders',
      'go-$CI_JOB_NAME-@a',
    ]);
  });
  it('fetches from the mirrors of the project', () => {
    const answers = { region: 'china', imageMirror: 'daocloud', goProxy: 'goproxy.cn', goSumdb: 'google-cn' } as const;
    const { gitlab } = filesOf(sample(answers));
    const { variables, ...jobs } = parse(gitlab) as Gitlab;
    assert.equal(variables.GOPROXY, 'https://goproxy.cn');
    assert.equal(variables.GOSUMDB, 'sum.golang.google.cn');
    assert.match(variables.NPM_CONFIG_REGISTRY ?? '', /^https:\/\//);
    const images = [...JSON.stringify(jobs).matchAll(/"(?:image|name)":"([^"]+)"/g)].map((match) => match[1] ?? '');
    assert.ok(images.length >= 5);
    for (const name of images) assert.match(name, /^m\.daocloud\.io\/docker\.io\//);
    assert.match(gitlab, /generator=m\.daocloud\.io\/docker\.io\//);
  });
});

describe('what both run', () => {
  it('is the version of this generator that made them, which make runs too', () => {
    const { github, gitlab } = filesOf(sample({}));
    const answers = sample({ with: ['make', 'renovate'] });
    const rendered = renderedTexts(answers);
    assert.match(
      rendered.get('Makefile') ?? '',
      new RegExp(`^GO_CONTAINER \\?= npx --yes generator-go-container@${packageVersion()}$`, 'm'),
    );
    assert.match(
      rendered.get('renovate.json5') ?? '',
      /managerFilePatterns: \["[^\]]*Makefile[^\]]*"\],\n\s*matchStrings: \["\(\?<depName>generator-go-container/,
    );
    for (const text of [github, gitlab]) assert.ok(text.includes(`generator-go-container@${packageVersion()} check`));
  });
  it('is the linter that the tests of this generator run', () => {
    const script = readFileSync(join(packageRoot(), 'scripts/install-tools.sh'), 'utf8');
    assert.equal(/^golangci_lint=(.*)$/m.exec(script)?.[1], tools.golangciLint);
  });
  it('is pinned to commits that are some', () => {
    for (const { name, version, commit } of Object.values(actions)) {
      assert.match(name, /^[\w-]+\/[\w-]+$/);
      assert.match(version, /^v\d+\.\d+\.\d+$/);
      assert.match(commit, /^[0-9a-f]{40}$/);
    }
    assert.equal(new Set(Object.values(actions).map(({ commit }) => commit)).size, Object.keys(actions).length);
  });
});

function sample(answers: Partial<Answers>): Answers {
  const [one] = fc.sample(arbitraryAnswers, { numRuns: 1, seed: 1 });
  return { ...(one as Answers), scaffold: 'yes', buildSteps: [], main: ['.'], ...answers };
}
