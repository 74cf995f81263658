import {
  type CommandName,
  type Flags,
  languageAsked,
  parseFlags,
  refuseMirrorFlags,
  requireCommand,
} from '../ask/flags.ts';
import { isGeneratedService, openSession, type Session } from '../ask/session.ts';
import { type Environment, localeLanguage, surroundingsOrDefaults } from '../inspect/inspect.ts';
import { asFailure, type ExitStatus, exitStatus, failure } from '../language/failure.ts';
import type { Language } from '../language/language.ts';
import { type Message, message } from '../language/message.ts';
import { sayMessage } from '../language/say.ts';
import { shown } from '../options/checks/result.ts';
import { packageVersion } from '../package-root.ts';
import { checkJson, checkText } from '../report/check-report.ts';
import { type FilesReport, filesJson, filesText } from '../report/files-report.ts';
import { type HelpTopic, helpText } from '../report/help.ts';
import { jsonFailure } from '../report/json-report.ts';
import { lookOf } from '../report/look.ts';
import type { Report } from '../report/report.ts';
import type { Asker } from './asker.ts';
import { check } from './check.ts';
import { hasQuestions, holdDialog } from './dialog.ts';
import { type Generation, generate, type Notes } from './generate.ts';
import { finishFormerRun } from './interrupted.ts';
import type { Surface } from './measure.ts';
import { type Need, placeOf, requireLikelyPlace } from './place.ts';

/** A front door: our own command, or a generator of Yeoman's. */
export type Door = Surface & {
  readonly program: 'go-container' | 'yo';
  /** The sub-commands that an argument can name. */
  readonly commands: readonly HelpTopic[];
  /** The sub-command that the door itself stands for, if any. */
  readonly command?: HelpTopic | undefined;
  readonly folder: string;
  readonly environment: Environment;
  readonly asker: Asker;
  /** Runs a command over the directories of many projects. */
  readonly runEach: (flags: Flags, folders: readonly string[]) => Promise<ExitStatus>;
  /** The saved answers of a directory that another generator holds in memory, if any. */
  readonly unsavedAnswers?: (folder: string) => string | undefined;
};

export type Ended = {
  readonly status: ExitStatus;
  /** The report, if the run came to write a project. */
  readonly report?: Report;
  /** The sentence to show, and the error, if the run failed. */
  readonly failed?: { readonly text: string; readonly error: unknown };
};

/** A run that has ended, or whose questions are answered: `finish` does the rest, and never fails. */
export type Begun = Ended | { readonly finish: () => Promise<Ended> };

type Opened = Generation & { readonly flags: Flags };

type Command = {
  readonly asks: boolean;
  readonly needs: (flags: Flags) => Need;
  /** Reports whether it writes, unless it is a dry run. */
  readonly writes: (flags: Flags) => boolean;
  readonly finish: (opened: Opened) => Promise<Ended>;
};

const generating: Command = {
  asks: true,
  needs: () => 'creates',
  writes: () => true,
  finish: async (opened) => {
    const report = await generate(opened);
    return { status: report.status, report };
  },
};

/** A command that changes files without a plan: `work` does it, unless for a dry run, and reports. */
function filesCommand(needs: Need, load: () => Promise<(session: Session, dryRun: boolean) => FilesReport>): Command {
  return {
    asks: false,
    needs: () => needs,
    writes: () => true,
    finish: async ({ session, run, surface, notes }) => {
      const work = await load();
      const report = work(session, run.dryRun);
      const all = { ...report, warnings: [...notes.pending(), ...report.warnings] };
      surface.out(run.json ? filesJson(all, run.diff) : filesText(all, run.diff, lookOf(surface, run.verbose)));
      return { status: report.status };
    },
  };
}

/** The commands by the names of their arguments; the main one has none. */
const commands: Readonly<Record<Exclude<CommandName, 'completion'>, Command>> = {
  generate: generating,
  docker: generating,
  undo: filesCommand('nothing', async () => (await import('./undo.ts')).undo),
  eject: filesCommand('project', async () => (await import('./eject.ts')).eject),
  update: { ...generating, asks: false, needs: () => 'project' },
  check: {
    asks: false,
    needs: () => 'project',
    writes: () => false,
    finish: async ({ session, run, surface }) => {
      const report = await check(session);
      surface.out(run.json ? checkJson(report) : checkText(report, lookOf(surface, run.verbose)));
      return { status: report.status };
    },
  },
  mirrors: {
    asks: false,
    needs: ({ mirrors }) => (mirrors.save ? 'project' : 'nothing'),
    writes: ({ mirrors }) => mirrors.save,
    finish: async ({ session, flags, surface, notes }) => {
      // No other command needs the code that uses the network.
      const { measureMirrors } = await import('./measure.ts');
      return { status: await measureMirrors(session, flags, surface, notes.pending()) };
    },
  },
};

/**
 * Begins the run of a command line: reads the flags, finishes an interrupted run, opens the session, and asks if there is
 * anybody to ask. Never fails: a failure is an end, reported in the user's language, and as JSON on request.
 */
export async function begin(args: readonly string[], door: Door): Promise<Begun> {
  let language = languageAsked(args) ?? localeLanguage(door.environment);
  let messages: readonly Message[] = [];
  const notes: Notes = {
    pending: () => messages,
    show: () => {
      for (const one of messages) door.err(`${sayMessage(language, one)}\n`);
      messages = [];
    },
  };
  const attempt = async <Value>(work: () => Promise<Value>): Promise<Value | Ended> => {
    try {
      return await work();
    } catch (error) {
      notes.show();
      const failed = asFailure(error, door);
      if (args.includes('--json')) door.out(jsonFailure(failed, language));
      return { status: failed.status, failed: { text: sayMessage(language, failed.problem), error } };
    }
  };
  return attempt(async () => {
    const flags = parseFlags(args);
    const { run, positionals } = flags;
    requireCommand(positionals, door.commands);
    const name = door.command ?? door.commands.find((known) => known === positionals[0]);
    if (run.version) return printed(door, `${packageVersion()}\n`);
    if (run.help) return printed(door, helpIn(door, name, language));
    if (name === 'completion') return printed(door, await completionOf(positionals, language));
    if (name !== 'mirrors') refuseMirrorFlags(flags);
    if (run.each !== undefined) return { status: await door.runEach(flags, run.each) };
    const command = commands[name ?? 'generate'];
    const need = command.needs(flags);
    const place = placeOf(door, run.dir, need);
    const { folder, enter } = place;
    if (place.moved !== undefined) door.err(`${sayMessage(language, place.moved)}\n`);
    const canAsk = command.asks && !run.defaults && !run.json && door.asker.canAsk();
    if (need === 'creates') await requireLikelyPlace(place, door, canAsk ? door.asker : undefined, language);
    const mayWrite = command.writes(flags) && !run.dryRun;
    const asker = canAsk ? door.asker : undefined;
    // Before anything is read, which takes a moment.
    if (asker !== undefined) door.out(`go-container ${packageVersion()}  ${folder}\n`);
    messages = [...finishFormerRun(folder, mayWrite, door.environment), ...place.messages];
    const unsavedAnswers = door.unsavedAnswers?.(folder);
    const settings = { folder, enter, mayWrite, unsavedAnswers, command: name };
    const session = await openSession(flags, door.folder, door.environment, settings);
    language = session.language;
    if (name === 'docker' && isGeneratedService(session)) {
      throw failure(exitStatus.wrongInput, message('input.dockerOfService', { folder }));
    }
    const typed = typedCommand(door, name);
    const opened = { session, run, flags, asker, dialog: undefined, surface: door, notes, command: typed, args };
    if (asker === undefined || !hasQuestions(session)) return { finish: () => attempt(() => command.finish(opened)) };
    notes.show();
    const asked = await holdDialog(asker, session, door);
    return { finish: () => attempt(() => command.finish({ ...opened, ...asked })) };
  });
}

/** The command as a user types it; a sub-generator of Yeoman's is part of its name. */
function typedCommand({ program, command }: Door, name: HelpTopic | undefined): string {
  if (program === 'go-container') return program;
  return command === undefined || name === undefined ? 'yo go-container' : `yo go-container:${name}`;
}

function printed({ out }: Door, text: string): Ended {
  out(text);
  return { status: exitStatus.done };
}

function helpIn(door: Door, topic: HelpTopic | undefined, language: Language): string {
  const { program, folder, environment } = door;
  const columns = door.outColumns?.() ?? 80;
  return helpText({ program, topic, language, surroundings: surroundingsOrDefaults(folder, environment), columns });
}

/** The completion script for the shell that the second argument names. */
async function completionOf([, shell = '']: readonly string[], language: Language): Promise<string> {
  const { completionText, shells } = await import('../report/completion.ts');
  const known = shells.find((name) => name === shell);
  if (known === undefined) throw failure(exitStatus.wrongInput, message('input.shell', { shell: shown(shell) }));
  return completionText(known, language);
}
