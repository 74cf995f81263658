import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Project } from '../../src/resolve/project.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import type { Fact } from '../support/facts/facts.ts';
import { readers, silent } from '../support/facts/readers.ts';
import { renderedFiles, renderedTexts } from '../support/rendering.ts';

/** What the answers make each file say: the values of the project's programs. */
function expected(project: Project): Record<Fact, readonly string[]> {
  const { port, healthPath, readyPath, main, goVersion, alpineVersion, services, morePorts } = project;
  const isService = project.build === undefined;
  const ports = isService ? [port] : services.flatMap((service) => service.port ?? []);
  const routes = main.flatMap((program) => /=\d+(\/.*)$/.exec(program)?.[1] ?? []);
  return {
    port: [...ports.map(String), ...morePorts.map((more) => more.replace(/\/\w+$/, ''))],
    livePath: isService ? [healthPath] : [healthPath, ...routes],
    // A module that was there has one path for both.
    readyPath: isService ? [readyPath] : [healthPath, ...routes],
    uid: ['65532:65532'],
    image: services.map(({ image }) => image),
    go: [goVersion],
    alpine: [alpineVersion],
  };
}

/** A port that only some files have a use for. */
function metricsPort(project: Project): string[] {
  return 'metricsPort' in project && project.metricsPort ? [String(project.metricsPort)] : [];
}

const set = (values: readonly string[]) => [...new Set(values)].sort();

describe('what every file of a project says, over the whole option space', () => {
  it('is read by somebody, or there is nothing to read', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const path of renderedTexts(answers).keys()) seen.add(path);
      }),
      { numRuns: 100 },
    );
    const unread = [...seen].filter(
      (path) => ![...readers.map((reader) => reader.path), ...silent].some((one) => one.test(path)),
    );
    assert.deepEqual(unread, []);
  });
  it('is the same port, paths, user, names of images and releases as in the answers and in every other file', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const project = resolve(answers);
        const wanted = expected(project);
        for (const { path, content } of renderedFiles(project)) {
          const reader = readers.find((one) => one.path.test(path));
          if (reader === undefined) continue;
          const facts = reader.read(content);
          for (const kind of Object.keys(wanted) as Fact[]) {
            const said = set(facts[kind] ?? []);
            const allowed = kind === 'port' ? [...wanted.port, ...metricsPort(project)] : wanted[kind];
            assert.deepEqual(
              said.filter((value) => !allowed.includes(value)),
              [],
              `${path}: ${kind}`,
            );
            if (!reader.says.includes(kind)) continue;
            assert.deepEqual(
              said.filter((value) => wanted[kind].includes(value)),
              set(wanted[kind]),
              `${path}: ${kind}`,
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
