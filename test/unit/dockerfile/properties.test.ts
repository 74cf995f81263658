import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Adoption } from '../../../src/inspect/dockerfile/adoption.ts';
import { adoptionOf } from '../../../src/inspect/dockerfile/adoption-of.ts';
import type { Dockerfile } from '../../../src/inspect/dockerfile/dockerfile.ts';
import { improvementsOver } from '../../../src/inspect/dockerfile/improvements.ts';
import { readDockerfile } from '../../../src/inspect/dockerfile/read.ts';
import type { OptionName } from '../../../src/options/answers.ts';
import { optionOf } from '../../../src/options/table.ts';
import { improvementTexts, remarkTexts } from './texts.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const instructions = fixtures.flatMap((text) => text.match(/^(?:[A-Z]+ (?:.*\\\n(?:\s*#.*\n)*)*.*\n)/gm) ?? []);

/** Dockerfiles that build a Go program, with instructions of all fixtures in any order before and behind the compiler. */
const plausible = fc
  .record({
    builder: fc.array(fc.constantFrom(...instructions.filter((line) => !/^FROM|<</.test(line))), { maxLength: 12 }),
    runtime: fc.array(fc.constantFrom(...instructions.filter((line) => !/^FROM|<</.test(line))), { maxLength: 12 }),
    other: fc.array(fc.constantFrom(...instructions.filter((line) => !/<</.test(line))), { maxLength: 3 }),
    base: fc.constantFrom(
      'alpine:3.24',
      'scratch',
      'gcr.io/distroless/static',
      'debian:12-slim',
      'acme/thing',
      'build',
    ),
  })
  .map(
    ({ builder, runtime, other, base }) =>
      `FROM golang:1.27 AS build\n${builder.join('')}RUN go build -o /app ./cmd/app\nFROM ${base}\n${runtime.join('')}COPY --from=build /app /app\nCMD ["/app"]\n${other.join('')}`,
  );

/** Fixtures with pieces cut out, doubled, exchanged or replaced by noise. */
const damaged = fc
  .record({
    text: fc.constantFrom(...fixtures),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(60),
        insert: fc.oneof(
          fc.string(),
          fc.constantFrom(...instructions),
          fc.constantFrom('\\\n', '"', "'", '${', '$(', '`', '<<EOF\n', '[', '#', '\r\n', '&&', '|', ' = '),
        ),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ text, edits }) =>
    edits.reduce((whole, { at, length, insert }) => {
      const from = Math.floor(at * whole.length);
      return whole.slice(0, from) + insert + whole.slice(from + length);
    }, text),
  );

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...' \n\\"\'$`{}()<>|&;#=[]-:/@,.FROMRUNgo'.split('')) }),
  damaged,
  plausible,
);

function look(text: string): { dockerfile: Dockerfile; adoption: Adoption } | undefined {
  const read = readDockerfile(text);
  return read.ok ? { dockerfile: read.dockerfile, adoption: adoptionOf(read.dockerfile) } : undefined;
}

describe('any text', () => {
  it('is read or refused with a line of its own, and never throws', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = readDockerfile(text);
        const count = text.split('\n').length;
        if (!read.ok) {
          assert.ok(read.problem.line >= 1 && read.problem.line <= count);
          return;
        }
        const adoption = adoptionOf(read.dockerfile);
        const better = improvementsOver(read.dockerfile, { today: '2026-11-24', hasDockerignore: false }, adoption);
        const lines = [...adoption.changed, ...adoption.open, ...better, ...adoption.kept].map(({ line }) => line);
        assert.ok(
          lines.every((line) => Number.isInteger(line) && line >= 1 && line <= count),
          `${lines}`,
        );
      }),
      { numRuns: 1500 },
    );
  });
});

describe('an instruction', () => {
  it('is kept once at most, and exactly as it is written', () => {
    let looked = 0;
    fc.assert(
      fc.property(fc.oneof(plausible, damaged), (text) => {
        const found = look(text);
        if (found === undefined) return;
        looked++;
        const lines = text.replace(/^\uFEFF/, '').split('\n');
        let last = 0;
        for (const { line, endLine, text: exact, role } of found.adoption.kept) {
          assert.ok(line > last && endLine >= line, `${last} ${line} ${endLine}`);
          last = endLine;
          const own = lines.slice(line - 1, endLine).join('\n');
          // A whole stage is kept without the comments between its instructions.
          if (role === 'builder' || role === 'runtime') assert.equal(exact, own.trimEnd());
          else assert.ok(exact.split('\n').every((part) => own.includes(part)));
        }
      }),
      { numRuns: 600 },
    );
    assert.ok(looked > 300, `only ${looked} could be read`);
  });
});

describe('what a Dockerfile says', () => {
  it('stays the same below comments, with its lines moved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures.filter((text) => !text.startsWith('# syntax'))),
        fc.integer({ min: 1, max: 9 }),
        (text, count) => {
          const move = (value: unknown): unknown => {
            if (Array.isArray(value)) return value.map(move);
            if (typeof value !== 'object' || value === null) return value;
            return Object.fromEntries(
              Object.entries(value).map(([key, item]) => [
                key,
                (key === 'line' || key === 'endLine') && typeof item === 'number' ? item + count : move(item),
              ]),
            );
          };
          assert.deepEqual(look(`${'# a comment\n'.repeat(count)}${text}`)?.adoption, move(look(text)?.adoption));
        },
      ),
      { numRuns: 100 },
    );
  });
  it('stays the same with CRLF', () => {
    for (const text of fixtures.filter((candidate) => !candidate.includes('<<'))) {
      const withoutText = (adoption: Adoption | undefined) =>
        adoption && { ...adoption, kept: adoption.kept.map(({ text: _, ...rest }) => rest) };
      assert.deepEqual(withoutText(look(text.replaceAll('\n', '\r\n'))?.adoption), withoutText(look(text)?.adoption));
    }
  });
  it('is legal for every option that it answers', () => {
    fc.assert(
      fc.property(fc.oneof(plausible, damaged), (text) => {
        for (const [name, found] of Object.entries(look(text)?.adoption.options ?? {})) {
          assert.equal(
            optionOf(name as OptionName).check(found.value).ok,
            true,
            `${name} ${JSON.stringify(found.value)}`,
          );
        }
      }),
      { numRuns: 500 },
    );
  });
  it('has a value for every placeholder of its texts', () => {
    fc.assert(
      fc.property(fc.oneof(plausible, damaged), (text) => {
        const read = readDockerfile(text);
        const told = read.ok
          ? [...adoptionOf(read.dockerfile).changed, ...adoptionOf(read.dockerfile).open]
          : [read.problem];
        for (const { id, values } of told) {
          for (const [, name = ''] of remarkTexts[id].en.matchAll(/\{(\w+)\}/g))
            assert.ok(name in values, `${id} ${name}`);
        }
        for (const { id, values } of read.ok ? improvementsOver(read.dockerfile, { today: '2026-11-24' }) : []) {
          for (const [, name = ''] of improvementTexts[id].en.matchAll(/\{(\w+)\}/g))
            assert.ok(name in values, `${id} ${name}`);
        }
      }),
      { numRuns: 500 },
    );
  });
  it('never takes long', () => {
    const long = [
      `RUN ${'a '.repeat(50_000)}\n`,
      `RUN ${'go '.repeat(30_000)}\n`,
      'RUN apk add x && \\\n'.repeat(8_000),
      `ENV A=${'${A}'.repeat(20_000)}\n`,
      `RUN ${'"'.repeat(60_000)}\n`,
      `RUN echo ${'$('.repeat(30_000)}\n`,
      'ENV A=$A$A\n'.repeat(500),
    ];
    for (const line of long) {
      const start = performance.now();
      look(`FROM golang\n${line}RUN go build -o /a .\nCMD ["/a"]\n`);
      assert.ok(performance.now() - start < 5000, line.slice(0, 20));
    }
  });
});
