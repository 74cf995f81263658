import { developerFacts, dockerfileFacts } from './dockerfile.ts';
import type { Fact, Reader } from './facts.ts';
import { bakeFacts, goFacts, goModFacts, makeFacts, readmeFacts } from './texts.ts';
import { composeFacts, devcontainerFacts, githubFacts, gitlabFacts, kubernetesFacts } from './yaml-files.ts';

/**
 * Who reads which file, and what the file has to say in full. A generated file that is neither here nor below fails the test, so that
 * nobody adds one that nothing compares.
 */
export const readers: readonly { path: RegExp; read: Reader; says: readonly Fact[] }[] = [
  { path: /^Dockerfile$/, read: dockerfileFacts, says: ['port', 'uid', 'image', 'go', 'alpine'] },
  { path: /^go\.mod$/, read: goModFacts, says: ['go'] },
  { path: /^cmd\/server\/config\.go$/, read: goFacts, says: ['port'] },
  { path: /^cmd\/server\/handler\.go$/, read: goFacts, says: ['livePath', 'readyPath'] },
  {
    path: /^README(\.[\w-]+)?\.md$/,
    read: readmeFacts,
    says: ['port', 'livePath', 'readyPath', 'image', 'go', 'alpine'],
  },
  { path: /^\.github\/workflows\/ci\.yaml$/, read: githubFacts, says: ['go', 'image'] },
  { path: /^\.gitlab-ci\.yml$/, read: gitlabFacts, says: ['go', 'image'] },
  { path: /^docker-bake\.hcl$/, read: bakeFacts, says: ['image'] },
  { path: /^compose(\.[\w-]+)?\.ya?ml$/, read: composeFacts, says: ['port', 'image'] },
  { path: /^Makefile$/, read: makeFacts, says: ['image'] },
  { path: /^\.devcontainer\/devcontainer\.json$/, read: devcontainerFacts, says: [] },
  { path: /^\.devcontainer\/Dockerfile$/, read: developerFacts, says: ['go'] },
  { path: /^deploy\/base\/deployment\.yaml$/, read: kubernetesFacts, says: ['image', 'uid'] },
  { path: /^deploy\/.*kustomization\.yaml$/, read: kubernetesFacts, says: [] },
  { path: /^deploy\/.*\.yaml$/, read: kubernetesFacts, says: [] },
];

/** Files that say nothing of these: they name none of it, or only by constants of the files above. */
export const silent: readonly RegExp[] = [
  /^\.dockerignore$/,
  /^\.gitattributes$/,
  /^\.gitignore$/,
  /^go\.sum$/,
  /^cmd\/server\/(main|main_test|config_test|server|server_test|drain|metrics|metrics_test)\.go$/,
  /^internal\/(health|buildinfo|healthprobe|metrics|telemetry)\/\w+\.go$/,
  /^renovate\.json5$/,
  /^\.github\/dependabot\.yml$/,
];
