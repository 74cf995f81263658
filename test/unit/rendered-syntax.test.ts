import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { arbitraryAnswers } from '../support/arbitrary-answers.ts';
import { renderedTexts } from '../support/rendering.ts';
import { parseConfig } from '../support/renovate.ts';

const instructions = /^(ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|RUN|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

function checkYaml(text: string): void {
  for (const document of parseAllDocuments(text)) {
    assert.ok('errors' in document);
    assert.deepEqual([...document.errors, ...document.warnings], []);
  }
}

function checkDockerfile(text: string): void {
  const keywords = DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => instruction.getKeyword());
  assert.deepEqual(
    keywords.filter((keyword) => !instructions.test(keyword)),
    [],
  );
  assert.ok(keywords.includes('FROM'));
}

/** A simple reader of HCL: every bracket, quote and `${` has its partner, and every line outside of brackets is a block or an attribute. */
function checkHcl(text: string): void {
  const open: string[] = [];
  const closing: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{' };
  for (const [token] of text.matchAll(/^\s*#.*$|\\.|\$\{|["[\](){}\n]/gm)) {
    const inString = open.at(-1) === '"';
    if (token === '"' && inString) open.pop();
    else if (token === '"') open.push('"');
    else if (token === '${') open.push('{');
    else if (inString) assert.notEqual(token, '\n', 'a string ends on its line');
    else if ('[({'.includes(token)) open.push(token);
    else if (token in closing) assert.equal(open.pop(), closing[token]);
  }
  assert.deepEqual(open, []);
  const isLine = /^( *\w+( "[\w-]+")? \{| *[\w-]+ += .+| {2,}".*| *[\]})]+,?| *#.*|)$/;
  assert.deepEqual(
    text.split('\n').filter((line) => !isLine.test(line)),
    [],
  );
}

/** Blocks of requirements, and directives of one line. */
function checkGoMod(text: string): void {
  const isLine =
    /^(module \S+|go [\d.]+|require \($|require \S+ v\S+( \/\/ indirect)?|\t\S+ v\S+( \/\/ indirect)?|\)|\/\/.*|)$/;
  assert.deepEqual(
    text.split('\n').filter((line) => !isLine.test(line)),
    [],
  );
}

/** Recipes begin with a tab, and everything else is a comment, a variable, a rule or a condition. */
function checkMakefile(text: string): void {
  const whole = text.replaceAll('\\\n', ' ');
  const isLine =
    /^(\t.*|#.*|[A-Za-z_.]+ *[:?]?= ?.*|export .*|[a-z.A-Z0-9$(){}/_ -]+:( .*)?|(ifeq|ifneq|ifdef|ifndef|else|endif|include|define|endef)\b.*|)$/;
  assert.deepEqual(
    whole.split('\n').filter((line) => !isLine.test(line)),
    [],
  );
}

const checks: readonly (readonly [RegExp, (text: string) => void])[] = [
  [/\.ya?ml$/, checkYaml],
  [/renovate\.json5$/, (text) => parseConfig(text)],
  [/\.json$/, (text) => JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''))],
  [/Dockerfile$/, checkDockerfile],
  [/\.hcl$/, checkHcl],
  [/go\.mod$/, checkGoMod],
  [/Makefile$/, checkMakefile],
];
/** Files without a syntax of their own; those in Go are checked by gofmt in test/go. */
const others = /\.(go|md)$|(ignore|attributes)$|go\.sum$/;

describe('every rendered file, over the whole option space', () => {
  it('has the syntax of its kind', () => {
    const checked = new Set<RegExp>();
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const [path, text] of renderedTexts(answers)) {
          const [pattern, check] = checks.find(([one]) => one.test(path)) ?? [];
          if (pattern === undefined) assert.match(path, others);
          else checked.add(pattern);
          check?.(text);
        }
      }),
      { numRuns: 100 },
    );
    assert.equal(checked.size, checks.length, 'each kind of file is rendered at least once');
  });
});
