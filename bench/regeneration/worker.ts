// One measurement of bench/regeneration.ts, in a process of its own: takes a job as JSON, prints the outcome as JSON.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { apply } from '../../src/apply/apply.ts';
import { noDecisions } from '../../src/ask/on-conflict.ts';
import { openSession } from '../../src/ask/session.ts';
import { brokenMerges } from '../../src/reconcile/guard/broken-lines.ts';
import { check } from '../../src/run/check.ts';
import { finishFormerRun } from '../../src/run/interrupted.ts';
import { isUndecided, plan } from '../../src/run/plan.ts';
import { edit, editsOfAService } from './edits.ts';

export type Job = {
  readonly task: 'generate' | 'regenerate' | 'check';
  readonly folder: string;
  readonly count: number;
  readonly answers: Readonly<Record<string, string>>;
  readonly fsync?: boolean;
};

export type Outcome = {
  readonly milliseconds: number;
  /** Processor time of all threads, which the machine's other work does not lengthen much. */
  readonly cpuMilliseconds: number;
  /** Bytes, at the most and before the first project. */
  readonly peakRss: number;
  readonly startRss: number;
};

const job = JSON.parse(process.argv[2] ?? '') as Job;
const startRss = process.memoryUsage.rss();
const cpu = process.cpuUsage();
const start = performance.now();
for (let i = 0; i < job.count; i++) await work(join(job.folder, `orders-${i}`));
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const outcome: Outcome = {
  milliseconds,
  cpuMilliseconds: (user + system) / 1000,
  peakRss: process.resourceUsage().maxRSS * 1024,
  startRss,
};
process.stdout.write(JSON.stringify(outcome));

async function work(folder: string): Promise<void> {
  if (job.task === 'check') return checkOne(folder);
  if (job.task === 'generate') mkdirSync(folder, { recursive: true });
  await regenerate(folder);
  if (job.task === 'generate') edit(folder, editsOfAService);
}

/** What a run does, but for its report, and with the choice of fsync that the command does not give. */
async function regenerate(folder: string): Promise<void> {
  finishFormerRun(folder, true, process.env);
  const planned = await plan(await session(folder), { onConflict: noDecisions, force: false });
  const merged = planned.changes.filter(({ status }) => status === 'merged').length;
  const expected = job.task === 'regenerate' ? 2 : 0;
  if (isUndecided(planned) || merged !== expected) throw new Error(`${folder}: ${merged} files are merged`);
  await brokenMerges(planned.changes, planned.lock.baseline);
  const operations = planned.changes.flatMap((change) => change.operations);
  apply(folder, operations, { fsync: job.fsync ?? false });
}

async function checkOne(folder: string): Promise<void> {
  finishFormerRun(folder, false, process.env);
  const { status } = await check(await session(folder));
  if (status !== 0) throw new Error(`${folder}: check ends with ${status}`);
}

function session(folder: string) {
  return openSession({ run: { answers: undefined }, options: job.answers }, '/', process.env, {
    folder,
    enter: folder,
    mayWrite: true,
  });
}
