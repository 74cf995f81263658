import { scriptOf, shellCommands } from '../inspect/dockerfile/shell.ts';
import { jsonList } from '../inspect/dockerfile/words.ts';

/** A port and a path without its query, as something asks for them. */
export type Asked = { readonly port: string; readonly path: string };

const host = String.raw`(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?![\w.-])`;
const withScheme = new RegExp(`(https?)://${host}([^\\s"'|;&\\\\]*)`);
const bare = new RegExp(`^${host}(.*)$`);
/** What takes an address without a scheme for one of HTTP. */
const clients = /(?:^|\/)(?:wget|curl|http|httpie|xh)$/;

/**
 * The port and path of the first address of this machine in a command, as a health check asks it; undefined where there is none, or one with a
 * variable, which may stand for anything. The command is one of a shell, or in JSON form.
 */
export function localUrl(command: string | readonly string[]): Asked | undefined {
  const words = typeof command === 'string' ? (jsonList(command) ?? command) : command;
  // The words of `sh -c` are a command of a shell, wherever they begin: something may start the shell.
  const script = typeof words === 'string' ? words : words.flatMap((_, at) => scriptOf(words.slice(at)) ?? [])[0];
  const text = script ?? (words as readonly string[]).join(' ');
  const [, scheme, rest] = withScheme.exec(text) ?? [];
  if (rest !== undefined) return askedOf(rest, scheme === 'https' ? '443' : '80');
  const commands = script === undefined ? [words as readonly string[]] : commandsOf(script);
  for (const [name = '', ...others] of commands) {
    if (!clients.test(name)) continue;
    const [, address] = others.map((word) => bare.exec(word)).findLast((match) => match !== null) ?? [];
    if (address !== undefined) return askedOf(address, '80');
  }
  return undefined;
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
