import type { Asker } from '../run/asker.ts';

/** Asks in the terminal of this process, by inquirer, which is loaded at the first question. */
export const terminalAsker: Asker = {
  // Opening these streams takes a few milliseconds.
  canAsk: () => process.stdin.isTTY === true && process.stdout.isTTY === true,
  prompt: async (questions, answered) => {
    const { default: inquirer } = await import('inquirer');
    // The types of inquirer's questions allow neither a computed default nor the second argument of `validate`.
    return inquirer.prompt(questions as Parameters<typeof inquirer.prompt>[0], { ...answered });
  },
};
