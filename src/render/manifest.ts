import { savedAnswersFile } from '../inspect/own-names.ts';
import type { Language } from '../language/language.ts';
import type { Extra, Telemetry } from '../options/answers.ts';
import { type ExtraFile, extraTable, type Release } from '../resolve/extras.ts';
import type { Project } from '../resolve/project.ts';

/** One generated file: the template that makes it, its path, and its condition. */
export type Entry = Omit<ExtraFile, 'when'> & {
  readonly when?: (project: Project) => boolean;
  /** Other languages than English have a template of their own, with the language before the ending of its name. */
  readonly translated?: boolean;
};

const telemetryFiles: Readonly<Record<Telemetry, readonly Entry[]>> = {
  none: [],
  prometheus: [
    { template: 'service/prometheus/go.sum', path: 'go.sum' },
    { template: 'service/cmd/server/metrics.go', path: 'cmd/server/metrics.go' },
    { template: 'service/cmd/server/metrics_test.go', path: 'cmd/server/metrics_test.go' },
    { template: 'service/internal/metrics/metrics.go', path: 'internal/metrics/metrics.go' },
    { template: 'service/internal/metrics/metrics_test.go', path: 'internal/metrics/metrics_test.go' },
  ],
  opentelemetry: [
    { template: 'service/opentelemetry/go.sum', path: 'go.sum' },
    { template: 'service/internal/telemetry/telemetry.go', path: 'internal/telemetry/telemetry.go' },
    { template: 'service/internal/telemetry/telemetry_test.go', path: 'internal/telemetry/telemetry_test.go' },
  ],
};

const telemetryEntries = (Object.keys(telemetryFiles) as Telemetry[]).flatMap((telemetry) =>
  telemetryFiles[telemetry].map((entry): Entry => ({ ...entry, when: (project) => project.telemetry === telemetry })),
);

const extraEntries = (Object.keys(extraTable) as Extra[]).flatMap((extra) =>
  extraTable[extra].files.map(
    ({ when, ...file }): Entry => ({
      ...file,
      when: (project) => project.extras.includes(extra) && (when === undefined || when(project)),
    }),
  ),
);

/** All files that can be generated, in the order of the report. */
export const manifest: readonly Entry[] = [
  { template: 'docker/Dockerfile', path: 'Dockerfile', names: ['images'] },
  { template: 'docker/.dockerignore', path: '.dockerignore' },
  { template: 'service/go.mod', path: 'go.mod', names: ['images'] },
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
  { template: 'project/README.md', path: 'README.md', translated: true, names: ['images'] },
  { template: 'git/.gitattributes', path: '.gitattributes' },
  { template: 'module/.dockerignore', path: '.dockerignore', when: isModule },
  {
    template: 'module/internal/healthprobe/main.go',
    path: 'internal/healthprobe/main.go',
    when: ({ build }) => build?.usesProbe === true,
  },
  ...extraEntries,
];

const workflowTemplate = 'github/ci.yaml';

/** The template of an entry in a language: `README.zh-CN.md` for `README.md`. */
export function templateIn({ template, translated }: Entry, language: Language): string {
  return translated === true && language !== 'en' ? template.replace(/(\.\w+)$/, `.${language}$1`) : template;
}

function isModule({ build }: Project): boolean {
  return build !== undefined;
}

/** Templates of a generated service. An existing module has its own files instead, or needs none. */
const ofService = /^(service|project)\/|^docker\/\.dockerignore$/;

export function templatesOf(project: Project): string[] {
  return entriesOf(project).map((entry) => templateIn(entry, project.language));
}

/** Reports whether a project has files that not every service has. */
export function hasFilesByChoice(project: Project): boolean {
  return entriesOf(project).some(({ when }) => when !== undefined);
}

export function entriesOf(project: Project): Entry[] {
  return manifest.filter(
    ({ template, when }) =>
      (project.build === undefined || !ofService.test(template)) && (when === undefined || when(project)),
  );
}

/** Paths as update bots see them, from the root of the repository. */
export type VersionFiles = {
  /** Those of Go or Alpine, and the saved answers, so that files and answers are updated together. */
  readonly images: readonly string[];
  /** Those of this generator. */
  readonly generator: readonly string[];
};

/**
 * Lists the files of a project that name releases. A test renders projects of other versions and finds every one that this misses. An
 * existing go.mod is not among them: its `go` line is the oldest Go that its author supports, not the one that builds the image.
 */
export function versionFiles(project: Project): VersionFiles {
  const below = project.subdirectory;
  const place = (path: string) => (below === undefined ? path : `${below.path}/${path}`);
  const named = (release: Release, entries: readonly Entry[]) =>
    entries
      .filter(({ names }) => names?.includes(release))
      .flatMap(({ path, template }) =>
        // GitHub reads a copy of the workflow, which has to stay the same.
        below !== undefined && template === workflowTemplate ? [place(path), below.workflow] : [place(path)],
      );
  const entries = entriesOf(project);
  const ofExtras = entries.filter((entry) => extraEntries.includes(entry));
  const others = entries.filter((entry) => !ofExtras.includes(entry));
  return {
    images: [...named('images', others), place(savedAnswersFile), ...named('images', ofExtras)],
    generator: named('generator', entries),
  };
}
