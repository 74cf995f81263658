import { type Dockerfile, stageNamed } from '../inspect/dockerfile/dockerfile.ts';
import { buildOf, type ComposeService } from './compose-files.ts';
import { type Finding, finding } from './finding.ts';
import { withDefaults } from './interpolation.ts';

/** The stages that services build from the Dockerfile of the top folder. */
export function targetsOf(services: readonly ComposeService[]): string[] {
  return services.flatMap((service) => targetOf(service) ?? []);
}

/** Services whose target is no stage of that Dockerfile, so that `docker compose build` fails. */
export function targetFindings(services: readonly ComposeService[], dockerfile: Dockerfile | undefined): Finding[] {
  if (dockerfile === undefined) return [];
  return services.flatMap((service) => {
    const target = targetOf(service);
    // What it extends may be built from another file, and a variable may stand for any stage.
    const { build, extends: extended } = service.settings;
    if (target === undefined || extended !== undefined || /\$/.test(String(buildOf(build).target))) return [];
    if (stageNamed(dockerfile, target) !== undefined) return [];
    const { file, line } = service.place('build', 'target');
    return [finding('target-missing', file, line, { target })];
  });
}

/** Whether a service is built from the Dockerfile in the top folder. */
export function buildsHere({ folder, settings }: ComposeService): boolean {
  if (settings.build === undefined || folder !== '') return false;
  const { context = '.', dockerfile = 'Dockerfile', dockerfile_inline: inline } = buildOf(settings.build);
  return (
    ['.', './'].includes(withDefaults(String(context))) &&
    ['Dockerfile', './Dockerfile'].includes(withDefaults(String(dockerfile))) &&
    inline === undefined
  );
}

/** The stage that a service is built to, by its name or number; undefined for the last one. */
export function targetOf(service: ComposeService): string | undefined {
  const { target } = buildOf(service.settings.build);
  if (!buildsHere(service) || target === undefined || target === null) return undefined;
  return withDefaults(String(target)) || undefined;
}
