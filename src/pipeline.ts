import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from './apply/apply.ts';
import { operationsOf } from './apply/operations.ts';
import { answersToSave, choose } from './ask/choose.ts';
import type { RunFlags } from './ask/flags.ts';
import type { Given } from './ask/given.ts';
import { readFiles } from './inspect/files.ts';
import type { Inspection } from './inspect/inspect.ts';
import { exitStatus } from './language/failure.ts';
import { optionTable } from './options/table.ts';
import { packageRoot, packageVersion } from './package-root.ts';
import { reconcile } from './reconcile/reconcile.ts';
import { savedAnswersChange } from './reconcile/saved-answers.ts';
import { render } from './render/render.ts';
import { nextSteps } from './report/next-steps.ts';
import type { Report } from './report/report.ts';
import { warningsAbout } from './report/warnings.ts';
import { resolve } from './resolve/resolve.ts';

/**
 * The way of the data from the sources of answers to a report: choose, resolve, render, reconcile, apply. Nothing is
 * written where a file is in the way, nor in a dry run. Fails as the steps do.
 */
export function run(
  inspection: Inspection,
  sources: readonly Given[],
  flags: Pick<RunFlags, 'dryRun' | 'force'>,
): Report {
  const { folder, saved, surroundings } = inspection;
  const choice = choose(sources, surroundings);
  const project = resolve(choice.answers);
  const rendered = render(project, join(packageRoot(), 'templates'));
  const disk = readFiles(
    folder,
    rendered.map(({ path }) => path),
  );
  const options = optionTable.map(({ name }) => name);
  // The answers come last: where a run is cut short, the next one starts from what is on disk.
  const changes = [
    ...reconcile(rendered, disk, flags.force),
    savedAnswersChange(saved, answersToSave(choice), options),
  ];
  const inTheWay = changes.some(({ status }) => status === 'conflict');
  if (!inTheWay && !flags.dryRun) {
    mkdirSync(folder, { recursive: true });
    apply(folder, operationsOf(changes));
  }
  return {
    status: inTheWay ? exitStatus.conflict : exitStatus.done,
    language: choice.answers.language,
    version: packageVersion(),
    folder,
    dryRun: flags.dryRun,
    answers: choice.answers,
    changes,
    warnings: warningsAbout(choice.answers, new Date().toISOString().slice(0, 10)),
    next: nextSteps(project),
  };
}
