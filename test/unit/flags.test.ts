import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { argumentsFrom } from '../../generators/arguments.ts';
import { choose } from '../../src/ask/choose.ts';
import { type Flags, parseFlags, refuseMirrorFlags } from '../../src/ask/flags.ts';
import { fromFlags } from '../../src/ask/given.ts';
import { isFailure } from '../../src/language/failure.ts';
import { message } from '../../src/language/message.ts';
import type { OptionName } from '../../src/options/answers.ts';
import { optionTable } from '../../src/options/table.ts';
import { surroundings } from '../support/surroundings.ts';

/** What becomes of a command line: our own, that of `yo`, and options that a program gives to the generator. */
const surfaces: Record<string, (...args: string[]) => Flags> = {
  'go-container': (...args) => parseFlags(args),
  yo: (...args) => parseFlags(argumentsFrom({}, [], ['node', 'yo', 'go-container', ...args])),
  'a program': (...args) => {
    const options: Record<string, string[]> = {};
    for (const [, flag = '', value = ''] of args.map((arg) => /^--([^=]+)=(.*)$/s.exec(arg) ?? [])) {
      options[flag] = [...(options[flag] ?? []), value];
    }
    return parseFlags(argumentsFrom(options, [], ['node', 'test']));
  },
};

for (const [surface, flags] of Object.entries(surfaces)) {
  describe(`a flag that is repeated for ${surface}`, () => {
    const answer = (name: OptionName, ...args: string[]) =>
      choose([fromFlags(flags(...args).options)], { ...surroundings, isForeignModule: true }).answers[name];
    it('adds to a list', () => {
      assert.deepEqual(answer('env', '--env=A=1', '--env=B=2'), ['A=1', 'B=2']);
      assert.deepEqual(answer('env', '--env=A=1,B=2', '--env=C=3'), ['A=1', 'B=2', 'C=3']);
      assert.deepEqual(answer('with', '--with=compose', '--with=make'), ['compose', 'make']);
      assert.deepEqual(answer('with', '--with=make,k8s,bake', '--without=make', '--without=bake'), ['k8s']);
      assert.deepEqual(answer('buildSteps', '--build-step=go generate a,b', '--build-step=make'), [
        'go generate a,b',
        'make',
      ]);
      assert.deepEqual(answer('args', '--args=serve -v', '--args=--all'), ['serve', '-v', '--all']);
      assert.equal(answer('apkMirror', '--apk-mirror=tuna', '--apk-mirror=aliyun'), 'tuna,aliyun');
      assert.equal(answer('goProxy', '--go-proxy=goproxy.cn', '--go-proxy=direct'), 'goproxy.cn|direct');
      assert.equal(
        answer('imageMirror', '--image-mirror=docker.io=a.example/x', '--image-mirror=gcr.io=a.example/y'),
        'docker.io=a.example/x,gcr.io=a.example/y',
      );
      assert.deepEqual(flags('--kind=goproxy', '--kind=apk').mirrors.kinds, ['apk', 'goproxy']);
    });
    it('has its last value where it is no list', () => {
      assert.equal(answer('port', '--port=1', '--port=2'), 2);
      assert.equal(answer('base', '--base=alpine', '--base=scratch'), 'scratch');
      assert.equal(flags('--on-conflict=mine', '--on-conflict=new').run.onConflict.all, 'new');
      assert.equal(flags('--timeout=1', '--timeout=2').mirrors.seconds, 2);
    });
    it('is checked value by value: what is wrong alone would be a part of the value before it', () => {
      assert.throws(
        () => flags('--env=A=1', '--env=B'),
        (error) =>
          isFailure(error) &&
          error.problem.key === 'input.at' &&
          error.status === 2 &&
          error.problem.values.source === '--env',
      );
    });
  });
}

describe('the option table', () => {
  it('says of every list what stands between its elements', () => {
    const { answers } = choose([], surroundings);
    const lists = optionTable.filter(({ name }) => Array.isArray(answers[name]));
    assert.ok(lists.length > 10);
    assert.deepEqual(
      lists.filter(({ separator }) => separator === undefined).map(({ name }) => name),
      [],
    );
  });
});

describe('a flag of mirrors for another command', () => {
  const refused = (...args: string[]) => {
    try {
      refuseMirrorFlags(parseFlags(args));
      return undefined;
    } catch (error) {
      return isFailure(error) ? error.problem : error;
    }
  };
  it('is refused though it says what is the default', () => {
    assert.deepEqual(refused('--timeout=5'), message('input.flagOfMirrors', { flag: '--timeout' }));
  });
  it('is named where it is the first of several', () => {
    assert.deepEqual(refused('--port=1', '--kind=apk', '--save'), message('input.flagOfMirrors', { flag: '--kind' }));
    assert.deepEqual(refused('--save', '--kind=apk'), message('input.flagOfMirrors', { flag: '--save' }));
  });
  it('is nothing where none was given', () => {
    assert.equal(refused('--port=1'), undefined);
  });
});
