import type { Change, Status } from '../reconcile/change.ts';
import { brokenLines } from '../reconcile/guard/broken-lines.ts';
import type { Baseline } from '../reconcile/lock.ts';
import { type Finding, finding } from './finding.ts';

/** Files that are as generated or missing, or that have conflict markers, which is reported already. */
const skipped: ReadonlySet<Status> = new Set(['unchanged', 'adopted', 'updated', 'removed', 'unresolved']);

/**
 * Finds what a merge or its user broke in generated files: a Dockerfile or YAML file that no longer parses, or a stage or argument that is
 * used and gone. The run that merges reports it once; without this, every later one would call the project in order.
 */
export async function brokenFileFindings(changes: readonly Change[], { files }: Baseline): Promise<Finding[]> {
  const findings = changes.map(async ({ path, status, before, baseline }) => {
    const former = files.get(path);
    if (before === undefined || former === undefined || skipped.has(status)) return [];
    const known = [before, former.content ?? '', baseline?.content ?? ''];
    return (await brokenLines(path, before, known)).map(({ id, line, values }) => finding(id, path, line, values));
  });
  return (await Promise.all(findings)).flat();
}
