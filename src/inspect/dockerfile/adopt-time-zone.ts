import type { InstructionContext, Understanding } from './context.ts';
import type { ShellCommand } from './shell.ts';

/** Understands the settings of a time zone: a file that is linked or copied to /etc/localtime, a name in /etc/timezone. */
export function adoptTimeZoneCommand(
  { words, redirects }: ShellCommand,
  place: InstructionContext,
  line: number,
): Understanding {
  const name = words[0]?.split('/').at(-1) ?? '';
  if (name === 'dpkg-reconfigure' && words.includes('tzdata')) return 'understood';
  if (/^(ln|cp|mv)$/.test(name) && words.at(-1)?.startsWith('/etc/localtime') === true) {
    setTimeZone(words.find((word) => word.includes('/zoneinfo/'))?.split('/zoneinfo/')[1], place, line);
    return 'understood';
  }
  if (/^(echo|printf)$/.test(name) && redirects.some(({ target }) => target === '/etc/timezone')) {
    setTimeZone(
      words.slice(1).find((word) => !word.startsWith('-')),
      place,
      line,
    );
    return 'understood';
  }
  return undefined;
}

/** Notes a time zone of the image that runs; one of the builder alone changes nothing. */
export function setTimeZone(zone: string | undefined, { adoption, role }: InstructionContext, line: number): void {
  if (zone !== undefined && role !== 'builder' && /^[A-Za-z][\w+/-]*$/.test(zone.trim())) {
    adoption.needs.timeZone ??= { value: zone.trim(), line };
  }
}
