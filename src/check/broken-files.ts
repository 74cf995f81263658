import type { Change, Status } from '../reconcile/change.ts';
import { brokenLines } from '../reconcile/guard/broken-lines.ts';
import type { Baseline } from '../reconcile/lock.ts';
import { type Finding, finding } from './finding.ts';

/** Files that are as they are, or were, generated, that are not there, or that have markers, which say enough. */
const passedBy: ReadonlySet<Status> = new Set(['unchanged', 'adopted', 'updated', 'removed', 'unresolved']);

/**
 * What keeps generated files from being read or built as they are on disk, whether a merge or their user did it: a Dockerfile or YAML
 * that does not parse, or a stage or argument that is used and not there.
 */
export async function brokenFileFindings(changes: readonly Change[], { files }: Baseline): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path, status, before, baseline } of changes) {
    const former = files.get(path);
    if (before === undefined || former === undefined || passedBy.has(status)) continue;
    const known = [before, former.content ?? '', baseline?.content ?? ''];
    for (const { id, line, values } of await brokenLines(path, before, known)) {
      findings.push(finding(id, path, line, values));
    }
  }
  return findings;
}
