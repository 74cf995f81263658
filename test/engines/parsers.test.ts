import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { packageRoot } from '../../src/package-root.ts';
import { projectsWith } from '../support/around-the-image.ts';
import { runProgram } from '../support/process.ts';
import { findTool, without } from '../support/tools.ts';

/** The releases whose parsers scripts/install-tools.sh builds, with the constructs in `constructs` that each of them refuses. */
const parsers: Record<string, readonly (keyof typeof constructs)[]> = {
  'buildkit-0.8.3': ['start-interval', 'pattern', 'link', 'heredoc'],
  'buildkit-0.10.6': ['start-interval', 'pattern'],
  'buildkit-0.11.6': ['start-interval', 'pattern'],
  'buildkit-0.12.5': ['pattern'],
  'buildkit-0.13.2': [],
  'imagebuilder-1.2.4': ['start-interval', 'pattern', 'link'],
  'imagebuilder-1.2.22': [],
};
const constructs = {
  'start-interval': 'FROM scratch\nHEALTHCHECK --start-interval=1s CMD ["/x"]\n',
  pattern: 'FROM scratch\nARG X=v8\nENV Y=${X#v}\n',
  link: 'FROM scratch AS a\nFROM scratch\nCOPY --link --from=a /x /x\n',
  heredoc: 'FROM scratch\nRUN <<END\ntrue\nEND\n',
};

/** Returns for each Dockerfile why a parser refuses it, or ''. */
function refusals(parser: string, texts: readonly string[]): string[] {
  const input = JSON.stringify(texts);
  const { status, stdout, stderr } = runProgram(findTool(parser) ?? '', [], { cwd: '/', input });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const golden = join(packageRoot(), 'test/golden');
const files: Record<string, string> = Object.fromEntries(
  readdirSync(golden, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\/project\/(\.devcontainer\/)?Dockerfile$/.test(path))
    .map((path) => [path, readFileSync(join(golden, path), 'utf8')]),
);
/** Dockerfiles of any answers that every engine must build, with their development containers. */
const sampled = fc
  .sample(projectsWith('devcontainer'), 100)
  // Only engines of the last years read this flag; it is present if the answers ask for it.
  .filter(({ project }) => !project.healthFlags.includes('start-interval'))
  .flatMap((project) => Object.entries(project.files))
  .filter(([path]) => /(^|\/)Dockerfile$/.test(path))
  .map(([, text]) => text);

for (const [parser, refused] of Object.entries(parsers)) {
  describe(`the parser of ${parser}`, { skip: without(parser), timeout: 120_000 }, () => {
    it('refuses what its release does not have', () => {
      const found = refusals(parser, Object.values(constructs));
      assert.deepEqual(
        Object.keys(constructs).filter((_, at) => found[at] !== ''),
        [...refused].sort((a, b) => Object.keys(constructs).indexOf(a) - Object.keys(constructs).indexOf(b)),
      );
    });
    it('accepts every golden Dockerfile', () => {
      const found = refusals(parser, Object.values(files));
      assert.deepEqual(
        Object.keys(files).flatMap((path, at) => (found[at] === '' ? [] : [`${path}: ${found[at]}`])),
        [],
      );
    });
    it('accepts the Dockerfiles of any answers', () => {
      const at = refusals(parser, sampled).findIndex((refusal) => refusal !== '');
      assert.equal(at, -1, at < 0 ? '' : `${refusals(parser, [sampled[at] ?? ''])}\n${sampled[at]}`);
    });
  });
}

describe('the mounts of a Dockerfile', () => {
  // Buildah itself reads them, not its parser.
  it('are ones that Buildah 1.28 accepts', () => {
    for (const text of [...Object.values(files), ...sampled]) {
      const instructions = text.replace(/^ *#.*$/gm, '');
      for (const [mount] of instructions.matchAll(/--mount=\S+/g)) {
        if (mount !== '--mount=type=ssh') assert.match(mount, /target=\//, `${mount} in\n${text}`);
        assert.doesNotMatch(mount, /sharing=private|required|env=/, `${mount} in\n${text}`);
      }
    }
  });
});
