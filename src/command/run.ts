import { localeLanguage } from '../inspect/inspect.ts';
import { exitStatus } from '../language/failure.ts';
import { say } from '../language/say.ts';
import { isSupportedNode } from '../package-root.ts';
import { wantsColours } from '../report/look.ts';
import { errColumns } from '../report/progress-display.ts';
import { type Asker, sizeOf } from '../run/asker.ts';
import { editorIn } from '../run/edit-text.ts';
import { main } from './main.ts';
import { standardError, standardOutput, writeText } from './output.ts';

/** Ctrl-C, and the signal of CI to a canceled job. */
const interrupts = ['SIGINT', 'SIGTERM'] as const;

const editor = editorIn(process.env);

/** Asks in the terminal of this process, by inquirer, which is loaded at the first question. */
export const terminalAsker: Asker = {
  // Opening these streams takes a few milliseconds.
  canAsk: () => process.stdin.isTTY === true && process.stdout.isTTY === true,
  prompt: async (question) => (await import('./terminal.ts')).prompt(question),
  size: () => sizeOf(process.stdout),
  backKey: 'Esc',
  edit: editor === undefined ? undefined : async (path) => (await import('./terminal.ts')).edit(editor, path),
};

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
    out,
    err,
    asker: terminalAsker,
    readInput: async () => (await import('node:stream/consumers')).buffer(process.stdin),
    outColumns: () => (process.stdout.isTTY ? sizeOf(process.stdout).columns : undefined),
    colours: () => wantsColours(process.env, process.stdout.isTTY === true),
    errColumns: () => errColumns(process),
    onInterrupt: (listener) => {
      for (const signal of interrupts) process.on(signal, listener);
      return () => {
        for (const signal of interrupts) process.off(signal, listener);
      };
    },
  });
  // When input ends at an open question, Node has set 0 already.
  process.exitCode ||= status;
}

/** The current directory; undefined if it was deleted. */
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

/** If standard error fails, the text is lost and only the exit status reports it. */
function err(text: string): void {
  try {
    writeText(standardError, text);
  } catch {
    process.exitCode = exitStatus.inputOutput;
  }
}
