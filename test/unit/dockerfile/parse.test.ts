import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DockerfileParser } from 'dockerfile-ast';
import { parseDockerfile } from '../../../src/inspect/dockerfile/parse.ts';
import { packageRoot } from '../../../src/package-root.ts';

const files = ['test/golden', 'test/unit/dockerfile/fixtures'].flatMap((folder) =>
  readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /Dockerfile/.test(path))
    .map((path) => join(folder, path)),
);

/** Keywords with their lines, as we read them. */
function ours(text: string): string[] | undefined {
  const parsed = parseDockerfile(text);
  if (!parsed.ok) return undefined;
  const { globals, stages } = parsed.dockerfile;
  const all = [...globals, ...stages.flatMap(({ instructions }) => instructions)];
  return all.map(({ keyword, line, endLine }) => `${line}-${endLine} ${keyword}`);
}

function theirs(text: string): string[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { start, end } = instruction.getRange();
      return `${start.line + 1}-${end.line + 1} ${instruction.getKeyword()}`;
    });
}

describe('the instructions of a Dockerfile', () => {
  it('are where another parser finds them', () => {
    const texts = files.map((file) => readFileSync(join(packageRoot(), file), 'utf8'));
    const read = texts.flatMap((text) => {
      const found = ours(text);
      return found === undefined ? [] : [[found, theirs(text)] as const];
    });
    assert.ok(read.length > 30, `${read.length} of ${files.length}`);
    for (const [found, expected] of read) assert.deepEqual(found, expected);
  });
  for (const [name, text, expected] of [
    [
      'a line that is continued over comments and empty lines',
      'FROM a\nRUN a \\\n# c\n\n  b\nUSER x\n',
      ['1-1 FROM', '2-5 RUN', '6-6 USER'],
    ],
    ['a here-document', 'FROM a\nRUN <<EOF\nFROM b\nEOF\nUSER x\n', ['1-1 FROM', '2-4 RUN', '5-5 USER']],
    ['two here-documents', 'FROM a\nCOPY <<A <<-B /\nx\nA\n\tB\nUSER x\n', ['1-1 FROM', '2-5 COPY', '6-6 USER']],
    [
      'another character that continues lines',
      '# escape=`\nFROM a\nRUN a `\n b\\\nUSER x\n',
      ['2-2 FROM', '3-4 RUN', '5-5 USER'],
    ],
    [
      'no directive behind a comment',
      '# c\n# escape=`\nFROM a\nRUN a `\nUSER x\n',
      ['3-3 FROM', '4-4 RUN', '5-5 USER'],
    ],
    ['lines of Windows', 'FROM a\r\nRUN a \\\r\n  b\r\nUSER x\r\n', ['1-1 FROM', '2-3 RUN', '4-4 USER']],
  ] as const) {
    it(`are found around ${name}`, () => assert.deepEqual(ours(text), expected));
  }
});
