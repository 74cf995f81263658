import assert from 'node:assert/strict';
import { type Profiler, Session } from 'node:inspector';
import { describe, it } from 'node:test';
import { adoptionOf } from '../../../src/inspect/dockerfile/adoption-of.ts';
import { improvementsOver } from '../../../src/inspect/dockerfile/improvements.ts';
import { parseDockerfile } from '../../../src/inspect/dockerfile/parse.ts';
import { readDockerfile } from '../../../src/inspect/dockerfile/read.ts';

const session = new Session();
session.connect();

/** The number of steps of the readers of Dockerfiles, as V8 counts them: each run of a function, of a branch and of a loop's body. */
function stepsOf(run: () => void): number {
  let steps = 0;
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  run();
  session.post('Profiler.takePreciseCoverage', (error, { result }: Profiler.TakePreciseCoverageReturnType) => {
    assert.equal(error, null);
    for (const { functions } of result.filter(({ url }) => url.includes('/src/inspect/dockerfile/'))) {
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  session.post('Profiler.stopPreciseCoverage');
  session.post('Profiler.disable');
  return steps;
}

const head = 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n';
const tail = '\nFROM alpine:3.22\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n';
const numbered = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join('');

/** Texts by the number of times that something is repeated. */
const shapes: Readonly<Record<string, (count: number) => string>> = {
  'continued lines': (n) => `${head}${'RUN a && \\\n'.repeat(n)}true\n${tail}`,
  'commands in a line': (n) => `${head}RUN true${' && make a'.repeat(n)}\n${tail}`,
  'commands in a here-document': (n) => `${head}RUN <<E\n${'a && b\n'.repeat(n)}E\n${tail}`,
  instructions: (n) => `${head}${'RUN a && b\n'.repeat(n)}${tail}`,
  stages: (n) => `${head}${'FROM build AS x\nRUN a\n'.repeat(n)}${tail}`,
  'stages on one another': (n) => `${head}${numbered(n, (i) => `FROM ${i ? `s${i - 1}` : 'build'} AS s${i}\n`)}${tail}`,
  'stages that compile': (n) => `${numbered(n, (i) => `FROM golang:1.26 AS s${i}\nRUN go build .\n`)}${tail}`,
  'stages of many variables': (n) => `${head}${numbered(n, (i) => `ENV A${i}=b\n`)}${'FROM build\n'.repeat(n)}${tail}`,
  'command substitutions': (n) => `${head}RUN ${'echo $('.repeat(n)}\n${tail}`,
  'defaults in defaults': (n) => `${head}RUN echo ${'${a:-'.repeat(n)}${'}'.repeat(n)}\n${tail}`,
  'ENV lines': (n) => `${head}${numbered(n, (i) => `ENV A${i}=b\n`)}${tail}`,
  'variables in one ARG': (n) => `${head}ARG ${numbered(n, (i) => `A${i}=b `)}${tail}`,
  'ARG lines': (n) => `${head}${numbered(n, (i) => `ARG A${i}=b\n`)}${tail}`,
  'here-documents': (n) => `${head}${'RUN <<A\nA\n'.repeat(n)}${tail}`,
  'copies from a stage': (n) => `${head}${tail}${'COPY --from=build /a /b\n'.repeat(n)}`,
  'make commands': (n) => `${head.replace('go build', 'make')}${'RUN make a\n'.repeat(n)}${tail}`,
  'steps down': (n) => `${head}RUN true${' && cd a && x'.repeat(n)}\n${tail}`,
};

describe('the steps that a Dockerfile takes', () => {
  for (const [what, textOf] of Object.entries(shapes)) {
    it(`grow with its length, not with the square of it: ${what}`, () => {
      const read = (count: number) => () => {
        const text = textOf(count);
        parseDockerfile(text);
        const parsed = readDockerfile(text);
        assert.ok(parsed.ok);
        improvementsOver(parsed.dockerfile, { today: '2026-01-01' }, adoptionOf(parsed.dockerfile));
      };
      // A function that runs for the first time is counted otherwise.
      read(10)();
      const [few, many] = [stepsOf(read(300)), stepsOf(read(3000))];
      assert.ok(few > 1000, String(few));
      assert.ok(many / few < 14, `${many} / ${few} = ${many / few}`);
    });
  }
});

describe('a Dockerfile that made a pattern try everything', () => {
  const noGo = head.replace('golang:1.26', 'debian').replace('go build -o /app .', 'make');
  for (const [what, text] of [
    ['assignments before a command', `${head}RUN ${'A=b B="" '.repeat(10_000)}x\n${tail}`],
    ['garble without a build', `${head}RUN ${'garble '.repeat(20_000)}\n${tail}`],
    ['apk add without Go', `${noGo}RUN ${'apk add '.repeat(15_000)}\n${tail}`],
  ] as const) {
    // Unmended, each takes hours: this is no measurement.
    it(`is done with: ${what}`, { timeout: 60_000 }, () => {
      readDockerfile(text);
    });
  }
});
