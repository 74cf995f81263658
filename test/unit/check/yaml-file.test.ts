import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Path, readYaml, valueAt, valuesIn } from '../../../src/check/yaml-file.ts';

const text = `base: &base
  image: golang:1.26
  env:
    - PORT=8080
    - HOST=x
job:
  <<: *base
  steps: [one, two]
alias: *base
merged:
  <<: [{ a: 1 }, *base]
---
second: true
`;

describe('a YAML file', () => {
  const [first, second, ...rest] = readYaml(text);
  it('is read document by document, with aliases and merged maps resolved', () => {
    assert.equal(rest.length, 0);
    assert.equal(valueAt(second?.value, 'second'), true);
    assert.equal(valueAt(first?.value, 'job', 'image'), 'golang:1.26');
    assert.equal(valueAt(first?.value, 'alias', 'env', 1), 'HOST=x');
    assert.equal(valueAt(first?.value, 'merged', 'image'), 'golang:1.26');
    assert.equal(valueAt(first?.value, 'nothing', 'below', 'it'), undefined);
    assert.equal(first?.lineOf(['steps']), 1);
  });
  const lines: [path: Path, line: number][] = [
    [['base', 'image'], 2],
    [['base', 'env', 0], 4],
    [['base', 'env', 'HOST'], 5],
    [['job', 'image'], 2],
    [['job', 'steps', 1], 8],
    [['alias'], 9],
    [['alias', 'env', 'PORT'], 4],
    [['merged', 'a'], 11],
    [['merged', 'image'], 2],
    [['base', 'env', 'NONE'], 1],
    [['base', 'image', 'below'], 1],
    [['none'], 1],
  ];
  for (const [path, line] of lines) {
    it(`has ${path.join('.')} in line ${line}`, () => assert.equal(first?.lineOf(path), line));
  }
  it('has the lines of its second document', () => assert.equal(second?.lineOf(['second']), 13));
  it('leaves out a document with a syntax error, and keeps the others', () => {
    assert.deepEqual(
      readYaml('a: [\n---\nb: 1\n').map(({ value }) => value),
      [{ b: 1 }],
    );
    assert.deepEqual(readYaml(''), []);
  });
  it('leaves out a document whose aliases grow without bounds', () => {
    const level = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(`*${of}`).join(', ')}]\n`;
    assert.deepEqual(readYaml(`a: &a [x]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}`), []);
  });
  it('lists every value with its path', () => {
    assert.deepEqual(
      valuesIn({ a: ['x', { b: 1 }] }).map(({ path, value }) => [path.join('.'), typeof value]),
      [
        ['', 'object'],
        ['a', 'object'],
        ['a.0', 'string'],
        ['a.1', 'object'],
        ['a.1.b', 'number'],
      ],
    );
  });
});
