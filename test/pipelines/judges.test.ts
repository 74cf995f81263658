import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { freshFolder, writeFiles } from '../support/folders.ts';
import { commitAll } from '../support/pipelines/helpers.ts';
import { goContainer, runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

const extras = '--with=github,gitlab,renovate,dependabot';
const program = 'package main\n\nfunc main() {}\n';
const module = {
  'go.mod': 'module github.com/you/shop\n\ngo 1.25\n',
  'cmd/api/main.go': program,
  'cmd/worker/main.go': program,
};
const variants = [
  { name: 'a service', files: {}, flags: [] },
  {
    name: 'a service of a name that YAML mistakes, in China, in Chinese, with packages',
    files: {},
    flags: ['--name=on', '--region=china', '--language=zh-CN', '--packages=tini', '--comments=brief'],
  },
  {
    name: 'a module with private modules by .netrc, build steps and no comments',
    files: module,
    flags: [
      '--comments=none',
      '--private-modules=git.example.com/team,*.corp.example.com',
      '--build-step=echo "${{ github.token }}: $x" # y',
      '--build-tags=prod',
      '--go-proxy=https://athens.example.com,direct',
    ],
  },
  {
    name: 'a module with private modules by SSH, and C',
    files: module,
    flags: ['--private-modules=git.example.com/team', '--credentials=ssh', '--cgo=on'],
  },
];

const succeeds = ({ status, stdout, stderr }: ReturnType<typeof runProgram>) =>
  assert.equal(status, 0, stdout + stderr);

describe('pipelines and version bots', { timeout: 300_000 }, () => {
  for (const { name, files, flags } of variants) {
    describe(`of ${name}`, () => {
      const folder = freshFolder({ after });
      const run = (tool: string, ...args: string[]) =>
        runProgram(findTool(tool) ?? '', args, {
          cwd: folder,
          env: { PATH: `${process.execPath.replace(/\/node$/, '')}:${process.env.PATH}` },
        });
      const schema = (kind: string, file: string, ...more: string[]) =>
        succeeds(run('check-jsonschema', '--builtin-schema', `vendor.${kind}`, ...more, file));
      before(() => {
        writeFiles(folder, files);
        const { status, stderr } = goContainer(['--defaults', extras, ...flags], folder);
        assert.equal(status, 0, stderr);
        commitAll(folder);
      });
      it('are clean for actionlint, which has ShellCheck look at the commands', { skip: without('actionlint') }, () => {
        const shellcheck = findTool('shellcheck');
        assert.ok(shellcheck);
        succeeds(run('actionlint', '-shellcheck', shellcheck, '.github/workflows/ci.yaml'));
      });
      it('have nothing that zizmor finds', { skip: without('zizmor') }, () => {
        succeeds(run('zizmor', '--offline', '--no-progress', '.'));
      });
      it('are as the schemas of GitHub, Dependabot and Renovate have it', { skip: without('check-jsonschema') }, () => {
        schema('github-workflows', '.github/workflows/ci.yaml');
        schema('dependabot', '.github/dependabot.yml');
        schema('renovate', 'renovate.json5');
      });
      it('are as the schema of GitLab has it', { skip: without('check-jsonschema') }, () => {
        schema('gitlab-ci', '.gitlab-ci.yml', '--data-transform', 'gitlab-ci');
      });
      it('have the jobs of GitLab that a push to main runs', { skip: without('gitlab-ci-local') }, () => {
        const local = runProgram(process.execPath, [findTool('gitlab-ci-local') ?? '', '--list-csv'], { cwd: folder });
        succeeds(local);
        const jobs = [...new Set([...local.stdout.matchAll(/^(\w+)/gm)].map((match) => match[1]))];
        assert.deepEqual(jobs, ['name', 'test', 'lint', 'check', 'build']);
      });
      it('have no command on GitLab that ShellCheck finds fault with', { skip: without('shellcheck') }, () => {
        const document = parse(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8')) as Record<
          string,
          { script?: string[] }
        >;
        for (const [job, { script }] of Object.entries(document)) {
          if (!Array.isArray(script)) continue;
          const file = join(folder, '..', `${job}.sh`);
          writeFileSync(file, `#!/bin/sh\n${script.join('\n')}\n`);
          succeeds(run('shellcheck', file));
        }
      });
    });
  }
});
