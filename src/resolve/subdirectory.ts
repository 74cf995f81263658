import type { Answers } from '../options/answers.ts';
import { yamlText } from './quoting.ts';

/** The place of a project in a larger repository, for the files that forges and bots read at its root. */
export type Subdirectory = {
  /** The path from the root of the repository. */
  readonly path: string;
  /** The same, as YAML writes it. */
  readonly yaml: string;
  /** The path as one word, which tells the project from others of the repository. */
  readonly slug: string;
  /** The way back to the root. */
  readonly up: string;
  /** The path of the workflow at the root. GitHub reads no folders below this one. */
  readonly workflow: string;
};

/** The place of a project below the root of its repository; undefined for one at the root. */
export function subdirectoryOf({ repositoryPath: path }: Pick<Answers, 'repositoryPath'>): Subdirectory | undefined {
  if (path === '') return undefined;
  const slug = path.replaceAll('/', '-');
  const up = path.replace(/[^/]+/g, '..');
  return { path, yaml: yamlText(path), slug, up, workflow: `.github/workflows/${slug}.yaml` };
}
