import type { Extra } from '../options/answers.ts';
import type { Program } from '../resolve/kubernetes.ts';
import type { Project } from '../resolve/project.ts';

/** One generated file: the template that makes it, its path, and its condition. */
export type Entry = {
  /** Below templates/, without `.ejs`. It also identifies the file if its path changes. */
  readonly template: string;
  readonly path: string;
  readonly when?: (project: Project) => boolean;
  /** Other languages than English have a template of their own, with the language before the ending of its name. */
  readonly translated?: boolean;
  /** The releases that update bots find in it: those of Go and Alpine, or this generator's. */
  readonly names?: readonly ('images' | 'generator')[];
};

const manifests = (path: string, needs?: (program: Program) => boolean): Entry => ({
  template: `kubernetes/${path}`,
  path: `deploy/${path}`,
  ...(needs === undefined ? {} : { when: ({ kubernetes }) => kubernetes?.programs.some(needs) === true }),
});

/** The files of each extra. Their order is that of the report. */
export const extraFiles: Readonly<Record<Extra, readonly Entry[]>> = {
  compose: [{ template: 'compose/compose.yaml', path: 'compose.yaml' }],
  make: [{ template: 'make/Makefile', path: 'Makefile' }],
  bake: [{ template: 'bake/docker-bake.hcl', path: 'docker-bake.hcl' }],
  devcontainer: [
    { template: 'devcontainer/.devcontainer/devcontainer.json', path: '.devcontainer/devcontainer.json' },
    { template: 'devcontainer/.devcontainer/Dockerfile', path: '.devcontainer/Dockerfile', names: ['images'] },
  ],
  // In the layout that kustomize is used with: a base, and an overlay for each environment.
  k8s: [
    manifests('base/kustomization.yaml'),
    manifests('base/deployment.yaml'),
    manifests('base/service.yaml', ({ ports }) => ports.length > 0),
    manifests('base/serviceaccount.yaml'),
    manifests('base/poddisruptionbudget.yaml', ({ scales }) => scales),
    manifests('base/horizontalpodautoscaler.yaml', ({ scales }) => scales),
    manifests('base/networkpolicy.yaml'),
    manifests('base/persistentvolumeclaim.yaml', ({ claims }) => claims.length > 0),
    manifests('overlays/staging/kustomization.yaml'),
    manifests('overlays/staging/namespace.yaml'),
    manifests('overlays/production/kustomization.yaml'),
    manifests('overlays/production/namespace.yaml'),
  ],
  github: [{ template: 'github/ci.yaml', path: '.github/workflows/ci.yaml', names: ['images', 'generator'] }],
  gitlab: [{ template: 'gitlab/.gitlab-ci.yml', path: '.gitlab-ci.yml', names: ['images', 'generator'] }],
  renovate: [{ template: 'renovate/renovate.json5', path: 'renovate.json5' }],
  dependabot: [{ template: 'dependabot/dependabot.yml', path: '.github/dependabot.yml' }],
};

/** All files of extras, each under the condition that its extra was chosen. */
export const extraEntries: readonly Entry[] = (Object.keys(extraFiles) as Extra[]).flatMap((extra) =>
  extraFiles[extra].map((entry) => ({
    ...entry,
    when: (project) => project.extras.includes(extra) && (entry.when === undefined || entry.when(project)),
  })),
);
