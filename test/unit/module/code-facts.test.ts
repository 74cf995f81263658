import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readModule } from '../../../src/inspect/module/read-module.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';

/** The one command of a module of a single main package, given by its imports and the body of main. */
function commandOf(t: { after: (f: () => void) => void }, imports: readonly string[], body: string, rest = '') {
  const folder = freshFolder(t);
  const source = `package main\n\nimport (\n${imports.map((path) => `\t"${path}"\n`).join('')})\n\n${rest}\nfunc main() {\n${body}\n}\n`;
  writeFiles(folder, { 'go.mod': 'module a.com/a\n\ngo 1.26\n', 'main.go': source });
  const [command] = readModule(folder, { goCommand: undefined, environment: {} }).commands;
  assert.ok(command !== undefined, source);
  return command;
}

const gin = 'github.com/gin-gonic/gin';
const echo = 'github.com/labstack/echo/v4';
const fiber = 'github.com/gofiber/fiber/v2';
const chi = 'github.com/go-chi/chi/v5';

const ports: readonly [name: string, imports: string[], body: string, wanted: string[], rest?: string][] = [
  ['net/http', ['net/http'], 'http.ListenAndServe(":8080", nil)', ['8080 certain']],
  ['TLS', ['net/http'], 'log.Fatal(http.ListenAndServeTLS("0.0.0.0:8443", "c", "k", nil))', ['8443 0.0.0.0 certain']],
  ['loopback', ['net/http'], 'http.ListenAndServe("127.0.0.1:3000", nil)', ['3000 127.0.0.1 certain']],
  ['net', ['net'], 'net.Listen("tcp", "[::]:50051")', ['50051 [::] certain']],
  ['a unix socket', ['net'], 'net.Listen("unix", "/run/x:80")', []],
  ['UDP', ['net'], 'net.ListenPacket("udp", ":5353")', []],
  ['a context', ['net'], 'lc.Listen(ctx, "tcp", ":7001")', ['7001 certain']],
  ['a server', ['net/http'], 's := &http.Server{Handler: h, Addr: ":7070"}', ['7070 certain']],
  ['a field', ['net/http'], 's.Addr = ":7071"', ['7071 certain']],
  ['a sum', ['net/http'], 'port := "9001"\nhttp.ListenAndServe("0.0.0.0:"+port, nil)', ['9001 certain']],
  ['Sprintf', ['fmt', 'net/http'], 'p := 9002\nhttp.ListenAndServe(fmt.Sprintf(":%d", p), nil)', ['9002 certain']],
  [
    'Sprintf of a port',
    ['fmt', 'net/http'],
    'httpPort := 9002\nhttp.ListenAndServe(fmt.Sprintf(":%d", httpPort), nil)',
    ['9002 certain'],
  ],
  ['JoinHostPort', ['net', 'net/http'], 'http.ListenAndServe(net.JoinHostPort("", "9003"), nil)', ['9003 certain']],
  ['a constant', ['net/http'], 'http.ListenAndServe(addr, nil)', ['9004 certain'], 'const addr = ":9004"'],
  [
    'a typed variable',
    ['net/http'],
    'http.ListenAndServe(":"+port, nil)',
    ['9005 certain'],
    'var port string = "9005"',
  ],
  [
    'a variable with a default',
    ['net/http', 'os'],
    'port := os.Getenv("PORT")\nif port == "" {\n\tport = "8088"\n}\nhttp.ListenAndServe(":"+port, nil)',
    ['8088 $PORT certain'],
  ],
  [
    'a looked up variable',
    ['net/http', 'os'],
    'port, ok := os.LookupEnv("APP_PORT")\nif !ok { port = "8089" }\nhttp.ListenAndServe(":"+port, nil)',
    ['8089 $APP_PORT certain'],
  ],
  [
    'a default that is replaced',
    ['net/http', 'os'],
    'addr := ":8090"\nif p := os.Getenv("PORT"); p != "" {\n\taddr = ":" + p\n}\nhttp.ListenAndServe(addr, nil)',
    ['8090 $PORT certain'],
  ],
  [
    'a helper',
    ['net/http'],
    'port := getenv("PORT", "8091")\nhttp.ListenAndServe(":"+port, nil)',
    ['8091 $PORT certain'],
  ],
  [
    'a helper in place',
    ['net/http'],
    'http.ListenAndServe(":"+envOr("HTTP_PORT", "8092"), nil)',
    ['8092 $HTTP_PORT certain'],
  ],
  [
    'cmp.Or',
    ['cmp', 'os', 'net/http'],
    'http.ListenAndServe(":"+cmp.Or(os.Getenv("PORT"), "8093"), nil)',
    ['8093 $PORT certain'],
  ],
  ['cmp.Or before', ['cmp', 'os'], 'port := cmp.Or(os.Getenv("PORT"), "8094")', ['8094 $PORT likely']],
  ['another helper', ['os'], 'level := getenv("LOG_LEVEL", "8095")', []],
  [
    'a flag',
    ['flag', 'net/http'],
    'addr := flag.String("listen", ":9100", "x")\nhttp.ListenAndServe(*addr, nil)',
    ['9100 -listen certain'],
  ],
  ['a number flag', ['flag'], 'flag.Int("port", 9101, "x")', ['9101 -port likely']],
  ['a flag of a number that is no port', ['flag'], 'flag.Int("workers", 16, "x")', []],
  [
    'a flag for another server',
    ['flag'],
    'flag.String("redis-addr", "localhost:6379", "x")\nflag.Int("db-port", 5432, "x")',
    [],
  ],
  [
    'a flag into a variable',
    ['flag', 'net/http'],
    'var a string\nflag.StringVar(&a, "addr", ":9102", "x")\nhttp.ListenAndServe(a, nil)',
    ['9102 -addr certain'],
  ],
  [
    'a flag with a short name',
    ['github.com/spf13/pflag'],
    'cmd.Flags().IntP("port", "p", 9103, "x")',
    ['9103 -port likely'],
  ],
  [
    'a flag after the environment',
    ['flag'],
    'flag.StringVar(&p, "port", getEnv("WHOAMI_PORT", "8001"), "x")',
    ['8001 $WHOAMI_PORT -port likely'],
  ],
  [
    'urfave',
    ['github.com/urfave/cli/v2'],
    'x := &cli.IntFlag{Name: "port", Value: 9104, Usage: "x"}',
    ['9104 -port likely'],
  ],
  [
    'kingpin',
    ['github.com/alecthomas/kingpin/v2'],
    'kingpin.Flag("web.listen-address", "x").Default(":9105").String()',
    ['9105 -web.listen-address likely'],
  ],
  ['viper', ['github.com/spf13/viper'], 'viper.SetDefault("server.port", 9106)', ['9106 likely']],
  [
    'a tag',
    [],
    '',
    ['9107 $PORT likely'],
    'type Config struct {\n\tPort int `env:"PORT" envDefault:"9107"`\n\tDB int `env:"DB_PORT" envDefault:"5432"`\n}',
  ],
  [
    'a tag of envconfig',
    [],
    '',
    ['9108 $LISTEN_ADDR likely'],
    'type Config struct {\n\tListen string `envconfig:"LISTEN_ADDR" default:":9108"`\n}',
  ],
  [
    'a table',
    [],
    '',
    ['9109 127.0.0.1 $LISTEN_ADDR likely'],
    'var options = map[string]option{"LISTEN_ADDR": {raw: "127.0.0.1:9109"}, "SMTP_PORT": {raw: "25"}}',
  ],
  ['gin', [gin], 'r := gin.Default()\nr.Run(":9110")', ['9110 certain']],
  ['gin by itself', [gin], 'r := gin.Default()\nr.Run()', ['8080 $PORT certain']],
  ['echo', [echo], 'e := echo.New()\ne.Logger.Fatal(e.Start(":1323"))', ['1323 certain']],
  ['fiber', [fiber], 'app := fiber.New()\napp.Listen(":3000")', ['3000 certain']],
  ['old fiber', ['github.com/gofiber/fiber'], 'app := fiber.New()\napp.Listen(3001)', ['3001 certain']],
  ['a client', ['net'], 'net.Dial("tcp", "localhost:5432")\nredis.NewClient("redis:6379")\nfmt.Println(":9")', []],
  ['a command', ['os/exec'], 'exec.Command("x").Run()\nexec.Command("serve", ":8080")', []],
  ['an address somewhere', [], 'x := "0.0.0.0:9111"', ['9111 0.0.0.0 possible']],
  ['comments', ['net/http'], '// http.ListenAndServe(":1", nil)\n/* http.ListenAndServe(":2", nil) */', []],
  ['code in a string', [], 'x := `http.ListenAndServe(":8080", nil)`\ny := "port := 8081"', []],
  [
    'no port',
    ['net/http'],
    'http.ListenAndServe(":99999", nil)\nhttp.ListenAndServe(":0", nil)\nhttp.ListenAndServe(":http", nil)',
    [],
  ],
  ['a number in a name', [], 'support := 8080\nexportAddress := 1\ntransport := "8080"', []],
  ['an address of another server', [], 'redisAddr := "localhost:6379"\nx := "127.0.0.1:80"', []],
];

describe('the port is seen in', () => {
  for (const [name, imports, body, wanted, rest] of ports) {
    it(name, (t) => {
      const found = commandOf(t, imports, body, rest).ports.map(({ port, host, variable, flag, certainty }) =>
        [port, host, variable && `$${variable}`, flag && `-${flag}`, certainty]
          .filter((one) => one !== undefined)
          .join(' '),
      );
      assert.deepEqual(found, wanted);
    });
  }
});

const routes: readonly [name: string, imports: string[], body: string, wanted: string[], rest?: string][] = [
  ['HandleFunc', ['net/http'], 'http.HandleFunc("/healthz", h)', ['liveness /healthz certain']],
  [
    'a method pattern',
    ['net/http'],
    'mux.Handle("GET /readyz", h)\nmux.Handle("GET /health/{$}", h)',
    ['readiness /readyz certain', 'liveness /health certain'],
  ],
  ['a pattern of another method', ['net/http'], 'mux.Handle("POST /healthz", h)', []],
  ['gin', [gin], 'r.GET("/ping", h)\nr.POST("/health", h)', ['liveness /ping certain']],
  [
    'a group of gin',
    [gin],
    'api := r.Group("/api")\nv1 := api.Group("/v1")\nv1.GET("/health", h)',
    ['liveness /api/v1/health certain'],
  ],
  [
    'a group that was given',
    [gin],
    '',
    ['liveness /health likely'],
    'func routes(r *gin.RouterGroup) { r.GET("/health", h) }',
  ],
  [
    'gin by method',
    [gin],
    'r.Handle("GET", "/livez", h)\nr.Handle(http.MethodGet, "/readyz", h)',
    ['liveness /livez certain', 'readiness /readyz certain'],
  ],
  ['echo', [echo], 'e.GET("/healthz", h)', ['liveness /healthz certain']],
  [
    'chi',
    [chi],
    'r.Get("/health", h)\nr.Route("/v1", func(r chi.Router) {\n\tr.Get("/ready", h)\n})',
    ['liveness /health certain', 'readiness /v1/ready certain'],
  ],
  [
    'chi below the root, one route in another',
    [chi],
    'r.Route("/", func(r chi.Router) {\n\tr.Route("/v1", func(r chi.Router) {\n\t\tr.Get("/ready", h)\n\t})\n})',
    ['readiness /v1/ready certain'],
  ],
  [
    'chi by method',
    [chi],
    'r.Method("GET", "/livez", h)\nr.MethodFunc("DELETE", "/healthz", h)',
    ['liveness /livez certain'],
  ],
  [
    'fiber',
    [fiber],
    'app.Get("/healthcheck", h)\napp.Group("/internal").Get("/ready", h)',
    ['liveness /healthcheck certain', 'readiness /internal/ready certain'],
  ],
  [
    'gorilla',
    ['github.com/gorilla/mux'],
    's := r.PathPrefix("/admin").Subrouter()\nr.Path("/healthz").Handler(h)\ns.HandleFunc("/livez", h)',
    ['liveness /healthz certain', 'liveness /admin/livez certain'],
  ],
  [
    'gorilla in a chain',
    ['github.com/gorilla/mux'],
    'r.PathPrefix("/a").Subrouter().HandleFunc("/ready", h)',
    ['readiness /a/ready certain'],
  ],
  [
    'httprouter',
    ['github.com/julienschmidt/httprouter'],
    'r.HandlerFunc("GET", "/healthz", h)',
    ['liveness /healthz certain'],
  ],
  ['a constant', ['net/http'], 'mux.HandleFunc(path, h)', ['liveness /-/healthy certain'], 'const path = "/-/healthy"'],
  ['a map', [], 'm := map[string]h{"/healthz": h}', ['liveness /healthz likely']],
  ['a switch', [], 'switch r.URL.Path {\ncase "/livez":\n}', ['liveness /livez likely']],
  ['a comparison', [], 'if r.URL.Path == "/readyz" {}', ['readiness /readyz likely']],
  ['a middleware', [], 'x := Config{Skip: []string{"/healthz"}}', ['liveness /healthz possible']],
  ['a client', ['net/http'], 'http.NewRequest("GET", "/healthz", nil)\nhttp.Get("http://x/healthz")', []],
  [
    'other routes',
    ['net/http'],
    'mux.HandleFunc("/users", h)\nmux.HandleFunc("/healthy-food", h)\nmux.HandleFunc("/shipping", h)',
    [],
  ],
  ['comments and strings', [], '// mux.HandleFunc("/healthz", h)\nx := "mux.HandleFunc(\\"/healthz\\", h)"', []],
];

describe('a health route is seen in', () => {
  for (const [name, imports, body, wanted, rest] of routes) {
    it(name, (t) => {
      const { healthRoutes } = commandOf(t, imports, body, rest);
      assert.deepEqual(
        healthRoutes.map(({ asks, path, certainty }) => `${asks} ${path} ${certainty}`),
        wanted,
      );
    });
  }
});

const servers: readonly [name: string, imports: string[], body: string, wanted: number][] = [
  ['http', ['net/http'], 'go srv.ListenAndServe()\nhttp.Serve(l, h)', 2],
  ['grpc', ['google.golang.org/grpc'], 's := grpc.NewServer()', 1],
  ['tcp', ['net'], 'net.Listen("tcp", ":1")', 1],
  ['a unix socket', ['net'], 'net.Listen("unix", "/x")', 0],
  ['gin', [gin], 'r.Run()\nr.Run(":80")', 2],
  ['no server', ['os/exec'], 'exec.Command("x").Run()\ntimer.Start()', 0],
];

describe('a server is seen:', () => {
  for (const [name, imports, body, wanted] of servers) {
    it(name, (t) => {
      assert.equal(commandOf(t, imports, body).listening.length, wanted);
    });
  }
});

const reads: readonly [name: string, body: string, wanted: string[]][] = [
  [
    'os',
    'os.Open("a.txt")\nos.ReadFile("/etc/app/config.yaml")\nos.ReadDir(dir)\nos.DirFS("public")',
    ['a.txt', '/etc/app/config.yaml', 'public'],
  ],
  ['the system', 'os.Open("/proc/cpuinfo")\nos.ReadFile("/etc/passwd")\nos.Open("/dev/null")', []],
  [
    'gin',
    'r.LoadHTMLGlob("templates/*")\nr.Static("/assets", "./assets")\nr.StaticFile("/favicon.ico", "favicon.ico")',
    ['templates/*', './assets', 'favicon.ico'],
  ],
  ['templates', 'template.ParseFiles("a.html", "b.html")\nt.ParseGlob("t/*.html")', ['a.html', 'b.html', 't/*.html']],
  ['net/http', 'http.FileServer(http.Dir("./static"))\nhttp.ServeFile(w, r, "index.html")', ['./static', 'index.html']],
  ['migrations', 'migrate.New("file://db/migrations", dsn)', ['db/migrations']],
  ['viper', 'viper.AddConfigPath(".")\nviper.AddConfigPath("./config")\ngodotenv.Load(".env")', ['./config', '.env']],
  [
    'a default that is there',
    'flag.String("mod", "./go.mod", "x")\nflag.String("gone", "./gone", "x")\nenv("MAIN", "main.go")',
    ['./go.mod', 'main.go'],
  ],
  ['TLS', 'http.ListenAndServeTLS(":443", "c.pem", "k.pem", nil)', ['c.pem', 'k.pem']],
  ['comments', '// os.Open("a.txt")', []],
];

describe('files read at run time are seen in', () => {
  for (const [name, body, wanted] of reads) {
    it(name, (t) =>
      assert.deepEqual(
        commandOf(t, ['os'], body).reads.map(({ path }) => path),
        wanted,
      ),
    );
  }
});

describe('an embedded file', () => {
  it('needs the import of embed', (t) => {
    const pattern = '//go:embed a.txt\nvar text string\n';
    assert.deepEqual(commandOf(t, ['net/http'], 'http.ListenAndServe(":80", nil)', pattern).embeds, []);
    assert.deepEqual(
      commandOf(t, ['embed'], '', pattern).embeds.map((embed) => embed.pattern),
      ['a.txt'],
    );
  });
});

describe('the facts of several packages', () => {
  const listen = (address: string) => `import "net/http"\n\nfunc Run() { http.ListenAndServe(${address}, nil) }\n`;
  const portsOf = (t: { after: (f: () => void) => void }, files: Readonly<Record<string, string>>) => {
    const folder = freshFolder(t);
    writeFiles(folder, { 'go.mod': 'module a.com/a\n\ngo 1.26\n', ...files });
    const [command] = readModule(folder, { goCommand: undefined, environment: {} }).commands;
    return command?.ports.map(({ port, certainty }) => `${port} ${certainty}`);
  };

  it('are likely where one package names the port and another listens on it', (t) => {
    const main =
      'package main\n\nimport (\n\t"fmt"\n\t"net/http"\n\n\t"a.com/a/config"\n)\n\nfunc main() { http.ListenAndServe(fmt.Sprintf(":%d", config.Get().Port), nil) }\n';
    const config = (value: string) => `package config\n\nfunc Get() C { return C{${value}} }\n`;
    assert.deepEqual(portsOf(t, { 'main.go': main, 'config/config.go': config('Port: 8085') }), ['8085 likely']);
    assert.deepEqual(portsOf(t, { 'main.go': main, 'config/config.go': config('APIPort: 8085') }), ['8085 possible']);
  });

  it('put the port of the service before that of a profiler', (t) => {
    const main = `package main\n\nimport (\n\t"flag"\n\t"net/http"\n)\n\nfunc main() {\n\tgo http.ListenAndServe(":6060", nil)\n\tserve(flag.String("listen", ":8080", "x"))\n}\n`;
    assert.deepEqual(portsOf(t, { 'main.go': main }), ['8080 likely', '6060 certain']);
  });

  it('doubt what stands in for a service in tests', (t) => {
    const main = 'package main\n\nimport "a.com/a/mocks"\n\nfunc main() { mocks.Run() }\n';
    assert.deepEqual(portsOf(t, { 'main.go': main, 'mocks/x.go': `package mocks\n\n${listen('":1234"')}` }), [
      '1234 possible',
    ]);
    const example = `package main\n\n${listen('":1234"').replace('Run', 'main')}`;
    assert.deepEqual(portsOf(t, { 'examples/x/main.go': example }), ['1234 certain']);
  });

  it('are not taken from generated messages', (t) => {
    const main = 'package main\n\nfunc main() {}\n';
    assert.deepEqual(portsOf(t, { 'main.go': main, 'x.pb.go': `package main\n\n${listen('":1234"')}` }), []);
  });
});
