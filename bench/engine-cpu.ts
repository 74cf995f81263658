import { readdirSync, readFileSync } from 'node:fs';

const engine = /^(?:\S*\/)?(?:dockerd|containerd|buildkitd)(?:-\S*)?$/;
const ticksPerSecond = 100;

/**
 * CPU seconds, user and system, that container engines on this machine have used, with those of the builds that they ran. A quiet machine
 * makes the difference of two figures the cost of what happened between them. NaN if no engine is seen, as on macOS.
 */
export function engineCpu(): number {
  const ticks = processes().map(({ stat }) => {
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  });
  return ticks.length === 0 ? Number.NaN : ticks.reduce((sum, of) => sum + of, 0) / ticksPerSecond;
}

function processes(): { stat: string }[] {
  const ids = list('/proc').filter((name) => /^\d+$/.test(name));
  return ids
    .map((id) => ({ command: text(`/proc/${id}/cmdline`).split('\0')[0] ?? '', stat: text(`/proc/${id}/stat`) }))
    .filter(({ command, stat }) => engine.test(command) && stat !== '');
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A process may end while it is read. */
function text(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
