import type { Language } from '../language/language.ts';
import type { Project } from '../resolve/project.ts';
import type { Entry } from './manifest/entry.ts';
import { filesAroundEntries } from './manifest/files-around.ts';
import { kubernetesEntries } from './manifest/kubernetes.ts';
import { pipelineEntries } from './manifest/pipelines.ts';
import { telemetryEntries } from './manifest/telemetry.ts';

/** All that can be generated, in the order of the report. */
export const manifest: readonly Entry[] = [
  { template: 'docker/Dockerfile', path: 'Dockerfile' },
  { template: 'docker/.dockerignore', path: '.dockerignore' },
  { template: 'service/go.mod', path: 'go.mod' },
  { template: 'service/cmd/server/main.go', path: 'cmd/server/main.go' },
  { template: 'service/cmd/server/main_test.go', path: 'cmd/server/main_test.go' },
  { template: 'service/cmd/server/config.go', path: 'cmd/server/config.go' },
  { template: 'service/cmd/server/config_test.go', path: 'cmd/server/config_test.go' },
  { template: 'service/cmd/server/handler.go', path: 'cmd/server/handler.go' },
  { template: 'service/cmd/server/server.go', path: 'cmd/server/server.go' },
  { template: 'service/cmd/server/server_test.go', path: 'cmd/server/server_test.go' },
  { template: 'service/cmd/server/drain.go', path: 'cmd/server/drain.go' },
  { template: 'service/internal/health/health.go', path: 'internal/health/health.go' },
  { template: 'service/internal/health/health_test.go', path: 'internal/health/health_test.go' },
  { template: 'service/internal/buildinfo/buildinfo.go', path: 'internal/buildinfo/buildinfo.go' },
  { template: 'service/internal/buildinfo/buildinfo_test.go', path: 'internal/buildinfo/buildinfo_test.go' },
  ...telemetryEntries,
  { template: 'project/.gitignore', path: '.gitignore' },
  { template: 'project/README.md', path: 'README.md', translated: true },
  { template: 'module/.dockerignore', path: '.dockerignore', when: isModule },
  {
    template: 'module/internal/healthprobe/main.go',
    path: 'internal/healthprobe/main.go',
    when: ({ build }) => build?.usesProbe === true,
  },
  ...filesAroundEntries,
  ...kubernetesEntries,
  ...pipelineEntries,
];

/** The template of an entry in a language: `README.zh-CN.md` for `README.md`. */
export function templateIn({ template, translated }: Entry, language: Language): string {
  return translated === true && language !== 'en' ? template.replace(/(\.\w+)$/, `.${language}$1`) : template;
}

function isModule({ build }: Project): boolean {
  return build !== undefined;
}

/** Templates of a generated service: a module that is there has files of its own in their place, or needs none. */
const ofService = /^(service|project)\/|^docker\/\.dockerignore$/;

/** The names of the templates that make a project. */
export function templatesOf(project: Project): string[] {
  return entriesOf(project).map((entry) => templateIn(entry, project.language));
}

/** Whether a project has other files than every service. */
export function hasFilesByChoice(project: Project): boolean {
  return entriesOf(project).some(({ when }) => when !== undefined);
}

/** The entries that make a project. */
export function entriesOf(project: Project): Entry[] {
  return manifest.filter(
    ({ template, when }) =>
      (project.build === undefined || !ofService.test(template)) && (when === undefined || when(project)),
  );
}
