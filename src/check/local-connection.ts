const netcat = /(?:^|\/)(?:nc|ncat|netcat)$/;
const host = /^(?:localhost|127\.0\.0\.1|::1|0\.0\.0\.0)$/;

/**
 * The port of this machine that a command such as `nc -z -w 2 localhost 8080` connects to, undefined for any other, and for netcat with flags that
 * do more than that.
 */
export function localConnection(command: readonly string[]): string | undefined {
  const [name = '', ...others] = command[0]?.endsWith('busybox') ? command.slice(1) : command;
  if (!netcat.test(name)) return undefined;
  const plain = others.filter((word, at) => !word.startsWith('-') && !takesNext(others[at - 1] ?? ''));
  const flags = others.filter((word) => word.startsWith('-'));
  const isKnown = flags.every((flag) => /^-[zvn46]*(?:[wqi]\d*)?$/.test(flag));
  const [address = '', port = '', ...more] = plain;
  const isConnection = isKnown && flags.some((flag) => flag.includes('z')) && more.length === 0;
  return isConnection && host.test(address) && /^\d+$/.test(port) ? port : undefined;
}

/** Whether the word behind a flag is its value, as in `-w 2`. */
function takesNext(flag: string): boolean {
  return /^-[zvn46]*[wqi]$/.test(flag);
}
