import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
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
  let [text, removed] = ['', ''];
  const flush = (added: string) => {
    const [left, right] = [removed.replaceAll(ofA.port, '@@= port =@@'), added.replaceAll(ofB.port, '@@= port =@@')];
    if (left === right) text += left;
    else text += `@@% if base == "${ofA.base}" %@@\n${left}@@% else %@@\n${right}@@% endif %@@\n`;
    removed = '';
  };
  for (const part of diffLines(a, b)) {
    if (part.removed) removed = part.value;
    else if (part.added) flush(part.value);
    else {
      if (removed !== '') flush('');
      text += part.value;
    }
  }
  if (removed !== '') flush('');
  return text;
}
