import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { freshFolder } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';

const root = packageRoot();

/** The lines of one hunk of a diff: context (blank), removed (-) and added (+). */
type Edit = { readonly file: string; readonly lines: readonly string[] };

/** An example: the edits of the list, the files that the type checker names then, and all edits. */
type Example = { readonly list: readonly Edit[]; readonly named: readonly string[]; readonly edits: readonly Edit[] };

const examples = readFileSync(join(root, 'docs/adding-a-value.md'), 'utf8').split(/^## /m).slice(1).map(exampleOf);

function exampleOf(section: string): Example {
  const blocks = [...section.matchAll(/^```(diff|text)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => ({
    kind,
    lines: text.trimEnd().split('\n'),
  }));
  const editOf = ({ lines: [header = '', ...lines] }: { lines: string[] }) => ({
    file: header.replace('--- ', ''),
    lines,
  });
  const at = blocks.findIndex(({ kind }) => kind === 'text');
  return {
    list: blocks.slice(0, at).map(editOf),
    named: blocks[at]?.lines ?? [],
    edits: blocks.filter(({ kind }) => kind === 'diff').map(editOf),
  };
}

/** Applies an edit where its context and removed lines stand; a line that ends in `…` stands for every one that begins so. */
function apply(folder: string, { file, lines }: Edit): void {
  const path = join(folder, file);
  const old = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const expected = lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1));
  const matches = (line: string | undefined, pattern: string) =>
    pattern.endsWith('…') ? line?.startsWith(pattern.slice(0, -1)) === true : line === pattern;
  const places = [...old.keys()].filter((i) => expected.every((pattern, k) => matches(old[i + k], pattern)));
  const [place = 0, ...others] = expected.length === 0 ? [0] : places;
  assert.ok(existsSync(path) === expected.length > 0 && others.length === 0, `${file}: ${expected.join('\n')}`);
  assert.ok(expected.length === 0 || matches(old[place], expected[0] ?? ''), `${file} lacks ${expected.join('\n')}`);
  let at = place;
  const made = lines.flatMap((line) => {
    if (line.startsWith('+')) return [line.slice(1)];
    at += 1;
    return line.startsWith('-') ? [] : [old[at - 1] ?? ''];
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, [...old.slice(0, place), ...made, ...old.slice(at)].join('\n'));
}

/** Copies what the type checker needs: the sources, and the tests' list of all options. */
function copyOfSources(folder: string): void {
  const more = ['package.json', 'templates', 'test/support/arbitrary-answers.ts', 'test/support/surroundings.ts'];
  for (const path of ['src', 'generators', 'scripts', ...more]) {
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  const config = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ ...config, include: ['src', 'generators', 'scripts', 'test'] }),
  );
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** The files in which the type checker finds errors, and its output. */
function check(folder: string): { files: string[]; output: string } {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = runProgram(process.execPath, [tsc, '--project', folder, '--pretty', 'false'], { cwd: folder });
  const files = [...stdout.matchAll(/^(\S+?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file);
  return { files: [...new Set(files)].sort(), output: stdout };
}

/** What the changed sources make of answers: the rendered files, and the mirrors that a measurement of three registries chooses. */
const script = `
import { loadComments } from './src/language/comments/load.ts';
import { chooseMirrors } from './src/measure/choice.ts';
import { kindsFor } from './src/measure/measure.ts';
import { optionTable } from './src/options/table.ts';
import { templatesOf } from './src/render/manifest.ts';
import { render } from './src/render/render.ts';
import { loadTemplates } from './src/render/template.ts';
import { resolve } from './src/resolve/resolve.ts';
import { surroundings } from './test/support/surroundings.ts';

const given = { base: 'wolfi', with: ['editorconfig'], stopSignal: 'SIGINT' };
const answers = {};
for (const { name, fallback } of optionTable) answers[name] = given[name] ?? fallback(answers, surroundings);
const project = resolve(answers);
const files = render(project, await loadTemplates(templatesOf(project)), await loadComments('en', true));
const works = (kind, name, milliseconds) => ({
  kind, name, address: name + '/' + kind, isOwn: false, isConfirmed: true, isForMembers: false, works: true, milliseconds, notes: [],
});
const results = [works('docker.io', '1ms', 1), works('docker.io', 'upstream', 9), works('cgr.dev', 'upstream', 9)];
const chosen = (some) => chooseMirrors(some, kindsFor(answers), answers, 'wolfi').values.imageMirror;
console.log(JSON.stringify({
  files: Object.fromEntries(files.map(({ path, content }) => [path, content])),
  kinds: kindsFor(answers),
  mirrors: [chosen(results), chosen(results.slice(0, 1)), chosen([results[0], works('cgr.dev', 'daocloud', 1)])],
}));
`;

describe('the worked examples of docs/adding-a-value.md', () => {
  const folder = freshFolder({ after }, 'copy');
  before(() => copyOfSources(folder));
  it('are a base, an extra and an option', () => assert.equal(examples.length, 3));
  for (const [i, { list, named, edits }] of examples.entries()) {
    it(`number ${i + 1}: the type checker names what it says, once the value is in its list`, () => {
      const files = [...new Set(list.map(({ file }) => file))];
      const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'));
      for (const edit of list) apply(folder, edit);
      assert.deepEqual(check(folder).files, [...named].sort());
      for (const [at, file] of files.entries()) writeFileSync(join(folder, file), texts[at] ?? '');
    });
    it(`number ${i + 1}: changes at most three files besides texts and tests`, () => {
      const files = [...new Set(edits.map(({ file }) => file))];
      const others = files.filter((file) => !/^(src\/language|test)\//.test(file));
      assert.ok(others.length <= 3, others.join(', '));
    });
  }
  it('compile together, and have their effect', () => {
    for (const { edits } of examples) for (const edit of edits) apply(folder, edit);
    assert.equal(check(folder).output, '');
    writeFileSync(join(folder, 'script.ts'), script);
    const { stdout, stderr } = runProgram(process.execPath, ['script.ts'], { cwd: folder });
    assert.equal(stderr, '');
    const { files, kinds, mirrors } = JSON.parse(stdout);
    assert.match(files.Dockerfile, /^# The image to run on\.\nARG RUN_IMAGE=cgr\.dev\/chainguard\/wolfi-base:latest$/m);
    assert.doesNotMatch(files.Dockerfile, /distroless|COPY --from=toolchain/);
    assert.match(files.Dockerfile, /^ENV .*\n.*-tags=timetzdata/m);
    assert.match(files.Dockerfile, /^STOPSIGNAL SIGINT$/m);
    assert.match(files['.editorconfig'], /^indent_style = tab$/m);
    assert.deepEqual(kinds, ['docker.io', 'cgr.dev', 'apk', 'goproxy', 'sumdb']);
    assert.deepEqual(mirrors, ['upstream', null, 'docker.io=1ms/docker.io,cgr.dev=daocloud/cgr.dev']);
  });
});
