import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { main } from '../../src/command/main.ts';
import { type Asker, defaultSize } from '../../src/run/asker.ts';
import { filesIn, freshFolder, writeFiles } from '../support/folders.ts';

/** Milliseconds: for what a linear reader does in a tenth of it, also on a busy machine. */
const bound = 8000;

const nobody: Asker = {
  canAsk: () => false,
  prompt: () => Promise.reject(new Error('nobody to ask')),
  size: () => defaultSize,
  backKey: undefined,
  edit: undefined,
};

/** Runs the command in this process, without a go command, and gives what it said of an error. It must end in time, and with no defect. */
async function run(folder: string, args: readonly string[]): Promise<string> {
  let said = '';
  const start = performance.now();
  const status = await main(args, {
    folder,
    environment: { DOCKER_HOST: 'unix:///nonexistent', DEBUG: 'go-container' },
    out: () => undefined,
    err: (text) => {
      said += text;
    },
    asker: nobody,
    readInput: () => Promise.resolve(new Uint8Array()),
    errColumns: () => undefined,
    onInterrupt: () => () => undefined,
  });
  const took = performance.now() - start;
  assert.doesNotMatch(said, /defect/);
  assert.ok([0, 1, 2, 3, 4].includes(status), String(status));
  assert.ok(took < bound, `${args}: ${took} ms`);
  return said;
}

const program =
  'package main\n\nimport (\n\t"embed"\n\t"net/http"\n)\n\n//go:embed *\nvar f embed.FS\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n';
const dockerfile =
  'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -tags x -ldflags "-X main.v=1" -o /app .\n\nFROM alpine:3.22\nRUN apk add --no-cache ca-certificates && adduser -D me\nENV A=b\nCOPY --from=build /app /app\nEXPOSE 8080/tcp\nUSER me\nHEALTHCHECK --interval=5s CMD wget -q -O- http://localhost:8080/healthz || exit 1\nENTRYPOINT ["/app", "-x"]\n';
const compose =
  'services:\n  web:\n    build: .\n    ports: ["8080:8080"]\n    environment:\n      - PORT=8080\n    healthcheck:\n      test: curl -f http://localhost:8080/healthz\n';

/** A real text of each file that is read, to make damaged ones of. */
const samples: Readonly<Record<string, string>> = {
  'go.mod':
    'module example.com/a\n\ngo 1.26.0\n\nrequire (\n\texample.com/b v1.2.3 // indirect\n)\n\nreplace example.com/b => ../b\n\nignore ./x\n',
  'go.work': 'go 1.26\n\nuse (\n\t.\n\t./b\n)\n',
  'go.sum': 'example.com/b v1.2.3 h1:abc=\nexample.com/b v1.2.3/go.mod h1:abc=\n',
  'main.go': program,
  Dockerfile: dockerfile,
  '.dockerignore': '# mine\n*.md\n!README.md\n**/x\n',
  '.gitignore': '/bin\n!x\n',
  Makefile: 'V := 1\nbuild:\n\tgo build -tags "a b" -ldflags "-X main.v=$(V)" ./...\n',
  '.goreleaser.yaml':
    'builds:\n  - main: .\n    tags: [netgo, x]\n    ldflags:\n      - -s -w -X main.version={{.Version}}\n',
  'compose.yaml': compose,
  '.github/workflows/ci.yml':
    'jobs:\n  test:\n    runs-on: x\n    steps:\n      - uses: actions/setup-go@v6\n        with:\n          go-version: "1.26"\n      - run: go test ./...\n',
  'deploy/k8s.yaml':
    'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a:1\n      ports: [{containerPort: 8080}]\n      livenessProbe: {httpGet: {path: /healthz, port: 8080}}\n',
  'docker-bake.hcl': 'variable "TAG" { default = "x" }\ntarget "app" { args = { GO_VERSION = "1.26" } }\n',
  '.env': 'PORT=8080\nGOPROXY=https://goproxy.cn,direct\n',
  '.yo-rc.json': '{"generator-go-container": {"name": "a", "port": 8080, "with": ["compose"], "env": ["A=b"]}}\n',
  '.go-container.lock':
    '{\n  "lock": 2,\n  "generator": "0.1.0",\n  "files": {\n    "Dockerfile": {"id":"docker/Dockerfile","checksum":"0000000000000000-1","base64":"YQ=="}\n  }\n}\n',
};

/** Damage to a text: a piece is taken out, repeated, or replaced by others. */
function damaged(text: string): fc.Arbitrary<Uint8Array> {
  const piece = fc.constantFrom(
    ' ',
    '\n',
    '\t',
    '\r',
    '\0',
    '"',
    "'",
    '`',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '#',
    '//',
    '/*',
    '$',
    '${',
    '$(',
    '<<E',
    '|',
    ':',
    '=',
    '@',
    '*',
    '../',
    '&a',
    '\ufeff',
    '\u2028',
    '\ud800',
    '9'.repeat(30),
    'FROM',
    '-X',
    '__proto__',
    '"constructor": {}',
  );
  const place = fc.nat({ max: text.length });
  const edit = fc.tuple(place, fc.nat({ max: 12 }), fc.array(piece, { maxLength: 3 }), fc.constantFrom(1, 1, 1, 50));
  const edited = fc.array(edit, { minLength: 1, maxLength: 5 }).map((edits) => {
    let next = text;
    for (const [at, length, pieces, times] of edits) {
      next = next.slice(0, at) + pieces.join('').repeat(times) + next.slice(at + length);
    }
    return new Uint8Array(Buffer.from(next));
  });
  return fc.oneof({ weight: 3, arbitrary: edited }, fc.uint8Array({ maxLength: 120 }));
}

/** A folder with a module, in which one file after another takes the place of a file. */
function stage(t: TestContext, path: string) {
  const folder = freshFolder(t);
  writeFiles(folder, { 'go.mod': 'module example.com/a\n\ngo 1.26\n', 'main.go': program, [path]: '' });
  return {
    folder,
    put: (content: string | Uint8Array) => writeFileSync(join(folder, path), content),
  };
}

const commands = [['docker', '--defaults', '--dry-run'], ['check']] as const;

describe('a file of any content', () => {
  for (const [path, sample] of Object.entries(samples)) {
    it(`in place of ${path} ends in a report or a sentence`, async (t) => {
      const { folder, put } = stage(t, path);
      put(sample);
      for (const args of commands) await run(folder, args);
      await fc.assert(
        fc.asyncProperty(damaged(sample), fc.constantFrom(...commands), async (content, args) => {
          put(content);
          const said = await run(folder, args);
          assert.equal(said.split('\n    at ').length, 1, said);
        }),
        { numRuns: 60 },
      );
      assert.ok(!Object.keys(filesIn(folder)).includes('.go-container.tmp'));
    });
  }
});
