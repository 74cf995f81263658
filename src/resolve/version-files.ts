import { savedAnswersFile } from '../inspect/own-names.ts';
import type { Answers } from '../options/answers.ts';

/** The generated files in which a version bot finds releases of Go and Alpine, or of this generator. */
export type VersionFiles = {
  /** Those that name Go or Alpine, with the saved answers, so that files and answers are raised together. */
  readonly images: readonly string[];
  /** Those that name this generator. */
  readonly generator: readonly string[];
};

/**
 * Says where versions stand. A test renders projects of other versions and finds every place that this misses. A go.mod that was there
 * stays out: its `go` line is the oldest Go that its author supports, not the one that the image is built with.
 */
export function versionFiles(answers: Answers): VersionFiles {
  const has = (extra: Answers['with'][number]) => answers.with.includes(extra);
  const pipelines = [
    ...(has('github') ? ['.github/workflows/ci.yaml'] : []),
    ...(has('gitlab') ? ['.gitlab-ci.yml'] : []),
  ];
  const devcontainer = has('devcontainer') ? ['.devcontainer/Dockerfile'] : [];
  const ofService = answers.scaffold === 'yes' ? ['go.mod', 'README.md'] : [];
  return {
    images: ['Dockerfile', ...ofService, savedAnswersFile, ...devcontainer, ...pipelines],
    generator: pipelines,
  };
}
