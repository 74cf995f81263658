import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Answers } from '../../src/options/answers.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';
import { type Config, type Manager, parseConfig, raised } from '../support/renovate.ts';

const withRenovate = arbitraryAnswers.map(
  (answers): Answers => ({ ...answers, with: [...new Set([...answers.with, 'renovate' as const])] }),
);
const configOf = (files: ReadonlyMap<string, string>) =>
  parseConfig([...files].find(([path]) => path.endsWith('renovate.json5'))?.[1] ?? '');
const named = ({ customManagers }: Config, name: string) =>
  customManagers.find(({ depNameTemplate }) => depNameTemplate === name) as Manager;

/** The files of a project by their paths in its repository, with the copy of the workflow that GitHub reads. */
function inRepository(answers: Answers): Map<string, string> {
  const { repositoryPath: below } = answers;
  const files = [...renderedTexts(answers)].map(([path, text]): [string, string] => [
    below === '' ? path : `${below}/${path}`,
    text,
  ]);
  const copies = files
    .filter(([path]) => below !== '' && path.endsWith('/.github/workflows/ci.yaml'))
    .map(([, text]): [string, string] => [`.github/workflows/${below.replaceAll('/', '-')}.yaml`, text]);
  return new Map([...files, ...copies]);
}

/** All that a version bot makes of a project's files. */
function raisedFiles(files: ReadonlyMap<string, string>, go: string, alpine: string): Map<string, string> {
  const config = configOf(files);
  return new Map(
    [...files].map(([path, text]) => {
      const [goFirst, alpineFirst] = [named(config, 'Go'), named(config, 'Alpine')];
      return [path, raised(path, raised(path, text, goFirst, go), alpineFirst, alpine)];
    }),
  );
}

describe('renovate.json5, over the whole option space', () => {
  it('raises Go and Alpine in every file, so that it is what other answers make', () => {
    fc.assert(
      fc.property(withRenovate, (answers) => {
        // The `go` line of a module that was there is its author's; the files around it are ours.
        const before = inRepository({ ...answers, goVersion: '1.26', alpineVersion: '3.23' });
        const after = inRepository({ ...answers, goVersion: '1.27', alpineVersion: '3.24' });
        const made = raisedFiles(before, '1.27', '3.24');
        for (const [path, text] of after) assert.equal(made.get(path), text, path);
      }),
      { numRuns: 100 },
    );
  });
  it('raises each alone as well, in any order', () => {
    fc.assert(
      fc.property(withRenovate, (answers) => {
        const before = inRepository({ ...answers, goVersion: '1.26', alpineVersion: '3.23' });
        assert.deepEqual(
          raisedFiles(before, '1.26', '3.24'),
          inRepository({ ...answers, goVersion: '1.26', alpineVersion: '3.24' }),
        );
        assert.deepEqual(
          raisedFiles(before, '1.27', '3.23'),
          inRepository({ ...answers, goVersion: '1.27', alpineVersion: '3.23' }),
        );
      }),
      { numRuns: 50 },
    );
  });
  it('raises the saved answers, however they are laid out', () => {
    const config = configOf(renderedTexts(sample({})));
    for (const space of [0, 2, 4]) {
      const saved = (goVersion: string, alpineVersion: string) =>
        JSON.stringify({ a: { goVersion, alpineVersion } }, null, space);
      const once = raised('.yo-rc.json', saved('1.26', '3.23'), named(config, 'Go'), '1.27');
      assert.equal(raised('.yo-rc.json', once, named(config, 'Alpine'), '3.24'), saved('1.27', '3.24'));
    }
  });
  it('leaves images of a patch release and other images alone', () => {
    const config = configOf(renderedTexts(sample({})));
    const text = 'ARG A=golang:1.26.3-alpine3.23.1\nFROM node:24-alpine\nFROM x/alpine-tools:3.2\ngo 1.26.3\n';
    assert.equal(raised('Dockerfile', text, named(config, 'Go'), '9.9'), text);
    assert.equal(raised('Dockerfile', text, named(config, 'Alpine'), '9.9'), text);
  });
  it('has expressions that RE2 has as well', () => {
    fc.assert(
      fc.property(withRenovate, (answers) => {
        for (const { matchStrings } of configOf(renderedTexts(answers)).customManagers) {
          for (const pattern of matchStrings) assert.doesNotMatch(pattern, /\(\?(=|!|<=|<!)|\\[1-9k]/);
        }
      }),
      { numRuns: 20 },
    );
  });
  it('looks up the originals of mirrored images', () => {
    const { registryAliases } = configOf(renderedTexts(sample({ region: 'china', imageMirror: 'daocloud' })));
    assert.deepEqual(registryAliases, { 'm.daocloud.io/docker.io': 'docker.io', 'm.daocloud.io/gcr.io': 'gcr.io' });
    const own = configOf(renderedTexts(sample({ imageMirror: 'harbor.example.com/proxy' })));
    assert.deepEqual(own.registryAliases, {
      'harbor.example.com/proxy/docker.io': 'docker.io',
      'harbor.example.com/proxy/gcr.io': 'gcr.io',
    });
    assert.equal(configOf(renderedTexts(sample({ imageMirror: 'upstream' }))).registryAliases, undefined);
  });
  it('has rules for the files of its project alone, below the root of a repository', () => {
    const answers = { with: ['github', 'renovate'] as Answers['with'], repositoryPath: 'services/orders' };
    const { packageRules } = configOf(renderedTexts(sample(answers)));
    for (const { matchFileNames } of packageRules)
      assert.deepEqual(matchFileNames, ['services/orders/**', '.github/workflows/services-orders.yaml']);
    assert.equal(packageRules[0]?.groupName, 'Go and Alpine in services/orders');
    for (const { matchFileNames } of configOf(renderedTexts(sample({}))).packageRules)
      assert.equal(matchFileNames, undefined);
  });
  it('puts both into one pull request, and lets nothing else raise them', () => {
    const { packageRules } = configOf(renderedTexts(sample({})));
    assert.deepEqual(packageRules[0]?.matchDepNames, ['Go', 'Alpine']);
    assert.equal(packageRules[1]?.enabled, false);
    const [, pattern = ''] = (packageRules[1]?.matchDepNames ?? []) as string[];
    const others = new RegExp(pattern.slice(1, -1));
    for (const name of ['golang', 'docker.io/library/golang', 'm.daocloud.io/docker.io/library/alpine'])
      assert.match(name, others);
    for (const name of ['golangci/golangci-lint', 'node', 'x/alpine-tools']) assert.doesNotMatch(name, others);
  });
});

describe('.github/dependabot.yml', () => {
  const ecosystems = (answers: Partial<Answers>) => {
    const { updates } = parse(renderedTexts(sample(answers)).get('.github/dependabot.yml') ?? '') as {
      updates: { 'package-ecosystem': string }[];
    };
    return updates.map((update) => update['package-ecosystem']);
  };
  it('names the directory of a project below the root, and both copies of its workflow', () => {
    const text = renderedTexts(sample({ with: ['github', 'dependabot'], repositoryPath: 'services/orders' }));
    const { updates } = parse(text.get('.github/dependabot.yml') ?? '') as {
      updates: { directory?: string; directories?: string[] }[];
    };
    assert.deepEqual(
      updates.map(({ directory, directories }) => directory ?? directories),
      ['/services/orders', ['/', '/services/orders/.github/workflows']],
    );
  });
  it('raises modules, and actions where there are some', () => {
    assert.deepEqual(ecosystems({ with: ['dependabot'] }), ['gomod']);
    assert.deepEqual(ecosystems({ with: ['github', 'dependabot'] }), ['gomod', 'github-actions']);
  });
});

function sample(answers: Partial<Answers>): Answers {
  const [one] = fc.sample(withRenovate, { numRuns: 1, seed: 1 });
  return { ...(one as Answers), with: ['renovate'], repositoryPath: '', ...answers };
}
