import type { Kubernetes, Program } from '../../resolve/kubernetes.ts';
import type { Project } from '../../resolve/project.ts';
import type { Entry } from './entry.ts';

const some =
  (has: (program: Program) => boolean) =>
  ({ kubernetes }: { kubernetes: Kubernetes | undefined }) =>
    kubernetes?.programs.some(has) === true;
const always = ({ kubernetes }: Project) => kubernetes !== undefined;
const entry = (path: string, when: (project: Project) => boolean = always): Entry => ({
  template: `kubernetes/${path}`,
  path: `deploy/${path}`,
  when,
});

/** The manifests for Kubernetes, in the layout that kustomize is used with: a base, and an overlay for each place. */
export const kubernetesEntries: readonly Entry[] = [
  entry('base/kustomization.yaml'),
  entry('base/deployment.yaml'),
  entry(
    'base/service.yaml',
    some(({ ports }) => ports.length > 0),
  ),
  entry('base/serviceaccount.yaml'),
  entry(
    'base/poddisruptionbudget.yaml',
    some(({ scales }) => scales),
  ),
  entry(
    'base/horizontalpodautoscaler.yaml',
    some(({ scales }) => scales),
  ),
  entry('base/networkpolicy.yaml'),
  entry(
    'base/persistentvolumeclaim.yaml',
    some(({ claims }) => claims.length > 0),
  ),
  entry('overlays/staging/kustomization.yaml'),
  entry('overlays/staging/namespace.yaml'),
  entry('overlays/production/kustomization.yaml'),
  entry('overlays/production/namespace.yaml'),
];
