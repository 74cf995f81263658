import type { Extra } from '../../options/answers.ts';
import type { Project } from '../../resolve/project.ts';
import type { Entry } from './entry.ts';

const chosen =
  (extra: Extra) =>
  ({ extras }: Project) =>
    extras.includes(extra);

/** What runs for every commit, and what proposes newer versions. */
export const pipelineEntries: readonly Entry[] = [
  { template: 'github/ci.yaml', path: '.github/workflows/ci.yaml', when: chosen('github') },
  { template: 'gitlab/.gitlab-ci.yml', path: '.gitlab-ci.yml', when: chosen('gitlab') },
  { template: 'renovate/renovate.json5', path: 'renovate.json5', when: chosen('renovate') },
  { template: 'dependabot/dependabot.yml', path: '.github/dependabot.yml', when: chosen('dependabot') },
];
