import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '../../src/options/answers.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { renderedFiles } from '../support/rendering.ts';
import { findTool, without } from '../support/tools.ts';

const overlays = ['staging', 'production'];
const skip = without('kustomize') || without('kube-validate');

/** What kustomize makes of a folder with a kustomization.yaml. */
function build(folder: string): string {
  const { status, stdout, stderr } = runProgram(findTool('kustomize') ?? '', ['build', folder], { cwd: '/' });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** What the API server's own code and the evaluator of Pod Security "restricted" say to manifests. */
function validate(manifests: string): { status: number | null; stdout: string } {
  return runProgram(findTool('kube-validate') ?? '', [], { cwd: '/', input: manifests, timeout: 300_000 });
}

function isValid(manifests: string): void {
  const { status, stdout } = validate(manifests);
  assert.equal(status, 0, stdout);
}

describe('the manifests, for kustomize and Kubernetes', { skip, timeout: 600_000 }, () => {
  for (const flags of [
    [],
    ['--telemetry=prometheus', '--port=9090'],
    ['--telemetry=opentelemetry', '--comments=none'],
    ['--name=9-x', '--port=80', '--language=zh-CN', '--ready-path=/a:b,c=@+~/'],
    ['--name=on', `--health-path=/`],
  ]) {
    it(`of a service ${flags.join(' ')} are valid and restricted`, (t) => {
      const folder = freshFolder(t);
      assert.equal(goContainer(['--defaults', '--with=k8s', ...flags], folder).status, 0);
      for (const overlay of overlays) isValid(build(join(folder, 'deploy/overlays', overlay)));
    });
  }
  it('of any answers are valid and restricted', async (t) => {
    const folder = freshFolder(t);
    const sample = fc.sample(arbitraryAnswers, { numRuns: 30 });
    const built = sample.flatMap((answers: Answers, i) => {
      const project = resolve({ ...answers, with: ['k8s'] });
      const made = renderedFiles(project);
      const own = join(folder, String(i));
      writeFiles(own, Object.fromEntries(made.map(({ path, content }) => [path, content])));
      return overlays.map((overlay) => build(join(own, 'deploy/overlays', overlay)));
    });
    isValid(built.join('---\n'));
  });
  it('take the image of a build from CI, by kustomize edit', (t) => {
    const folder = freshFolder(t);
    assert.equal(goContainer(['--defaults', '--with=k8s'], folder).status, 0);
    const overlay = join(folder, 'deploy/overlays/production');
    const image = `orders=harbor.example.com/team/orders@sha256:${'a'.repeat(64)}`;
    const edit = runProgram(findTool('kustomize') ?? '', ['edit', 'set', 'image', image], { cwd: overlay });
    assert.equal(edit.status, 0, edit.stderr);
    assert.match(build(overlay), /image: harbor\.example\.com\/team\/orders@sha256:a{64}\n/);
    assert.equal(goContainer(['check'], folder).status, 0);
    const again = goContainer(['--defaults', '--without=k8s'], folder);
    assert.equal(again.status, 0, again.stderr);
    assert.deepEqual(
      Object.keys(filesIn(folder)).filter((path) => path.startsWith('deploy/')),
      ['deploy/overlays/production/kustomization.yaml'],
    );
  });
});

describe('the validator', { skip }, () => {
  const broken: [what: string, from: RegExp, to: string, said: RegExp][] = [
    ['a container that may be root', /runAsNonRoot: true/, 'runAsNonRoot: false', /runAsNonRoot != true/],
    ['capabilities', /drop:\n\s+- ALL/, 'add: [SYS_ADMIN]', /unrestricted capabilities/],
    ['a field that there is not', /revisionHistoryLimit/, 'revisionHistory', /unknown field "spec.revisionHistory"/],
    ['a version that there is no more', /autoscaling\/v2/, 'autoscaling/v2beta2', /no kind "HorizontalPodAutoscaler"/],
    [
      'a selector of other pods',
      /(matchLabels:\n\s+app.kubernetes.io\/name:) orders/,
      '$1 other',
      /selector.*does not match/,
    ],
    ['a probe without a port', /\n\s+port: http(?=\n\s+periodSeconds: 10)/, '', /livenessProbe.httpGet.port/],
  ];
  for (const [what, from, to, said] of broken) {
    it(`would find ${what}`, (t) => {
      const folder = freshFolder(t);
      assert.equal(goContainer(['--defaults', '--with=k8s'], folder).status, 0);
      const manifests = build(join(folder, 'deploy/overlays/production'));
      // Of the selectors, the Deployment's comes first.
      const changed = manifests.replace(from, to);
      assert.notEqual(changed, manifests);
      const { status, stdout } = validate(changed);
      assert.equal(status, 1);
      assert.match(stdout, said);
    });
  }
});
