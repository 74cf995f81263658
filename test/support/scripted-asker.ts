import { main } from '../../src/command/main.ts';
import { type Asker, defaultSize } from '../../src/run/asker.ts';

/** An answer of a script that goes one question back. */
export const goBack = Symbol('back');

type Asked = {
  readonly name: string;
  readonly message: string;
  readonly choices: readonly string[];
  readonly answer: unknown;
};

type Script = Readonly<Record<string, readonly unknown[]>>;

/**
 * An asker that answers each question by its name from a script, in turn, and with the default when the script has no more. `asked` has
 * all questions. It fails after 200 of them, as a dialog that goes on for ever would.
 */
export function scriptedAsker(script: Script, parts: Partial<Asker> = {}): { asker: Asker; asked: Asked[] } {
  const asked: Asked[] = [];
  const used = new Map<string, number>();
  const prompt = async (question: object): Promise<unknown> => {
    const {
      name,
      message,
      choices = [],
      default: fallback,
    } = question as {
      name: string;
      message: string;
      choices?: { name: string }[];
      default?: unknown;
    };
    const at = used.get(name) ?? 0;
    used.set(name, at + 1);
    const answers = script[name] ?? [];
    const answer = at < answers.length ? answers[at] : fallback;
    asked.push({ name, message, choices: choices.map((choice) => choice.name), answer });
    if (asked.length > 200) throw new Error('the dialog does not end');
    return answer === goBack ? undefined : answer;
  };
  const asker = { canAsk: () => true, prompt, size: () => defaultSize, backKey: 'Esc', edit: undefined, ...parts };
  return { asker, asked };
}

/** Runs our own command in a directory, as in a terminal in which a person answers by a script. */
export async function runScripted(folder: string, args: readonly string[], script: Script, parts: Partial<Asker> = {}) {
  const { asker, asked } = scriptedAsker(script, parts);
  let screen = '';
  const show = (text: string) => {
    screen += text;
  };
  const status = await main(args, {
    folder,
    environment: { LC_ALL: 'C.UTF-8', DOCKER_HOST: 'unix:///nonexistent' },
    out: show,
    err: show,
    asker,
    readInput: () => Promise.resolve(new Uint8Array()),
    errColumns: () => undefined,
    onInterrupt: () => () => undefined,
  });
  return { status, screen, asked, names: asked.map(({ name }) => name) };
}
