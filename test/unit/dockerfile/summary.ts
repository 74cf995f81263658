import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  Adoption,
  Found,
  GoBuild,
  GoFlags,
  HealthCheck,
  NamedValue,
  Start,
} from '../../../src/inspect/dockerfile/adoption.ts';
import { adoptionOf } from '../../../src/inspect/dockerfile/adoption-of.ts';
import type { Dockerfile } from '../../../src/inspect/dockerfile/dockerfile.ts';
import { readDockerfile } from '../../../src/inspect/dockerfile/read.ts';

/** A Dockerfile of the fixtures, with its parsed form. */
export function fixture(name: string): { text: string; dockerfile: Dockerfile } {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', `${name}.Dockerfile`), 'utf8');
  return { text, dockerfile: parsed(text) };
}

/** A Dockerfile that has to be read. */
export function parsed(text: string): Dockerfile {
  const read = readDockerfile(text);
  if (!read.ok) throw new Error(`refused: ${JSON.stringify(read.problem)}`);
  return read.dockerfile;
}

/** What a Dockerfile says. */
export function adopted(text: string): Adoption {
  return adoptionOf(parsed(text));
}

/** A two-stage Dockerfile with more instructions in either stage. */
export function twoStages(builder: string, runtime: string, base = 'alpine:3.24'): string {
  return `FROM golang:1.27-alpine AS build
WORKDIR /src
${builder}
RUN CGO_ENABLED=0 go build -o /out/app ./cmd/app
FROM ${base}
COPY --from=build /out/app /app
${runtime}
ENTRYPOINT ["/app"]
`;
}

/** An adoption in short lines of text, `VALUE @LINE`, without what is empty. */
export function summary({ options, needs, kept, changed, open }: Adoption): Record<string, string | string[]> {
  const {
    builds,
    start,
    health,
    user,
    files,
    environment,
    buildEnvironment,
    buildArguments,
    imageArguments,
    goFlags,
    labels,
    privatePatterns,
    ...rest
  } = needs;
  const all = {
    ...options,
    builds: builds.map((found) => at(found, build)),
    start: start && at(start, startLine),
    health: health && at(health, healthLine),
    user: user && at(user, ({ user: name, uid }) => `${name}${uid === undefined ? '' : ` (${uid})`}`),
    files: files.map((found) =>
      at(found, ({ from, origin, path, contextPath, target, chown, chmod }) =>
        [from, origin, path, contextPath && `(${contextPath})`, '->', target, chown, chmod].filter(Boolean).join(' '),
      ),
    ),
    environment: environment.map((found) => at(found, setting)),
    buildEnvironment: buildEnvironment.map((found) => at(found, setting)),
    buildArguments: buildArguments.map((found) => at(found, setting)),
    imageArguments: imageArguments.map((found) => at(found, setting)),
    goFlags: goFlags && at(goFlags, (flags) => flagsOf(flags).join(', ')),
    labels: labels.map((found) => at(found, setting)),
    privatePatterns: privatePatterns.map((found) => at(found, setting)),
    ...rest,
    kept: kept.map(({ role, stage, line, endLine, after, commands }) => {
      const place = `${role} ${stage} ${line}-${endLine} ${after}`;
      return commands === undefined ? place : `${place}: ${commands.join('; ')}`;
    }),
    changed: changed.map(({ id, line }) => `${id} @${line}`),
    open: open.map(({ id, line }) => `${id} @${line}`),
  };
  const lines: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    if (Array.isArray(value)) lines[name] = value.map((item) => (typeof item === 'string' ? item : at(item, String)));
    else lines[name] = typeof value === 'string' ? value : at<unknown>(value, String);
  }
  return lines;
}

function at<Value>({ value, line }: Found<Value>, text: (value: Value) => string): string {
  return `${text(value)} @${line}`;
}

function setting({ name, value }: NamedValue): string {
  return value === undefined ? name : `${name}=${value}`;
}

function flagsOf({ tags, variables, linkerFlags, flags }: GoFlags): string[] {
  return [
    ...tags.map((tag) => `tag ${tag}`),
    ...variables.map(([variable, value]) => `X ${variable}=${value}`),
    ...linkerFlags.map((flag) => `link ${flag}`),
    ...flags,
  ];
}

function build({ package: name, output, cgo, ...flags }: GoBuild): string {
  const more = [...flagsOf(flags), ...(cgo === undefined ? [] : [cgo ? 'cgo' : 'no cgo'])];
  return [`${name ?? '?'} -> ${output ?? '?'}`, ...more].join(', ');
}

function startLine({ wrapper, program, arguments: list, defaults, form }: Start): string {
  const line = [...wrapper.map((word) => `{${word}}`), program, ...list, ...defaults.map((word) => `[${word}]`)].join(
    ' ',
  );
  return form === 'exec' ? line : `${line} (shell)`;
}

function healthLine({ probe, interval, timeout, startPeriod, startInterval, retries }: HealthCheck): string {
  const times = [interval, timeout, startPeriod, startInterval, retries].map((time) => time ?? '-').join('/');
  switch (probe.kind) {
    case 'http':
      return `${probe.scheme} ${probe.port ?? '?'} ${probe.path} ${times}`;
    case 'tcp':
      return `tcp ${probe.port} ${times}`;
    case 'self':
      return `self ${probe.arguments.join(' ')} ${times}`;
    case 'command':
      return `command ${probe.command} ${times}`;
    case 'none':
      return 'none';
  }
}
