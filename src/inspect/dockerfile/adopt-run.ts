import { posix } from 'node:path';
import { adoptFileCommand } from './adopt-files.ts';
import { adoptGoCommand, isInside, step } from './adopt-go.ts';
import { adoptCompilerVariable, adoptGoVariable, isCompilerVariable } from './adopt-go-environment.ts';
import { adoptMirrorCommand, adoptRepositories, withoutApkLoop } from './adopt-mirrors.ts';
import { adoptPackageCommand } from './adopt-packages.ts';
import { adoptMounts, adoptPrivateCommand, hasPassword, isSecretName } from './adopt-private.ts';
import { adoptTimeZoneCommand } from './adopt-settings.ts';
import { adoptUserCommand } from './adopt-users.ts';
import type { InstructionContext, Understanding } from './adoption.ts';
import { type Instruction, lineOfOffset, type Stage } from './dockerfile.ts';
import { buildsIn, compiles } from './go-stage.ts';
import { remark } from './remark.ts';
import { isOpen, resolved } from './scope.ts';
import { type ShellCommand, scriptOf, shellCommands } from './shell.ts';
import { jsonList } from './words.ts';

/** The understood part of a RUN; `kept` holds the other commands. */
export type RunUnderstanding = { readonly understood: number; readonly kept: readonly string[] };

/** Tools that write Go code, or other files that are compiled in. */
const generators =
  /^(swag|wire|protoc|buf|sqlc|templ|mockgen|mockery|oapi-codegen|gqlgen|ent|statik|packr2?|go-bindata|rice|esc|easyjson|stringer|goctl|kitex|hz|kratos|gf|npm|npx|yarn|pnpm|bun|node|tailwindcss|esbuild|golangci-lint|staticcheck|govulncheck|gotestsum|ginkgo|task|just|mage)$/;
/** Commands that only tell something, or that matter to nothing behind them. */
const telling =
  /^(true|:|set|ls|pwd|exit|env|printenv|which|type|file|test|\[|whoami|id|uname|date|sleep|du|df|stat|tree|unset|wait|sync|hash|umask|sum|sha256sum|ldd|head|tail|wc|cat|echo|printf|command|time|update-alternatives|ldconfig|shopt)$/;

export function adoptRun(place: InstructionContext): RunUnderstanding {
  const { instruction, adoption, stage } = place;
  adoptMounts(place);
  const { script, lineOf } = scriptIn(instruction);
  if (script === undefined) {
    const [document] = instruction.heredocs;
    const isList = document !== undefined && /\/etc\/apk\/repositories/.test(instruction.rest);
    if (isList && adoptRepositories(document.body, place, document.line) === 'understood')
      return { understood: 1, kept: [] };
    return { understood: 0, kept: [instruction.rest] };
  }
  const unrolled = withoutApkLoop(script, instruction.scope);
  const commands = shellCommands(unrolled?.script ?? script, unrolled?.scope ?? instruction.scope);
  if (commands === undefined) {
    if (compiles(instruction, stage) === 'go') {
      adoption.open.push(remark('buildInScript', instruction.line));
      place.anchor = 'program';
    }
    return { understood: 0, kept: [script.trim()] };
  }
  let directory = instruction.directory;
  const settings: string[] = [];
  let understood = 0;
  const kept: string[] = [];
  for (let i = 0; i < commands.length; i++) {
    const pipeline = [commands[i] as ShellCommand];
    while (commands[i + 1]?.after === '|') pipeline.push(commands[++i] as ShellCommand);
    const [command] = pipeline as [ShellCommand];
    const line = lineOf(command.start);
    if (command.words[0] === 'cd' || command.words[0] === 'pushd') {
      directory = resolved(directory, command.words[1] ?? '/root');
      understood++;
      continue;
    }
    place.before = [...settings, ...wayTo(directory, place)];
    const fate =
      pipeline.length === 1 ? adoptCommand(command, place, line, directory) : adoptPipeline(pipeline, place, line);
    if (fate === 'understood') understood++;
    else kept.push([...place.before, pipeline.map(({ text }) => text).join(' | ')].join(' && '));
    const variables = fate === 'understood' ? ownVariables(command) : [];
    const secret = secretIn(variables);
    if (secret !== undefined) adoption.open.push(remark('secretNotTaken', line, { name: secret }));
    else if (variables.length > 0) settings.push(command.text);
  }
  return { understood, kept };
}

/** How a command comes to its folder: ours has the source elsewhere, so a directory in it is named from there. */
function wayTo(directory: string, { instruction, moduleRoot, roots, role }: InstructionContext): string[] {
  if (directory === instruction.directory) return [];
  const root = moduleRoot ?? roots.find(({ context }) => context === '.')?.target ?? instruction.directory;
  const isInSource = role !== 'runtime' && isInside(directory, root);
  const path = isInSource ? posix.relative(root, directory) : directory;
  return path === '' ? [] : [`cd ${path}`];
}

/** The variables that a command sets for those behind it, but for those of the go command. */
function ownVariables({ words, assignments }: ShellCommand): (readonly [name: string, value: string])[] {
  const exported = words[0] === 'export' ? words.slice(1) : [];
  const set =
    words.length === 0
      ? assignments
      : exported.map((pair) => [pair.replace(/=.*$/s, ''), pair.replace(/^[^=]*=?/, '')] as const);
  return set.filter(([name]) => !/^(GO|CGO_)/.test(name) && !isCompilerVariable(name));
}

/** A variable that has a secret as its value, and not where it comes from. */
function secretIn(variables: readonly (readonly [name: string, value: string])[]): string | undefined {
  return variables.find(
    ([name, value]) => (isSecretName(name) && value !== '' && !isOpen(value)) || hasPassword(value),
  )?.[0];
}

/** The script of a RUN and the lines of its positions; none if what is run is not for a shell. */
function scriptIn(instruction: Instruction): { script: string | undefined; lineOf: (offset: number) => number } {
  const { rest, heredocs } = instruction;
  const [document] = heredocs;
  if (document !== undefined) {
    const isScript =
      heredocs.length === 1 &&
      /^(\/bin\/)?((ba|a|da)?sh\s*(-\w+\s*)*)?<<-?["']?\w+["']?\s*((ba|a|da)?sh)?\s*$/.test(rest.trim());
    const breaks = [...document.body.matchAll(/\n/g)].map(({ index }, i) => ({
      offset: index + 1,
      line: document.line + i + 1,
    }));
    const lineOf = (offset: number) => lineOfOffset({ starts: breaks, line: document.line }, offset);
    return { script: isScript ? document.body : undefined, lineOf };
  }
  const list = jsonList(rest);
  if (list !== undefined) {
    const quoted = list.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
    return { script: scriptOf(list) ?? quoted, lineOf: () => instruction.line };
  }
  return { script: rest, lineOf: (offset) => lineOfOffset(instruction, offset) };
}

function adoptCommand(
  written: ShellCommand,
  place: InstructionContext,
  line: number,
  directory: string,
): Understanding {
  const command = unwrapped(written);
  const { words, assignments, redirects } = command;
  const [path = ''] = words;
  const name = path.split('/').at(-1) ?? '';
  if (words.length === 0) {
    for (const [variable, value] of assignments) adoptVariable(variable, value, place, line);
    return redirects.length === 0 ? 'understood' : 'kept';
  }
  if (name === 'export') {
    for (const pair of words.slice(1)) {
      const at = pair.indexOf('=');
      if (at > 0) adoptVariable(pair.slice(0, at), pair.slice(at + 1), place, line);
    }
    return 'understood';
  }
  const own =
    adoptMirrorCommand(command, place, line) ??
    adoptPrivateCommand(command, place, line) ??
    adoptTimeZoneCommand(command, place, line) ??
    adoptPackageCommand(command, place, line) ??
    adoptUserCommand(command, place) ??
    adoptGoCommand(command, place, line, directory) ??
    adoptFileCommand(command, place, line, directory);
  if (own !== undefined) {
    for (const [variable, value] of own === 'understood' ? assignments : []) {
      if (
        /^(GOPROXY|GOSUMDB|GOPRIVATE|GONOPROXY|GONOSUMDB|GOINSECURE)$/.test(variable) &&
        !/\b(build|install)\b/.test(words[1] ?? '')
      ) {
        adoptGoVariable(variable, value, place, line);
      }
    }
    return own;
  }
  const writes = redirects.some(
    ({ operator, target }) =>
      operator.includes('>') && !operator.endsWith('&') && target !== '/dev/null' && target !== '',
  );
  if (telling.test(name) && !writes) return 'understood';
  if (name === 'echo' && redirects.some(({ target }) => target === '/etc/nsswitch.conf')) return 'understood';
  if (name === 'update-ca-certificates' && !copiesCertificates(place.stage)) return 'understood';
  if (place.role === 'runtime') return 'kept';
  const script = /^(ba|a|da)?sh$/.test(name) ? (words[1] ?? '') : path;
  if (name === 'make' || /build[\w.-]*\.sh$/.test(script)) return adoptTool(command, place, line);
  if (generators.test(name)) return step(command, place, line);
  return 'kept';
}

/** The stages that were searched for certificates. */
const certified = new WeakMap<Stage, boolean>();

function copiesCertificates(stage: Stage): boolean {
  const known = certified.get(stage);
  if (known !== undefined) return known;
  const copies = stage.instructions.some(
    ({ keyword, rest }) => /^(COPY|ADD)$/.test(keyword) && /ca-certificates|\.crt|\.pem/.test(rest),
  );
  certified.set(stage, copies);
  return copies;
}

/** Notes a variable that a command sets for those behind it. */
function adoptVariable(name: string, value: string, place: InstructionContext, line: number): void {
  if (isCompilerVariable(name) && place.role !== 'runtime') adoptCompilerVariable(name, value, place, line);
  else adoptGoVariable(name, value, place, line);
}

/** A build that stands in another file: which program it makes is for a person to say. Other targets run before it. */
function adoptTool(command: ShellCommand, place: InstructionContext, line: number): Understanding {
  const { dockerfile, adoption, stage } = place;
  const targets = command.words.slice(1).filter((word) => !word.startsWith('-') && !word.includes('='));
  const { saysItself, lastTools } = buildsIn(dockerfile);
  const isLast = lastTools.get(stage) === place.instruction;
  const isBuild =
    isLast ||
    targets.length === 0 ||
    targets.some((target) => /build|all|install|compile|binary|release|linux|^bin|server/.test(target));
  if (saysItself || !isBuild || stage !== place.builder) return step(command, place, line);
  adoption.open.push(remark('builtByTool', line, { command: command.text }));
  place.anchor = 'program';
  return 'understood';
}

function adoptPipeline(pipeline: readonly ShellCommand[], place: InstructionContext, line: number): Understanding {
  const [first, last] = [pipeline[0], pipeline.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // `echo URL | tee /etc/apk/repositories`
  if (last.words[0] === 'tee' && /^(echo|printf)$/.test(first.words[0] ?? '')) {
    const target = last.words.slice(1).find((word) => !word.startsWith('-')) ?? '';
    const operator = last.words.includes('-a') ? '>>' : '>';
    const joined = { ...first, redirects: [{ operator, target }] };
    return (
      adoptMirrorCommand(joined, place, line) ??
      adoptTimeZoneCommand(joined, place, line) ??
      adoptPrivateCommand(joined, place, line)
    );
  }
  const isPassword = /^(chpasswd|passwd)$/.test(last.words[0] ?? '');
  return isPassword ? 'understood' : undefined;
}

/** A command without what only starts it: sudo, time, exec, env. */
function unwrapped(command: ShellCommand): ShellCommand {
  const [first = '', ...rest] = command.words;
  if (rest.length === 0 || !/^(sudo|exec|time|nice|command|env)$/.test(first)) return command;
  if (first === 'command' && rest[0]?.startsWith('-')) return command;
  const at = rest.findIndex((word) => !word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word));
  if (at === -1) return command;
  const more = rest
    .slice(0, at)
    .filter((word) => word.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return { ...command, words: rest.slice(at), assignments: [...command.assignments, ...more] };
}
