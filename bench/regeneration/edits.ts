import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a user changes in one file: a text that is there, and what they make of it. */
type Edit = readonly [path: string, what: string, by: string];

/** Edits of five files, apart from what base and port change. */
export const editsOfAService: readonly Edit[] = [
  ['Dockerfile', 'USER 65532', 'ENV TZ=Asia/Shanghai\nUSER 65532'],
  ['.dockerignore', '.git\n', '.git\ndata\n'],
  ['.gitignore', '*.prof\n', '*.prof\n/data/\n'],
  ['README.md', '## Layout\n', '## Ours\n\nAsk in #orders.\n\n## Layout\n'],
  [
    'cmd/server/handler.go',
    '\tmux.HandleFunc("GET /{$}", greet())\n',
    '\tmux.HandleFunc("GET /{$}", greet())\n\tmux.HandleFunc("GET /orders", greet())\n',
  ],
];

/** The edits of the scenario that other tools were measured on. */
export const editsOfADockerfile: readonly Edit[] = [
  ['Dockerfile', 'USER 65532', 'ENV TZ=Asia/Shanghai\nUSER 65532'],
  ['Dockerfile', 'WORKDIR /src\n', 'WORKDIR /src\nRUN apk add --no-cache make\n'],
];

export function edit(folder: string, edits: readonly Edit[]): void {
  for (const [path, what, by] of edits) {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(what)) throw new Error(`${file} does not hold ${what}`);
    writeFileSync(
      file,
      text.replace(what, () => by),
    );
  }
}
