import type { Scope } from '../inspect/dockerfile/scope.ts';
import { scriptOf, shellCommands } from '../inspect/dockerfile/shell.ts';
import { jsonList } from '../inspect/dockerfile/words.ts';
import { localConnection } from './local-connection.ts';
import { withVariables } from './shell-variables.ts';

/** A port and a path without its query, as something asks for them; the path is empty for a mere connection. */
export type Asked = { readonly port: string; readonly path: string };

const host = String.raw`(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?![\w.-])`;
const withScheme = new RegExp(`(https?)://${host}([^\\s"'|;&\\\\]*)`);
const bare = new RegExp(`^${host}(.*)$`);
/** What takes an address without a scheme for one of HTTP. */
const clients = /(?:^|\/)(?:wget|curl|http|httpie|xh)$/;

/** What leads a request elsewhere than its address says. */
const detour = /\s--(?:abstract-unix-socket|unix-socket|connect-to|resolve|proxy)\b/;

/**
 * The port and path of the first address of this machine in a command, as a health check asks it, or the port that it connects to; undefined where there
 * is none, or one with a variable of which the value is not certain. The command is one of a shell, or in JSON form; `environment` is what
 * its shell runs in, where that is known.
 */
export function localUrl(command: string | readonly string[], environment?: Scope): Asked | undefined {
  const words = typeof command === 'string' ? (jsonList(command) ?? command) : command;
  const written = scriptIn(words);
  const script = written === undefined ? undefined : withVariables(written, environment);
  const text = script ?? (words as readonly string[]).join(' ');
  if (detour.test(text)) return undefined;
  const [, scheme, rest] = withScheme.exec(text) ?? [];
  if (rest !== undefined) return askedOf(rest, scheme === 'https' ? '443' : '80');
  const commands = script === undefined ? [words as readonly string[]] : commandsOf(script);
  for (const [name = '', ...others] of commands) {
    if (!clients.test(name)) continue;
    const [, address] = others.map((word) => bare.exec(word)).findLast((match) => match !== null) ?? [];
    if (address !== undefined) return askedOf(address, '80');
  }
  const ports = commands.flatMap((one) => localConnection(one) ?? []);
  // Of several connections, one may stand in for another.
  return ports[0] === undefined || ports.length > 1 ? undefined : { port: ports[0], path: '' };
}

/** Whether what a command asks depends on variables, which those who run it may set. */
export function asksByVariable(command: string): boolean {
  return scriptIn(jsonList(command) ?? command)?.includes('$') === true;
}

/** What a shell runs; the words of `sh -c` are a command of one, wherever they begin: something may start the shell. */
function scriptIn(words: string | readonly string[]): string | undefined {
  return typeof words === 'string' ? words : words.flatMap((_, at) => scriptOf(words.slice(at)) ?? [])[0];
}

/** What follows a host: `:8080/healthz?x=1`. */
function askedOf(rest: string, usualPort: string): Asked | undefined {
  if (rest.includes('$')) return undefined;
  const [whole, port = usualPort, path = '/'] = /^(?::(\d+))?(\/[^?#]*)?(?=[?#]|$)/.exec(rest) ?? [];
  return whole === undefined ? undefined : { port, path };
}

/** The words of each command; where a script is no list of plain commands, words are what has blanks around it. */
function commandsOf(script: string): readonly (readonly string[])[] {
  const commands = shellCommands(script, new Map());
  if (commands !== undefined) return commands.map(({ words }) => words);
  return script.split(/[\n;&|(){}]+/).map((part) =>
    part
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll(/["']/g, '')),
  );
}
