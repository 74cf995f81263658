import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answersToSave, choose } from '../../src/ask/choose.ts';
import { fromFlags, fromQuestions } from '../../src/ask/given.ts';
import { questionsFor } from '../../src/ask/questions.ts';
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
  const namesFor = (scaffold: string) =>
    questionsFor([fromFlags({ scaffold })], [], surroundings, 'en').map(({ name }) => name);
  it('are those of a new service, or of an existing module', () => {
    const [service, module] = [namesFor('yes'), namesFor('no')];
    assert.deepEqual(
      service.filter((name) => !module.includes(name)),
      ['module', 'readyPath', 'telemetry'],
    );
    assert.deepEqual(
      module.filter((name) => !service.includes(name)),
      ['main', 'healthCheck', 'morePorts', 'buildTags', 'cgo', 'builderPackages', 'copy', 'env', 'volumes'],
    );
  });
  it('leave out what is given, and are none if nothing is left of the first ones', () => {
    const given = { name: 'a', module: 'a.b/c', region: 'global', base: 'alpine', port: 1, healthPath: '/', with: [] };
    assert.deepEqual(questionsFor([fromFlags(given)], [], surroundings, 'en'), []);
    const { port: _, ...others } = given;
    assert.deepEqual(
      questionsFor([fromFlags(others)], [], surroundings, 'en')
        .slice(0, 2)
        .map(({ name }) => name),
      ['port', 'advanced'],
    );
  });
});
