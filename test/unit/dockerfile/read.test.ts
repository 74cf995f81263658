import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDockerfile } from '../../../src/inspect/dockerfile/read.ts';
import { adopted, parsed, summary } from './summary.ts';

const build = 'FROM golang:1.27\nRUN go build -o /app .\n';

describe('a Dockerfile that is refused', () => {
  const cases: [name: string, text: string, problem: string][] = [
    ['nothing', '', 'empty 1'],
    ['comments alone', '# a\n# b\n', 'empty 1'],
    ['a binary file', 'FROM a\0b', 'notText 1'],
    ['a huge file', `FROM a\n${'#'.repeat(200_000)}`, 'tooLong 1'],
    ['a word that is no instruction', `${build}\nCOPPY . .\n`, 'unknownInstruction 4 COPPY'],
    ['prose', 'This is how to build it.\n', 'unknownInstruction 1 This'],
    ['an instruction before FROM', `ENV A=b\n${build}`, 'beforeFrom 1 ENV'],
    ['a FROM without an image', 'FROM\n', 'noArguments 1 FROM'],
    ['a FROM of an empty variable', 'ARG X\nFROM ${X:-}\n', 'badFrom 2'],
    ['a FROM with too many words', 'FROM a AS b c\n', 'badFrom 1'],
    ['a FROM with AS alone', 'FROM golang AS\n', 'badFrom 1'],
    ['a RUN without arguments', `${build}RUN\n`, 'noArguments 3 RUN'],
    ['a RUN that goes on to nothing', `${build}RUN \\\n\n`, 'noArguments 3 RUN'],
    ['a HEALTHCHECK without CMD', `${build}HEALTHCHECK --interval=5s curl -f localhost\n`, 'badHealthcheck 3'],
    ['a HEALTHCHECK that goes on into the next line', `${build}HEALTHCHECK \\\nUSER 65532\n`, 'badHealthcheck 3'],
    ['a HEALTHCHECK with NONE and more', `${build}HEALTHCHECK NONE /app\n`, 'badHealthcheck 3'],
    ['a HEALTHCHECK of CMD alone', `${build}HEALTHCHECK CMD\n`, 'badHealthcheck 3'],
    ['an open here-document', `${build}RUN <<EOF\necho a\n`, 'openHeredoc 3 EOF'],
    [
      'JavaScript',
      'FROM node:22 AS a\nRUN npm ci\nFROM nginx\nCOPY --from=a /a /b\n',
      'otherLanguage 1 JavaScript node:22',
    ],
    [
      'JavaScript through a mirror',
      'FROM m.daocloud.io/docker.io/library/node:22\nCMD ["node"]\n',
      'otherLanguage 1 JavaScript m.daocloud.io/docker.io/library/node:22',
    ],
    ['Python', '\nFROM python:3.13-slim\nRUN pip install flask\n', 'otherLanguage 2 Python python:3.13-slim'],
    [
      'Python on Ubuntu',
      'FROM ubuntu:24.04\nRUN apt-get update\nRUN cd /a && pip3 install -r r.txt\n',
      'otherLanguage 3 Python pip3 install',
    ],
    ['Java', 'FROM eclipse-temurin:21 AS b\nRUN ./mvnw package\n', 'otherLanguage 1 Java eclipse-temurin:21'],
    ['Java by its start', 'FROM debian\nCOPY a.jar /\nCMD ["java", "-jar", "/a.jar"]\n', 'otherLanguage 3 Java "java"'],
    [
      'Rust',
      'FROM rust:1.90 AS b\nRUN cargo build --release\nFROM scratch\nCOPY --from=b /a /a\n',
      'otherLanguage 1 Rust rust:1.90',
    ],
    ['PHP', 'FROM php:8-fpm\nCOPY . .\n', 'otherLanguage 1 PHP php:8-fpm'],
    ['Ruby', 'FROM ruby:3\nRUN bundle install\n', 'otherLanguage 1 Ruby ruby:3'],
    [
      '.NET',
      'FROM mcr.microsoft.com/dotnet/sdk:9.0\nRUN dotnet publish\n',
      'otherLanguage 1 .NET mcr.microsoft.com/dotnet/sdk:9.0',
    ],
    ['C', 'FROM gcc:14\nRUN gcc a.c\n', 'otherLanguage 1 C or C++ gcc:14'],
    [
      'Python with a helper in Go',
      'FROM golang AS h\nRUN go build -o /h .\nFROM python:3\nCOPY --from=h /h /h\nCMD ["python", "a.py"]\n',
      'otherLanguage 3 Python python:3',
    ],
    ['a program that was compiled elsewhere', 'FROM alpine\nCOPY app /app\nCMD ["/app"]\n', 'noGoBuild 1'],
    [
      'a published program',
      'FROM golang AS b\nRUN go install example.com/x@latest\nFROM alpine\nCOPY --from=b /go/bin/x /x\n',
      'noGoBuild 1',
    ],
    [
      'make that is only installed',
      'FROM golang AS b\nRUN apk add git make bash\nFROM scratch\nCOPY x /x\n',
      'noGoBuild 1',
    ],
  ];
  for (const [name, text, problem] of cases) {
    it(name, () => {
      const read = readDockerfile(text);
      const told = read.ok
        ? 'read'
        : [
            read.problem.id,
            read.problem.line,
            ...Object.values(read.problem.values).filter((value) => typeof value === 'string'),
          ].join(' ');
      assert.equal(told, problem);
    });
  }
});

describe('a Dockerfile that is read though it holds another language', () => {
  const cases: [name: string, text: string][] = [
    [
      'a frontend',
      'FROM node:22 AS w\nRUN npm ci\nFROM golang AS b\nCOPY --from=w /d /d\nRUN go build -o /a .\nFROM scratch\nCOPY --from=b /a /a\nCMD ["/a"]\n',
    ],
    [
      'Go on an image of Python',
      'FROM golang AS b\nRUN go build -o /a .\nFROM python:3\nCOPY --from=b /a /a\nCMD ["/a"]\n',
    ],
    [
      'Go that was installed',
      'FROM alpine AS b\nRUN apk add --no-cache go git\nRUN sh build.sh\nFROM alpine\nCOPY --from=b /a /a\n',
    ],
  ];
  for (const [name, text] of cases) it(name, () => assert.equal(readDockerfile(text).ok, true));
});

describe('the text of a Dockerfile', () => {
  it('knows lines, flags and continuations with comments and empty lines', () => {
    const { stages } = parsed(
      '# a\nFROM golang\n\nRUN --mount=type=cache,target=/x \\\n  # why\n\n  --network=none go \\\n  build .\nUSER 1',
    );
    const [, run, user] = stages[0]?.instructions ?? [];
    assert.deepEqual(run?.flags, [
      ['mount', 'type=cache,target=/x'],
      ['network', 'none'],
    ]);
    assert.deepEqual([run?.line, run?.endLine, run?.rest.replace(/\s+/g, ' ')], [4, 8, 'go build .']);
    assert.equal(run?.text.split('\n').length, 5);
    assert.equal(user?.line, 9);
  });
  it('knows the escape directive', () => {
    const { stages } = parsed('# escape=`\nFROM golang\nRUN go `\n  build `\n  .\nWORKDIR /a\n');
    assert.deepEqual(
      stages[0]?.instructions.map(({ line, endLine }) => [line, endLine]),
      [
        [2, 2],
        [3, 5],
        [6, 6],
      ],
    );
  });
  it('ends a line at a line feed alone', () => {
    const { stages } = parsed('FROM golang\nRUN echo a\rb\nRUN go build .\n');
    assert.deepEqual(
      stages[0]?.instructions.map(({ line, text }) => `${line} ${text}`),
      ['1 FROM golang', '2 RUN echo a\rb', '3 RUN go build .'],
    );
  });
  it('knows the syntax directive', () => {
    assert.deepEqual(parsed(`#syntax = docker/dockerfile:1.7\n${build}`).syntax, {
      value: 'docker/dockerfile:1.7',
      line: 1,
    });
    assert.equal(parsed(`# about\n# syntax=docker/dockerfile:1\n${build}`).syntax, undefined);
  });
  it('takes instructions in any case, with CRLF and a byte-order mark', () => {
    const text =
      '\uFEFFfrom golang:1.27 as B\r\nworkdir /s\r\nrun CGO_ENABLED=0 go build \\\r\n -o /a ./cmd/a\r\nfrom scratch\r\ncopy --from=b /a /a\r\nexpose 80\r\nentrypoint ["/a"]\r\n';
    const unmarked = text
      .slice(1)
      .replaceAll('\r\n', '\n')
      .replace(/^(from|run|workdir|copy|expose|entrypoint)/gm, (word) => word.toUpperCase());
    assert.deepEqual(summary(adopted(text)), summary(adopted(unmarked)));
  });
  it('takes no instruction out of a here-document', () => {
    const { stages } = parsed(
      `${build}RUN <<A cat - <<-'B'\nUSER root\nA\nFROM x\n\tB\nCOPY <<C /c\nEXPOSE 1\nC\nEXPOSE 2\n`,
    );
    assert.deepEqual(
      stages[0]?.instructions.map(({ keyword }) => keyword),
      ['FROM', 'RUN', 'RUN', 'COPY', 'EXPOSE'],
    );
    assert.equal(stages.length, 1);
  });
  it('takes no here-document out of quotes, arithmetic and here-strings', () => {
    const { stages } = parsed(`${build}RUN echo "<<EOF" $((1<<2)) <<<x\nEXPOSE 1\n`);
    assert.equal(stages[0]?.instructions.length, 4);
  });
});

describe('variables', () => {
  const cases: [name: string, text: string, image: string][] = [
    ['an ARG before FROM', 'ARG V=1.27\nFROM golang:${V}', 'golang:1.27'],
    ['without braces', 'ARG V=1.27\nFROM golang:$V-alpine', 'golang:1.27-alpine'],
    ['one of another', 'ARG V=1.27\nARG T=${V}-alpine\nFROM golang:${T}', 'golang:1.27-alpine'],
    ['a default', 'ARG V\nFROM golang:${V:-1.26}', 'golang:1.26'],
    ['a default that is not used', 'ARG V=1.27\nFROM golang:${V:-1.26}', 'golang:1.27'],
    ['a default in a default', 'FROM golang:${V:-${W:-1.26}}', 'golang:1.26'],
    ['an alternative', 'ARG V=x\nFROM golang:1.27${V:+-alpine}', 'golang:1.27-alpine'],
    ['a prefix that is taken off', 'ARG V=v1.27\nFROM golang:${V#v}', 'golang:1.27'],
    ['quotes', 'ARG V="1.27"\nFROM "golang:${V}"', 'golang:1.27'],
    ['one without a value', 'ARG V\nFROM golang:${V}', 'golang:${V}'],
    [
      'a whole reference with a default',
      'ARG I=\nFROM ${I:-docker.io/library/golang:1.27}',
      'docker.io/library/golang:1.27',
    ],
  ];
  for (const [name, text, image] of cases) {
    it(name, () => assert.equal(parsed(`${text}\nRUN go build .\n`).stages[0]?.image, image));
  }
  it('of a stage go to the stages that begin as it, without its ARGs', () => {
    const { stages } = parsed('FROM golang AS a\nARG X=1\nENV Y=$X\nWORKDIR w\nFROM a\nRUN go build .\n');
    const scope = stages[1]?.instructions[1]?.scope;
    assert.deepEqual(
      [scope?.get('X'), scope?.get('Y'), stages[1]?.instructions[1]?.directory],
      [undefined, '1', '/go/w'],
    );
  });
  it('of the global scope are seen where a stage declares them', () => {
    const { stages } = parsed('ARG X=1\nFROM golang\nENV A=$X\nARG X\nENV B=$X\nRUN go build .\n');
    const scope = stages[0]?.instructions.at(-1)?.scope;
    assert.deepEqual([scope?.get('A'), scope?.get('B')], ['$X', '1']);
  });
});
