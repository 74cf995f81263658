import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';

/** The keys of a terminal as prompts read them. */
export type Keys = {
  /** What prompts read instead of the terminal: one key at a time, and only while one waits for it. */
  readonly input: Readable;
  /** Reads the terminal while a prompt is open, and calls the listener at Esc, until the returned function is called. */
  readonly listen: (onEscape: () => void) => () => void;
  /** Leaves the terminal to another program until the returned function is called. */
  readonly release: () => () => void;
};

const escapeKey = '\u001b';
const interruptKey = '\u0003';

/** In milliseconds: a terminal sends the rest of a sequence that begins with Esc sooner, and no person waits longer. */
const restOfSequence = 50;

/**
 * Splits what a terminal sends into keys: sequences of Esc, and single characters. A lone Esc at the end may be the beginning of a
 * sequence.
 */
export function splitKeys(text: string): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals send them
  return text.match(/\u001b\u001b?(?:\[[0-?]*[ -/]*[@-~]|O[ -~])|\u001b|[\s\S]/gu) ?? [];
}

/**
 * Reads keys from a terminal and keeps them until a prompt wants them: inquirer drops what was typed before a prompt, and what comes
 * with its last key. Ctrl-C that no prompt reads interrupts the process, as the terminal itself no longer does that.
 */
export function keysOf(terminal: ReadStream): Keys {
  const input = new Readable({ read: () => {} });
  const decoder = new StringDecoder('utf8');
  let waiting: string[] = [];
  let unfinished = '';
  let timer: NodeJS.Timeout | undefined;
  let onEscape: (() => void) | undefined;
  let isOpen = false;

  // Besides readline's own listener, there is one of the prompt as soon as it can take a key.
  const isListening = () => onEscape !== undefined && input.listenerCount('keypress') > 1;
  const pump = () => {
    const key = isListening() ? waiting.shift() : undefined;
    if (key === undefined) return;
    if (key === escapeKey) onEscape?.();
    else input.push(key);
    setImmediate(pump);
  };
  const take = (text: string) => {
    const keys = splitKeys(text);
    if (keys.includes(interruptKey) && !isListening()) process.kill(process.pid, 'SIGINT');
    waiting.push(...keys);
    setImmediate(pump);
  };
  terminal.on('data', (bytes: Buffer) => {
    clearTimeout(timer);
    const text = unfinished + decoder.write(bytes);
    unfinished = text.endsWith(escapeKey) ? escapeKey : '';
    take(text.slice(0, text.length - unfinished.length));
    if (unfinished === '') return;
    timer = setTimeout(() => {
      unfinished = '';
      take(escapeKey);
    }, restOfSequence);
  });
  terminal.on('end', () => input.push(null));
  // A prompt that Ctrl-D closes pauses its input and never settles: without the terminal, the process comes to its end.
  input.on('pause', () => terminal.unref());
  const open = () => {
    if (!isOpen) terminal.setRawMode(true).resume();
    isOpen = true;
  };
  return {
    input,
    listen: (listener) => {
      open();
      terminal.ref();
      onEscape = listener;
      input.on('newListener', schedule);
      setImmediate(pump);
      return () => {
        input.off('newListener', schedule);
        onEscape = undefined;
        terminal.unref();
      };
    },
    release: () => {
      terminal.setRawMode(false).pause();
      isOpen = false;
      waiting = [];
      return open;
    },
  };
  function schedule() {
    setImmediate(pump);
  }
}
