import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answersToSave, choose } from '../../src/ask/choose.ts';
import { fromFlags, fromQuestions } from '../../src/ask/given.ts';
import { type Asking, openOptions, questionFor } from '../../src/ask/questions.ts';
import { languages } from '../../src/language/language.ts';
import { surroundings } from '../support/surroundings.ts';

describe('choosing answers', () => {
  it('saves a chosen default, but no empty list: it is the same as none', () => {
    const choice = choose([fromFlags({ port: '8080', packages: '', env: [] })], surroundings);
    assert.deepEqual([choice.answers.port, choice.answers.packages, choice.answers.env], [8080, [], []]);
    assert.ok(choice.chosen.has('port'));
    assert.ok(!choice.chosen.has('packages') && !choice.chosen.has('env'));
    const saved = answersToSave(choice);
    assert.ok('port' in saved && !('packages' in saved) && !('env' in saved));
  });
  it('does not save a default that was only confirmed', () => {
    assert.ok(!choose([fromQuestions({ port: '8080' })], surroundings).chosen.has('port'));
  });
});

describe('the questions', () => {
  const asking = (values: Record<string, unknown>, language: 'en' | 'zh-CN' = 'en'): Asking => {
    return { answered: [fromFlags(values)], suggested: [], surroundings, language };
  };
  const namesFor = (values: Record<string, unknown>) => openOptions(asking(values)).map(({ name }) => name);
  it('are those of a new service, or of an existing module', () => {
    const [service, module] = [namesFor({ scaffold: 'yes' }), namesFor({ scaffold: 'no' })];
    assert.deepEqual(
      service.filter((name) => !module.includes(name)),
      ['module', 'readyPath', 'telemetry'],
    );
    assert.deepEqual(
      module.filter((name) => !service.includes(name)),
      ['main', 'healthCheck', 'morePorts', 'buildTags', 'cgo', 'builderPackages', 'copy', 'env', 'volumes'],
    );
  });
  it('leave out what is given', () => {
    assert.ok(namesFor({}).includes('port'));
    assert.ok(!namesFor({ port: 1 }).includes('port'));
  });
  it('have texts in every language', () => {
    for (const language of languages) {
      for (const scaffold of ['yes', 'no']) {
        const all = asking({ scaffold }, language);
        for (const option of openOptions(all)) assert.doesNotMatch(questionFor(option, {}, all).message, /undefined/);
      }
    }
  });
});
