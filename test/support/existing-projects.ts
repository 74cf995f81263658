import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.ts';

type Files = Readonly<Record<string, string>>;

/** A server on a port, with some routes. */
const server = (port: number, routes: readonly string[], more = '') => `package main

import (
	"fmt"
	"log"
	"net/http"
)

func main() {
${routes.map((route) => `\thttp.HandleFunc("${route}", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })`).join('\n')}
${more}	log.Fatal(http.ListenAndServe(":${port}", nil))
}
`;
const mod = (name: string, go = '1.26') => `module example.com/${name}\n\ngo ${go}\n`;

/** Modules as people have them, each small enough to build in a second. */
export const existingProjects = {
  article: {
    'go.mod': mod('article', '1.22'),
    'cmd/server/main.go': server(8080, ['/healthz']),
    get Dockerfile() {
      return readFileSync(join(packageRoot(), 'bench/article.Dockerfile'), 'utf8');
    },
    // The article's Dockerfile needs one.
    'go.sum': '',
  },
  root: { 'go.mod': mod('root'), 'main.go': server(8081, ['/healthz', '/']) },
  commands: {
    'go.mod': mod('shop'),
    'cmd/api/main.go': server(8080, ['/healthz']),
    'cmd/worker/main.go': server(9090, ['/livez']),
    'cmd/job/main.go': 'package main\n\nfunc main() { println("done") }\n',
  },
  vendor: {
    'go.mod': `${mod('vendored')}\nrequire example.org/dep v1.0.0\n`,
    'vendor/modules.txt': '# example.org/dep v1.0.0\n## explicit; go 1.20\nexample.org/dep\n',
    'vendor/example.org/dep/dep.go': 'package dep\n\nconst Path = "/path"\n',
    'main.go': `package main

import (
	"net/http"

	"example.org/dep"
)

func main() {
	http.HandleFunc(dep.Path, func(w http.ResponseWriter, _ *http.Request) {})
	http.HandleFunc("/health", func(w http.ResponseWriter, _ *http.Request) {})
	http.ListenAndServe(":8082", nil)
}
`,
  },
  embed: {
    'go.mod': mod('embedded'),
    'dist/index.md': 'hello',
    'main.go': `package main

import (
	"embed"
	"net/http"
)

//go:embed dist
var files embed.FS

func main() {
	http.Handle("/", http.FileServer(http.FS(files)))
	http.ListenAndServe(":8083", nil)
}
`,
  },
  old: { 'go.mod': mod('old', '1.15'), 'main.go': server(8084, ['/ping']) },
  tcp: {
    'go.mod': mod('tcp'),
    'main.go': `package main

import "net"

func main() {
	listener, err := net.Listen("tcp", ":7000")
	if err != nil {
		panic(err)
	}
	for {
		connection, err := listener.Accept()
		if err == nil {
			connection.Close()
		}
	}
}
`,
  },
  variable: {
    'go.mod': mod('variable'),
    'main.go': `package main

import (
	"net/http"
	"os"
)

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8085"
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) {})
	http.ListenAndServe(":"+port, nil)
}
`,
  },
} satisfies Record<string, Files>;
