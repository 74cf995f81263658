import { localeLanguage } from '../inspect/inspect.ts';
import { exitStatus } from '../language/failure.ts';
import { say } from '../language/say.ts';
import { isSupportedNode } from '../node-version.ts';
import { errColumns } from '../report/err-columns.ts';
import { main } from './main.ts';
import { standardError, standardOutput, writeText } from './output.ts';

/** Ctrl-C, and what CI sends to a job that is cancelled. */
const interrupts = ['SIGINT', 'SIGTERM'] as const;

// No await at the top: the bundle is CommonJS, which Node starts faster.
void run();

async function run(): Promise<void> {
  if (!isSupportedNode(process.version)) {
    err(`${say(localeLanguage(process.env), 'input.node', { version: process.version })}\n`);
    process.exitCode = exitStatus.wrongInput;
    return;
  }
  const folder = currentFolder();
  if (folder === undefined) {
    err(`${say(localeLanguage(process.env), 'input.folderGone')}\n`);
    process.exitCode = exitStatus.wrongInput;
    return;
  }
  const status = await main(process.argv.slice(2), {
    folder,
    environment: process.env,
    // A function, as to open these streams takes a few milliseconds.
    isTerminal: () => process.stdin.isTTY === true && process.stdout.isTTY === true,
    out,
    err,
    // Loaded only where there is something to ask: Yeoman takes over a second.
    askWithYeoman: async (...args) => (await import('../../generators/ask-with-yeoman.ts')).askWithYeoman(...args),
    readInput: async () => (await import('node:stream/consumers')).buffer(process.stdin),
    errColumns: () => errColumns(process),
    onInterrupt: (told) => {
      for (const signal of interrupts) process.on(signal, told);
      return () => {
        for (const signal of interrupts) process.off(signal, told);
      };
    },
  });
  // At the end of its input, Node has set 0 already while a question is still open.
  process.exitCode ||= status;
}

/** Undefined where it was deleted. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function out(text: string): void {
  try {
    writeText(standardOutput, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    err(`${say(localeLanguage(process.env), 'failure.output', { reason: code ?? message })}\n`);
    process.exitCode = exitStatus.inputOutput;
  }
}

/** What cannot be said on standard error cannot be said at all. */
function err(text: string): void {
  try {
    writeText(standardError, text);
  } catch {
    process.exitCode = exitStatus.inputOutput;
  }
}
