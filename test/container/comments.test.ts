import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languages } from '../../src/language/language.ts';
import { commentsLevels } from '../../src/options/answers.ts';
import { docker, withoutEngine } from '../support/engine.ts';
import { existingProjects } from '../support/existing-projects.ts';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool } from '../support/tools.ts';

/** Projects whose Dockerfiles have, between them, nearly every comment there is. */
const projects = [
  { name: 'a service', before: {}, flags: ['--packages=tini', '--go-proxy=goproxy.cn|aliyun,direct'] },
  { name: 'a service on scratch', before: {}, flags: ['--base=scratch', '--region=china'] },
  { name: 'a service on distroless', before: {}, flags: ['--base=distroless'] },
  { name: 'programs of a module', before: existingProjects.commands, flags: ['--base=scratch'] },
  {
    name: 'a module with C',
    before: existingProjects.root,
    flags: ['--cgo=on', '--private-modules=git.example.com/team', '--credentials=ssh', '--env=A=b', '--volumes=/data'],
  },
] as const;

describe('a Dockerfile, for every language and depth of its comments', {
  skip: withoutEngine,
  timeout: 900_000,
}, () => {
  const hadolint = findTool('hadolint');
  for (const { name, before, flags } of projects) {
    for (const language of languages) {
      for (const level of commentsLevels) {
        it(`of ${name} is clean for docker build --check and hadolint: ${level} in ${language}`, (t) => {
          const folder = freshFolder(t);
          writeFiles(folder, { ...before });
          const made = goContainer(['--defaults', `--language=${language}`, `--comments=${level}`, ...flags], folder);
          assert.equal(made.status, 0, made.stderr);
          assert.match(docker(['build', '--check', '.'], folder), /no warnings found/);
          if (hadolint !== undefined) assert.equal(runProgram(hadolint, ['Dockerfile'], { cwd: folder }).stdout, '');
        });
      }
    }
  }
});
