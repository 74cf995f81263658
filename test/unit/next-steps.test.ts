import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fromFlags } from '../../src/ask/given.ts';
import { questionFor } from '../../src/ask/questions.ts';
import type { Answers } from '../../src/options/answers.ts';
import type { AnyOption } from '../../src/options/option.ts';
import { optionOf } from '../../src/options/table.ts';
import { nextSteps } from '../../src/report/next-steps.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { surroundings } from '../support/surroundings.ts';

const [sample] = fc.sample(arbitraryAnswers, { numRuns: 1, seed: 5 }) as [Answers];

/** The commands after a run on an existing module. */
function steps(answers: Partial<Answers>) {
  const fixed = { scaffold: 'no', name: 'shop', main: ['.'], port: 9000, with: [], credentials: 'none' } as const;
  const project = resolve({ ...sample, ...fixed, ...answers } as Answers);
  return nextSteps(project, { enter: undefined, wantsGit: false });
}
const curls = (answers: Partial<Answers>) =>
  steps(answers).flatMap(({ command }) => (command.startsWith('curl') ? [command] : []));

describe('the next steps of an existing module', () => {
  it('call the program only if its health check is a request, on the port of the program that they run', () => {
    assert.deepEqual(curls({ healthCheck: 'http', healthPath: '/live' }), ['curl http://localhost:9000/live']);
    for (const healthCheck of ['self', 'tcp', 'none'] as const) assert.deepEqual(curls({ healthCheck }), []);
    assert.deepEqual(curls({ healthCheck: 'http', main: ['./a=7000/ok', './b'] }), ['curl http://localhost:7000/ok']);
    assert.deepEqual(curls({ healthCheck: 'http', main: ['./a=none', './b'] }), []);
  });
  it('say of the manifests whether their registry is known', () => {
    const said = (answers: Partial<Answers>) => steps(answers).at(-1)?.what;
    const module = 'github.com/you/shop';
    assert.equal(said({ with: ['k8s'], module }), 'next.kubernetes');
    assert.equal(said({ with: ['github', 'k8s'], module }), 'next.kubernetesOfPipeline');
  });
});

describe('the hint of a question', () => {
  const hint = (name: 'port' | 'healthPath', scaffold: 'yes' | 'no') => {
    const suggested = [fromFlags({ scaffold, main: ['.'] })];
    const asking = { answered: [], suggested, surroundings, language: 'en' } as const;
    return questionFor(optionOf(name) as AnyOption, {}, asking).hint ?? '';
  };
  it('says of an existing module nothing that only our services do', () => {
    assert.match(hint('port', 'yes'), /PORT changes it/);
    assert.match(hint('healthPath', 'yes'), /healthcheck subcommand/);
    for (const name of ['port', 'healthPath'] as const) assert.doesNotMatch(hint(name, 'no'), /PORT|subcommand/);
  });
});
