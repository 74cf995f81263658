import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
const variants: readonly { name: string; files: Record<string, string>; flags: string[]; below?: string }[] = [
  { name: 'a service', files: {}, flags: [] },
  { name: 'a service in a subdirectory of its repository', files: {}, flags: [], below: 'services/orders' },
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
    name: 'a module in a subdirectory of its repository, with private modules by .netrc and build steps',
    files: module,
    flags: ['--private-modules=git.example.com/team', '--build-step=go generate ./...', '--comments=none'],
    below: '@team/_shop.x',
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
  for (const { name, files, flags, below } of variants) {
    describe(`of ${name}`, () => {
      // The forges read files at the root alone; what is left to do there is done as the report says.
      const folder = freshFolder({ after });
      const project = join(folder, below ?? '');
      const workflow = below === undefined ? 'ci.yaml' : `${below.replaceAll('/', '-')}.yaml`;
      const pipeline = below === undefined ? '.gitlab-ci.yml' : `${below}/.gitlab-ci.yml`;
      const run = (tool: string, ...args: string[]) =>
        runProgram(findTool(tool) ?? '', args, {
          cwd: folder,
          env: { PATH: `${process.execPath.replace(/\/node$/, '')}:${process.env.PATH}` },
        });
      const schema = (kind: string, file: string, ...more: string[]) =>
        succeeds(run('check-jsonschema', '--builtin-schema', `vendor.${kind}`, ...more, file));
      before(() => {
        writeFiles(project, files);
        if (below !== undefined) {
          mkdirSync(join(folder, '.git'));
          mkdirSync(project, { recursive: true });
        }
        const { status, stdout, stderr } = goContainer(['--defaults', '--json', extras, ...flags], project);
        assert.equal(status, 0, stderr);
        const { root = [] } = JSON.parse(stdout) as { root?: { file: string; command?: string; lines?: string[] }[] };
        assert.equal(root.length, below === undefined ? 0 : 4);
        for (const { file, command, lines = [] } of root) {
          if (command === undefined) writeFileSync(join(project, file), `${lines.join('\n')}\n`);
          else succeeds(runProgram('sh', ['-c', command], { cwd: project }));
        }
        commitAll(folder);
      });
      it('are clean for actionlint, which has ShellCheck look at the commands', { skip: without('actionlint') }, () => {
        const shellcheck = findTool('shellcheck');
        assert.ok(shellcheck);
        succeeds(run('actionlint', '-shellcheck', shellcheck, `.github/workflows/${workflow}`));
      });
      it('have nothing that zizmor finds', { skip: without('zizmor') }, () => {
        succeeds(run('zizmor', '--offline', '--no-progress', '.'));
      });
      it('are as the schemas of GitHub, Dependabot and Renovate have it', { skip: without('check-jsonschema') }, () => {
        schema('github-workflows', `.github/workflows/${workflow}`);
        schema('dependabot', '.github/dependabot.yml');
        schema('renovate', 'renovate.json5');
      });
      it('are as the schema of GitLab has it', { skip: without('check-jsonschema') }, () => {
        for (const file of new Set(['.gitlab-ci.yml', pipeline]))
          schema('gitlab-ci', file, '--data-transform', 'gitlab-ci');
      });
      it('have the jobs of GitLab that a push to main runs', { skip: without('gitlab-ci-local') }, () => {
        const jobsOf = (file: string) => {
          const list = ['--list-csv', `--file=${file}`];
          const local = runProgram(process.execPath, [findTool('gitlab-ci-local') ?? '', ...list], { cwd: folder });
          succeeds(local);
          return [...new Set([...local.stdout.matchAll(/^([^;:\n]+)[;:]/gm)].map((match) => match[1]))];
        };
        assert.deepEqual(jobsOf(pipeline), ['name', 'test', 'lint', 'check', 'build']);
        if (below === undefined) return;
        const git = (...args: string[]) => {
          const made = runProgram('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
            cwd: folder,
          });
          succeeds(made);
          return made.stdout.trim();
        };
        // A branch that has the project already, and one that lacks it: only a change in its directory starts its pipeline.
        git('update-ref', 'refs/remotes/origin/main', 'HEAD');
        assert.deepEqual(jobsOf('.gitlab-ci.yml'), ['name']);
        const empty = git('hash-object', '-t', 'tree', '-w', '/dev/null');
        git('update-ref', 'refs/remotes/origin/main', git('commit-tree', '-m', 'nothing', empty));
        assert.deepEqual(jobsOf('.gitlab-ci.yml'), ['name', `run ${below}`]);
      });
      it('have no command on GitLab that ShellCheck finds fault with', { skip: without('shellcheck') }, () => {
        const document = parse(readFileSync(join(folder, pipeline), 'utf8')) as Record<string, { script?: string[] }>;
        for (const [job, { script }] of Object.entries(document)) {
          if (!Array.isArray(script)) continue;
          const file = join(folder, '..', `${job}.sh`);
          // A runner stops at the first command that fails.
          writeFileSync(file, `#!/bin/sh\nset -e\n${script.join('\n')}\n`);
          succeeds(run('shellcheck', file));
        }
      });
    });
  }
});
