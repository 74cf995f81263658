import { hostname, uptime } from 'node:os';
import { checksum } from '../inspect/checksum.ts';
import type { Disk } from './disk.ts';
import { errno } from './failure.ts';

/**
 * Who runs, in one word: `pid.start.host.boot.random`. `start` is the process's start time, so that a process number used
 * again is not taken for the old process; `host` covers the PID namespace, since containers share folders but not
 * process numbers; `0` stands for what this system does not tell.
 */
const pattern = /^(\d+)\.(\d+)\.([0-9a-f]{16})\.([0-9a-f]{16}|0)\.[0-9a-f]{12}$/;

/** How long a run on another machine, or in another container, is taken to be alive: it cannot be asked. */
export const foreignMs = 30_000;

type Stat = { pid: string; state: string; start: string };

function quietly(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (errno(error) === undefined) throw error;
    return '';
  }
}

function processStat(disk: Disk, pid: string): Stat | undefined {
  const text = quietly(() => disk.readFileSync(`/proc/${pid}/stat`, 'latin1'));
  // The second field is the command in brackets and may itself hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const start = fields[19];
  return start === undefined ? undefined : { pid: text.split(' ', 1)[0] ?? '', state: fields[0] ?? '', start };
}

const digits = (text: string): string => checksum(text).slice(0, 16);

/** Twelve hexadecimal digits. They only keep the runs of one process apart. */
function random(): string {
  return Math.floor(Math.random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0');
}

/** A new identity for this run. */
export function introduce(disk: Disk): string {
  const own = processStat(disk, 'self');
  const boot = quietly(() => disk.readFileSync('/proc/sys/kernel/random/boot_id', 'latin1'));
  const space = quietly(() => disk.readlinkSync('/proc/self/ns/pid', 'utf8'));
  return [
    own?.pid ?? process.pid,
    own?.start ?? '0',
    digits(`${hostname()}\n${space}`),
    boot === '' ? '0' : digits(boot),
    random(),
  ].join('.');
}

/** The process number in an identity, for messages. */
export const pidOf = (id: string): string => pattern.exec(id)?.[1] ?? '?';

/** Whether the run `id` may still be at work, as seen by the run `self`; `age` is how long ago (ms) `id` began. */
export function isAlive(disk: Disk, id: string, self: string, age: () => number): boolean {
  const [, pid, start, host, boot] = pattern.exec(id) ?? [];
  const [, , ownStart, ownHost, ownBoot] = pattern.exec(self) ?? [];
  if (pid === undefined) return false;
  if (host !== ownHost) return age() < foreignMs;
  if (boot !== ownBoot) return false;
  if (ownStart === '0' && age() > uptime() * 1000 + 60_000) return false;
  const stat = processStat(disk, pid);
  if (stat !== undefined) return !'ZX'.includes(stat.state) && (start === '0' || stat.start === start);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return errno(error) === 'EPERM';
  }
}
