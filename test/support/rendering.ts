import type { Comments } from '../../src/language/comments/comment.ts';
import { loadComments } from '../../src/language/comments/load.ts';
import { languages } from '../../src/language/language.ts';
import type { Answers } from '../../src/options/answers.ts';
import { manifest, templateIn } from '../../src/render/manifest.ts';
import { type RenderedFile, render } from '../../src/render/render.ts';
import { loadTemplates } from '../../src/render/template.ts';
import type { Project } from '../../src/resolve/project.ts';
import { resolve } from '../../src/resolve/resolve.ts';

const comments = { en: await loadComments('en', true), 'zh-CN': await loadComments('zh-CN', true) };
const templates = await loadTemplates(
  manifest.flatMap((entry) => languages.map((language) => templateIn(entry, language))),
);

/** The files of a project, without a process or a disk. */
export function renderedFiles(project: Project, loaded: Comments = comments[project.language]): RenderedFile[] {
  return render(project, templates, loaded);
}

/** The texts of the files that answers make, by their paths. */
export function renderedTexts(answers: Answers): Map<string, string> {
  return new Map(renderedFiles(resolve(answers)).map(({ path, content }) => [path, content]));
}
