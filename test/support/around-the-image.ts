import { rmSync } from 'node:fs';
import fc from 'fast-check';
import type { Answers, Extra } from '../../src/options/answers.ts';
import type { Project } from '../../src/resolve/project.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { arbitraryAnswers } from './arbitrary-answers.ts';
import { writeFiles } from './folders.ts';
import { renderedFiles } from './rendering.ts';

/** A project with its rendered files. */
export type Rendered = { readonly project: Project; readonly files: Readonly<Record<string, string>> };

/** Any project that has some files around its image, over the whole option space. */
export function projectsWith(...extras: readonly Extra[]): fc.Arbitrary<Rendered> {
  return arbitraryAnswers.map((answers) => renderedWith(answers, extras));
}

function renderedWith(answers: Answers, extras: readonly Extra[]): Rendered {
  const project = resolve({ ...answers, with: [...extras] });
  const files = renderedFiles(project);
  return { project, files: Object.fromEntries(files.map(({ path, content }) => [path, content])) };
}

/** Checks some projects with their files written into a folder. A tool that is not ours takes its time, so there are few. */
export function forSome(extras: readonly Extra[], folder: string, check: (rendered: Rendered) => void): void {
  const all = fc.property(projectsWith(...extras), (rendered) => {
    rmSync(folder, { recursive: true, force: true });
    writeFiles(folder, rendered.files);
    check(rendered);
  });
  fc.assert(all, { numRuns: 20 });
}
