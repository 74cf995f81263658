import { adoptGoVariable, isCompilerVariable } from './adopt-go-environment.ts';
import { hasPassword, isSecretName } from './adopt-private.ts';
import {
  type Adoption,
  addOnce,
  type InstructionContext,
  type Role,
  setNamed,
  type Understanding,
} from './adoption.ts';
import { type Instruction, lineOfOffset } from './dockerfile.ts';
import { remark } from './remark.ts';
import { platformArguments } from './scope.ts';
import type { ShellCommand } from './shell.ts';
import { inQuotes, pairs } from './words.ts';

/** Arguments that docker knows by itself: https://docs.docker.com/reference/dockerfile/#predefined-args */
const predefined = new Set([
  ...platformArguments,
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
  'BUILDKIT_INLINE_CACHE',
  'SOURCE_DATE_EPOCH',
]);

/** Understands ENV: variables of Go, of the time zone, of the image, of the builder. */
export function adoptEnvironment(place: InstructionContext, onPort: (value: string, line: number) => void): void {
  const { instruction, adoption, role } = place;
  for (const { name, value = '', start, text } of pairs(instruction, instruction.scope)) {
    const line = lineOfOffset(instruction, start);
    if (adoptGoVariable(name, value, place, line)) continue;
    // `ENV TZ` is kept, since the program may read it; the files of the zone are no longer needed for it.
    if (name === 'TZ') setTimeZone(value, place, line);
    if (isNeedless(name, value, role)) continue;
    if (isSecret(name, value)) {
      adoption.open.push(remark('secretNotTaken', line, { name }));
      continue;
    }
    if (name === 'PORT' && role !== 'builder') onPort(value, line);
    const found = { value: { name, value, text }, line };
    if (role !== 'runtime' && place.anchor !== 'program') setNamed(adoption.needs.buildEnvironment, found);
    // What the compiler alone reads is of no use to the program.
    if (role === 'runtime' || (role === 'both' && !isCompilerVariable(name)))
      setNamed(adoption.needs.environment, found);
  }
}

/** Variables that mean nothing to another image; PATH does to a builder, where it leads to tools of one's own. */
function isNeedless(name: string, value: string, role: Role): boolean {
  if (name === 'PATH' && role === 'builder')
    return value
      .split(':')
      .every((folder) => /^(\$\{?(PATH|GOPATH|GOROOT)\}?|\/go|\/usr\/local\/go)(\/bin)?$/.test(folder));
  return /^(PATH|DEBIAN_FRONTEND|LANG|LC_ALL|LANGUAGE|TERM|HOME|USER|GOLANG_VERSION)$/.test(name);
}

/** A value that is a secret, not the name of a variable that it will be given in. */
function isSecret(name: string, value: string): boolean {
  return (isSecretName(name) && value !== '') || hasPassword(value);
}

/** Understands ARG: what docker sets, what Go reads, and what is one's own. */
export function adoptArguments(place: InstructionContext): void {
  const { instruction, adoption, dockerfile, role } = place;
  for (const { name, value: own, start, text: written } of pairs(instruction, instruction.scope)) {
    const line = lineOfOffset(instruction, start);
    const value = own ?? dockerfile.globalScope.get(name);
    const text = own !== undefined || value === undefined ? written : `${name}=${inQuotes(value)}`;
    if (predefined.has(name) || isReadElsewhere(name) || adoptGoVariable(name, value, place, line)) continue;
    if (isSecretName(name) || hasPassword(value ?? '')) {
      adoption.open.push(remark('secretNotTaken', line, { name }));
      continue;
    }
    const list = role === 'runtime' ? adoption.needs.imageArguments : adoption.needs.buildArguments;
    addOnce(list, { value: { name, value, text }, line });
  }
}

/** Understands an ARG before the first FROM: only FROM sees it, and a stage that declares it again. */
export function adoptGlobalArguments(instruction: Instruction, adoption: Adoption): void {
  for (const { name, value = '', start } of pairs(instruction, instruction.scope)) {
    if (isSecret(name, value)) adoption.open.push(remark('secretNotTaken', lineOfOffset(instruction, start), { name }));
  }
}

/** Versions and names of images are read where FROM uses them; the number of a user is always ours. */
function isReadElsewhere(name: string): boolean {
  return /^(GO|GOLANG|ALPINE|DEBIAN|BUILDER?|RUNTIME|RUN|BASE|DISTROLESS)(_?(VERSION|IMAGE|TAG|BASE|REGISTRY|DIGEST|VER))*$|^(UID|GID|PUID|PGID|USER_?[UG]?ID|GROUP_ID)$|^(REGISTRY|IMAGE_PREFIX|IMAGE_REGISTRY|DOCKER_REGISTRY|MIRROR)$/.test(
    name,
  );
}

export function adoptLabels({ instruction, adoption }: InstructionContext): void {
  const { keyword, rest, scope, line } = instruction;
  const list =
    keyword === 'MAINTAINER'
      ? [
          {
            name: 'org.opencontainers.image.authors',
            value: rest.trim().replace(/^(["'])(.*)\1$/, '$2'),
            start: 0,
            text: undefined,
          },
        ]
      : pairs(instruction, scope);
  for (const { name, value, start, text } of list) {
    adoption.needs.labels.push({
      value: { name, value, text },
      line: keyword === 'MAINTAINER' ? line : lineOfOffset(instruction, start),
    });
  }
}

/** Understands the settings of a time zone: a file that is linked or copied to /etc/localtime, a name in /etc/timezone. */
export function adoptTimeZoneCommand(
  { words, redirects }: ShellCommand,
  place: InstructionContext,
  line: number,
): Understanding {
  const name = words[0]?.split('/').at(-1) ?? '';
  if (name === 'dpkg-reconfigure' && words.includes('tzdata')) return 'understood';
  if (/^(ln|cp|mv)$/.test(name) && words.at(-1)?.startsWith('/etc/localtime') === true) {
    setTimeZone(words.find((word) => word.includes('/zoneinfo/'))?.split('/zoneinfo/')[1], place, line);
    return 'understood';
  }
  if (/^(echo|printf)$/.test(name) && redirects.some(({ target }) => target === '/etc/timezone')) {
    setTimeZone(
      words.slice(1).find((word) => !word.startsWith('-')),
      place,
      line,
    );
    return 'understood';
  }
  return undefined;
}

/** Notes a time zone of the image that runs; one of the builder alone changes nothing. */
export function setTimeZone(zone: string | undefined, { adoption, role }: InstructionContext, line: number): void {
  if (zone !== undefined && role !== 'builder' && /^[A-Za-z][\w+/-]*$/.test(zone.trim())) {
    adoption.needs.timeZone ??= { value: zone.trim(), line };
  }
}
