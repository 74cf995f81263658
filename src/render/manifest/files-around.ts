import type { Entry } from './entry.ts';

/** The files that build and run the image, each by choice. */
export const filesAroundEntries: readonly Entry[] = [
  { template: 'compose/compose.yaml', path: 'compose.yaml', when: ({ compose }) => compose !== undefined },
  { template: 'make/Makefile', path: 'Makefile', when: ({ make }) => make !== undefined },
  { template: 'bake/docker-bake.hcl', path: 'docker-bake.hcl', when: ({ bake }) => bake !== undefined },
  {
    template: 'devcontainer/.devcontainer/devcontainer.json',
    path: '.devcontainer/devcontainer.json',
    when: ({ devcontainer }) => devcontainer !== undefined,
  },
  {
    template: 'devcontainer/.devcontainer/Dockerfile',
    path: '.devcontainer/Dockerfile',
    when: ({ devcontainer }) => devcontainer !== undefined,
  },
];
