import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goContainer, runProgram } from '../test/support/process.ts';

/** The kinds of projects that are built. */
export const kinds = ['stdlib', 'gin', 'own', 'client-go'] as const;
export type Kind = (typeof kinds)[number];

type Content = { readonly greeting: string; readonly modules: readonly string[]; readonly packages: number };

const gin = `package main

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

func greeting() http.Handler {
	gin.SetMode(gin.ReleaseMode)
	router := gin.New()
	router.GET("/", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"edit": "e0"}) })
	return router
}
`;
const stdlib = `package main

import "net/http"

func greeting() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("e0")) })
}
`;
const clientGo = `package main

import (
	"net/http"

	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

func greeting() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if config, err := rest.InClusterConfig(); err == nil {
			_, _ = kubernetes.NewForConfig(config)
		}
		_, _ = w.Write([]byte("e0"))
	})
}
`;

const contents: Readonly<Record<Kind, Content>> = {
  stdlib: { greeting: stdlib, modules: [], packages: 0 },
  gin: { greeting: gin, modules: ['github.com/gin-gonic/gin@v1.11.0'], packages: 0 },
  own: { greeting: gin, modules: ['github.com/gin-gonic/gin@v1.11.0'], packages: 300 },
  'client-go': { greeting: clientGo, modules: ['k8s.io/client-go@v0.34.1'], packages: 0 },
};

/** Small modules to add one after another. */
const small = [
  ['github.com/google/uuid', 'v1.6.0'],
  ['github.com/rs/xid', 'v1.6.0'],
  ['github.com/pkg/errors', 'v0.9.1'],
  ['github.com/gorilla/mux', 'v1.8.1'],
  ['github.com/dustin/go-humanize', 'v1.0.1'],
  ['github.com/cespare/xxhash/v2', 'v2.3.0'],
] as const;

/**
 * Generates a service whose greeting a user rewrote, with as many packages of its own as its kind has. `nonce` makes it unlike that of any
 * earlier run, so that no layer of one is found.
 */
export function createProject(folder: string, kind: Kind, base: string, nonce: string): void {
  const { greeting, modules, packages } = contents[kind];
  const flags = [
    '--dir',
    folder,
    '--defaults',
    '--name=bench',
    `--base=${base}`,
    '--region=china',
    '--go-version=1.26',
  ];
  const { status, stderr } = goContainer(flags, '/');
  if (status !== 0) throw new Error(stderr);
  writeFileSync(join(folder, 'cmd/server/greeting.go'), greeting);
  replace(
    join(folder, 'cmd/server/handler.go'),
    'mux.HandleFunc("GET /{$}", greet())',
    'mux.Handle("GET /{$}", greeting())\n\t_ = greet',
  );
  for (let i = 0; i < packages; i += 1) ownPackage(folder, i);
  if (packages > 0)
    writeFileSync(
      join(folder, 'cmd/server/own.go'),
      `package main\n\nimport "example.com/bench/internal/p${packages - 1}"\n\nvar _ = p${packages - 1}.Use\n`,
    );
  if (modules.length > 0) go(folder, 'get', ...modules);
  go(folder, 'mod', 'tidy');
  writeFileSync(join(folder, 'go.mod'), `${readFileSync(join(folder, 'go.mod'), 'utf8')}\n// ${nonce}\n`);
}

/** Changes a string in the greeting. */
export function edit(folder: string, text: string): void {
  replace(join(folder, 'cmd/server/greeting.go'), /"e\w+"/, `"e${text}"`);
}

/** Puts one of some small modules into the place of the one before. */
export function changeDependency(folder: string, count: number): void {
  const [path, version] = small[count % small.length] ?? ['', ''];
  writeFileSync(join(folder, 'cmd/server/dependency.go'), `package main\n\nimport _ "${path}"\n`);
  go(folder, 'get', `${path}@${version}`);
  go(folder, 'mod', 'tidy');
}

/** Runs go on this machine, and fails if it does. */
export function go(folder: string, ...args: string[]): void {
  const { status, stderr } = runProgram('go', args, { cwd: folder, timeout: 600_000, env: { CGO_ENABLED: '0' } });
  if (status !== 0) throw new Error(`go ${args.join(' ')}: ${stderr}`);
}

/** A package with twenty functions that imports up to three of those before it. */
function ownPackage(folder: string, i: number): void {
  const name = `p${i}`;
  const imported = [...new Set([i - 1, i - 2, Math.floor(i / 2)])].filter((at) => at >= 0 && at < i);
  const functions = Array.from(
    { length: 20 },
    (_, at) => `func F${at}(n int) string { return fmt.Sprint(strings.Repeat(strconv.Itoa(n), ${at})) }`,
  );
  const uses = imported.map((at) => `p${at}.F0(n)`).join(' + ') || '""';
  const imports = ['fmt', 'strconv', 'strings', ...imported.map((at) => `example.com/bench/internal/p${at}`)];
  mkdirSync(join(folder, 'internal', name), { recursive: true });
  writeFileSync(
    join(folder, 'internal', name, 'own.go'),
    `package ${name}\n\nimport (\n${imports.map((path) => `\t"${path}"`).join('\n')}\n)\n\n${functions.join('\n\n')}\n\nfunc Use(n int) string { return ${uses} }\n`,
  );
}

function replace(file: string, what: string | RegExp, by: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, () => by);
  if (after === before) throw new Error(`${file} does not hold ${what}`);
  writeFileSync(file, after);
}
