import type { Project } from '../../resolve/project.ts';

/** One generated file: which template makes it, where it goes, and when. */
export type Entry = {
  /** Below templates/, without `.ejs`. It is also the file's identity where its path changes. */
  readonly template: string;
  readonly path: string;
  readonly when?: (project: Project) => boolean;
  /** Whether other languages than English have a template of their own, with the language before the ending of its name. */
  readonly translated?: boolean;
};
