import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findHunks, splitLines } from '../../src/reconcile/line-diff.ts';
import { filesIn, writeFiles } from '../../test/support/folders.ts';

type Rendered = { readonly folder: string; readonly answers: { readonly base: string; readonly port: string } };

// Brackets that no generated file holds, as Jinja's own are in Go and in the Dockerfile.
const settings = `_envops:
  block_start_string: "@@%"
  block_end_string: "%@@"
  variable_start_string: "@@="
  variable_end_string: "=@@"
  comment_start_string: "@@#"
  comment_end_string: "#@@"
  trim_blocks: true
  keep_trailing_newline: true
_templates_suffix: ""
base:
  type: str
port:
  type: int
`;

/** Writes a copier template that renders the same files as two generated projects with their answers. */
export function copierTemplate(folder: string, one: Rendered, other: Rendered): void {
  const names = Object.keys(filesIn(one.folder)).filter((path) => !/^\.(go-container\.lock|yo-rc\.json)$/.test(path));
  const texts = names.map((path) => {
    const [a = '', b = ''] = [one, other].map((side) => readFileSync(join(side.folder, path), 'utf8'));
    return [path, templateOf(a, b, one.answers, other.answers)];
  });
  writeFiles(folder, {
    ...Object.fromEntries(texts),
    'copier.yml': settings,
    '.copier-answers.yml': '@@= _copier_answers|to_nice_yaml -=@@\n',
  });
}

function templateOf(a: string, b: string, ofA: Rendered['answers'], ofB: Rendered['answers']): string {
  const [old, next] = [splitLines(a), splitLines(b)];
  let [text, at] = ['', 0];
  for (const { start, end, otherStart, otherEnd } of findHunks(old, next)) {
    const left = old.slice(start, end).join('').replaceAll(ofA.port, '@@= port =@@');
    const right = next.slice(otherStart, otherEnd).join('').replaceAll(ofB.port, '@@= port =@@');
    text += old.slice(at, start).join('');
    text += left === right ? left : `@@% if base == "${ofA.base}" %@@\n${left}@@% else %@@\n${right}@@% endif %@@\n`;
    at = end;
  }
  return text + old.slice(at).join('');
}
