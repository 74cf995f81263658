import type { Comments } from '../language/comments/comment.ts';
import { packageVersion } from '../package-root.ts';
import type { Project } from '../resolve/project.ts';
import { commentCalls } from './comments.ts';
import type { Template, View } from './compile.ts';
import { entriesOf, templateIn, versionFiles } from './manifest.ts';
import type { Templates } from './template.ts';

/** A file that a template makes of the answers, in memory. */
export type RenderedFile = {
  /** The template's name, which stays if the path changes. */
  readonly id: string;
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  readonly content: string;
  readonly executable: boolean;
};

/**
 * Renders every file of a project, with the comments of its language: same answers, and same version of this generator, same bytes.
 * Fails if a template is not among those given.
 */
export function render(project: Project, templates: Templates, comments: Comments): RenderedFile[] {
  const view = viewOf(project, comments);
  return entriesOf(project).map((entry) => ({
    id: entry.template,
    path: entry.path,
    content: templateOf(templateIn(entry, project.language), templates)(view),
    executable: false,
  }));
}

export function viewOf(project: Project, comments: Comments): View {
  return {
    ...project,
    versionFiles: versionFiles(project),
    generatorVersion: packageVersion(),
    ...commentCalls(comments, project.comments, project),
  };
}

function templateOf(name: string, templates: Templates): Template {
  const template = templates.get(name);
  if (template === undefined) throw new Error(`the template ${name} was not loaded`);
  return template;
}
