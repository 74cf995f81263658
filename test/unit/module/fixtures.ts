/** Small repositories of the shapes that services have, by what is peculiar to each. The folder to read is the root. */
export const fixtures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'one main at the root': {
    'go.mod': 'module github.com/you/orders/v2\n\ngo 1.26.1\n\ntoolchain go1.26.4\n',
    'main.go': `package main

import (
	"fmt"
	"net/http"
	"os"
)

// func main() { http.ListenAndServe(":1111", nil) }
func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8081"
	}
	http.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {})
	fmt.Println("listening, not on :2222")
	http.ListenAndServe(":"+port, nil)
}
`,
    'main_test.go': 'package main\n\nimport "testing"\n\nfunc TestMain(m *testing.M) {}\n',
  },
  'commands below cmd': {
    'go.mod': 'module example.com/shop\n\ngo 1.26\n',
    'cmd/server/main.go': `package main

import (
	"flag"
	"net/http"

	"example.com/shop/internal/web"
)

func main() {
	addr := flag.String("addr", ":9000", "address")
	flag.Parse()
	http.ListenAndServe(*addr, web.Handler())
}
`,
    'cmd/worker/main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("work") }\n',
    'cmd/worker/notmain.go': 'package main\n\ntype T struct{}\n\nfunc (T) main() {}\n',
    'cmd/tested/main_test.go': 'package main\n\nfunc main() {}\n',
    'cmd/gen/gen.go': '//go:build ignore\n\npackage main\n\nfunc main() {}\n',
    'cmd/nomain/x.go': 'package main\n\nvar x = `\nfunc main() {}\n`\n',
    'cmd/windows/main_windows.go': 'package main\n\nfunc main() {}\n',
    'cmd/debug/main.go': '//go:build debug && linux\n\npackage main\n\nfunc main() {}\n',
    'internal/web/web.go': `package web

import "net/http"

const health = "/livez"

func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc(health, nil)
	mux.Handle("/readyz", nil)
	return mux
}
`,
    'internal/web/testdata/main.go': 'package main\n\nfunc main() {}\n',
    '_old/main.go': 'package main\n\nfunc main() {}\n',
    '.hidden/main.go': 'package main\n\nfunc main() {}\n',
    'tools/server/main.go': 'package main\n\nfunc main() {}\n',
  },
  'modules in a module': {
    'go.mod':
      'module example.com/outer\n\ngo 1.25\n\nreplace example.com/outer/api => ./api\n\nrequire example.com/outer/api v0.0.0\n',
    'main.go': 'package main\n\nimport _ "example.com/outer/api"\n\nfunc main() {}\n',
    'api/go.mod': 'module example.com/outer/api\n\ngo 1.25\n',
    'api/api.go': 'package api\n',
    'tools/go.mod': 'module example.com/outer/tools\n\ngo 1.25\n',
    'tools/lint/main.go': 'package main\n\nfunc main() {}\n',
  },
  'a module in a module that is not replaced': {
    'go.mod': 'module example.com/outer\n\ngo 1.25\n\nrequire example.com/outer/api v0.0.0\n',
    'main.go':
      'package main\n\nimport (\n\t_ "example.com/outer/api"\n\t_ "example.com/outer/gone"\n)\n\nfunc main() {}\n',
    'api/go.mod': 'module example.com/outer/api\n\ngo 1.25\n',
    'api/api.go': 'package api\n\nimport "C"\n',
  },
  'a replaced module of another name': {
    'go.mod':
      'module example.com/outer\n\ngo 1.25\n\nreplace example.com/far => ./near\n\nrequire example.com/far v0.0.0\n',
    'main.go': 'package main\n\nimport "example.com/far/api"\n\nfunc main() { api.Run() }\n',
    'near/go.mod': 'module example.com/far\n\ngo 1.25\n',
    'near/api/api.go': 'package api\n\nimport "net/http"\n\nfunc Run() { http.ListenAndServe(":80", nil) }\n',
  },
  'a workspace': {
    'go.work': 'go 1.26\n\nuse (\n\t./app // the service\n\t"./lib"\n)\n',
    'app/go.mod': 'module example.com/app\n\ngo 1.26\n\nrequire example.com/lib v0.0.0\n',
    'app/main.go': 'package main\n\nimport "example.com/lib"\n\nfunc main() { lib.Serve() }\n',
    'lib/go.mod': 'module example.com/lib\n\ngo 1.26\n',
    'lib/lib.go': 'package lib\n\nimport "net/http"\n\nfunc Serve() { http.ListenAndServe("localhost:7000", nil) }\n',
  },
  'a vendored dependency': {
    'go.mod': 'module example.com/vendored\n\ngo 1.20\n\nrequire example.com/dep v1.0.0\n',
    'go.sum': '',
    'main.go': 'package main\n\nimport "example.com/dep"\n\nfunc main() { dep.Do() }\n',
    'vendor/modules.txt': '# example.com/dep v1.0.0\n## explicit\nexample.com/dep\n',
    'vendor/example.com/dep/dep.go': `package dep

/*
#cgo LDFLAGS: -lfoo -L/opt
#cgo linux LDFLAGS: -lbar \${SRCDIR}/libqux.a
#cgo windows LDFLAGS: -lbaz
#cgo !arm64 pkg-config: --static libpng
int x;
*/
import "C"

func Do() {}
`,
    'vendor/example.com/dep/main/main.go': 'package main\n\nfunc main() {}\n',
  },
  'embedded files and files read': {
    'go.mod': 'module example.com/web\n\ngo 1.26\n',
    'main.go': `package main

import (
	"embed"
	"html/template"
	"net/http"
	"os"
)

//go:embed all:static templates/*.html
//go:embed "missing dir"
var files embed.FS

// //go:embed not/this
var text = "//go:embed nor/this"

func main() {
	os.ReadFile("config.yaml")
	os.Open("/proc/self/stat")
	template.Must(template.ParseGlob("views/*.tmpl"))
	http.Handle("/", http.FileServer(http.Dir("static")))
	srv := &http.Server{Addr: "0.0.0.0:8443"}
	srv.ListenAndServeTLS("tls/cert.pem", "tls/key.pem")
}
`,
    'static/index.html': 'x',
    'templates/index.html': 'x',
    'config.yaml': '',
  },
  'cgo with sqlite': {
    'go.mod': 'module example.com/notes\n\ngo 1.24\n\nrequire github.com/mattn/go-sqlite3 v1.14.22\n',
    'go.sum': 'github.com/mattn/go-sqlite3 v1.14.22 h1:x=\n',
    'main.go': `package main

import (
	"database/sql"

	_ "github.com/mattn/go-sqlite3"
)

func main() { sql.Open("sqlite3", "notes.db") }
`,
  },
  'cgo of its own': {
    'go.mod': 'module example.com/own\n\ngo 1.24\n',
    'main.go': 'package main\n\n// #include <math.h>\n// #cgo LDFLAGS: -lm\nimport "C"\n\nfunc main() { C.sqrt(2) }\n',
    'cmd/both/cgo.go': 'package main\n\nimport "C"\n\nfunc main() {}\n',
    'cmd/both/pure.go': '//go:build !cgo\n\npackage main\n\nfunc main() {}\n',
  },
  'an old go line and no health route': {
    'go.mod': 'module example.com/old\n\ngo 1.15\n',
    'main.go':
      '// +build !windows\n\npackage main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":80", nil) }\n',
    'other.go': '// +build tool\n\npackage main\n\nfunc main() {}\n',
  },
  'no command': {
    'go.mod': 'module example.com/lib\n\ngo 1.26\n',
    'lib.go': 'package lib\n\n// func main() {}\nfunc Main() {}\n',
    'experimental.go': '//go:build experimental\n\npackage lib\n',
  },
  'names that say nothing': {
    'go.mod': 'module gopkg.in/mailer.v3\n\ngo 1.26\n',
    'cmd/main.go': 'package main\n\nfunc main() {}\n',
    'a/run/main.go': 'package main\n\nfunc main() {}\n',
    'b/run/main.go': 'package main\n\nfunc main() {}\n',
  },
  'ignored folders': {
    'go.mod': 'module example.com/ignoring\n\ngo 1.25\n\nignore (\n\t./web\n\tstuff\n)\n',
    'main.go': 'package main\n\nfunc main() {}\n',
    'web/main.go': 'package main\n\nfunc main() {}\n',
    'a/stuff/main.go': 'package main\n\nfunc main() {}\n',
    'a/web/main.go': 'package main\n\nfunc main() {}\n',
  },
  'two packages in a folder': {
    'go.mod': 'module example.com/two\n\ngo 1.25\n',
    'main.go': 'package main\n\nfunc main() {}\n',
    'x/a.go': 'package main\n\nfunc main() {}\n',
    'x/b.go': 'package other\n',
    'y/a.go': 'package documentation\n',
    'y/b.go': 'package main\n\nfunc main() {}\n',
  },
};
