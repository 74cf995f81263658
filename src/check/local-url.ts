/**
 * The port and path of the first address of this machine in a command, as a health check asks it; undefined where there is none, or one with a
 * variable, which may stand for anything.
 */
export function localUrl(command: string): { port: string; path: string } | undefined {
  const [, address] = /https?:\/\/((?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)[^\s"'|;\\\]]*)/.exec(command) ?? [];
  if (address === undefined || address.includes('$')) return undefined;
  const [, port = '80', path = '/'] = /^[^/]*?(?::(\d+))?(\/.*)?$/.exec(address.replace('[::1]', 'localhost')) ?? [];
  return { port, path };
}
