import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageRoot } from '../../../src/package-root.ts';
import { apkAdd } from '../../../src/resolve/apk.ts';
import { adopted, summary, twoStages } from './summary.ts';

/** One thing that a summary says, of a Dockerfile with more in its builder or in its image. */
function says(name: string, builder: string, runtime = '', base?: string): string | string[] | undefined {
  const value = summary(adopted(twoStages(builder, runtime, base)))[name];
  const withoutLine = (text: string) => text.replace(/ @\d+$/, '');
  return Array.isArray(value) ? value.map(withoutLine) : value && withoutLine(value);
}

describe('the base', () => {
  const cases: [image: string, base: string, told: string | undefined][] = [
    ['alpine:3.24', 'alpine', undefined],
    ['scratch', 'scratch', undefined],
    ['gcr.io/distroless/static-debian13:nonroot', 'distroless', undefined],
    ['gcr.io/distroless/static', 'distroless', undefined],
    ['m.daocloud.io/gcr.io/distroless/static:nonroot', 'distroless', undefined],
    ['gcr.io/distroless/base-debian12', 'distroless', 'baseDistrolessVariant'],
    ['gcr.io/distroless/cc-debian12:nonroot', 'distroless', 'baseDistrolessVariant'],
    ['cgr.dev/chainguard/static:latest', 'distroless', 'baseReplaced'],
    ['debian:bookworm-slim', 'alpine', 'baseGlibc'],
    ['ubuntu:24.04', 'alpine', 'baseGlibc'],
    ['registry.access.redhat.com/ubi9/ubi-minimal', 'alpine', 'baseGlibc'],
    ['busybox:1.37', 'alpine', 'baseReplaced'],
    ['golang:1.27', 'alpine', 'baseToolchain'],
    ['nginx:alpine', 'alpine', 'baseReplaced'],
    ['jrottenberg/ffmpeg:7', 'alpine', 'baseUnknown'],
  ];
  for (const [image, base, told] of cases) {
    it(`of ${image} is ${base}`, () => {
      const { options, changed, open } = adopted(twoStages('', '', image));
      assert.equal(options.base?.value, base);
      assert.equal([...changed, ...open].find(({ id }) => id.startsWith('base'))?.id, told);
    });
  }
});

describe('the image mirror', () => {
  const cases: [image: string, mirror: string | undefined, open: number][] = [
    ['golang:1.27', undefined, 0],
    ['registry.example.com/infrastructure:golang_1.27-alpine', undefined, 0],
    ['docker.io/library/golang:1.27', undefined, 0],
    ['m.daocloud.io/docker.io/library/golang:1.27', 'daocloud', 0],
    ['docker.m.daocloud.io/library/golang:1.27', 'daocloud', 0],
    ['docker.1ms.run/library/golang:1.27', '1ms', 0],
    ['docker.1ms.run/golang:1.27', '1ms', 0],
    ['docker.xuanyuan.me/library/golang:1.27', 'xuanyuan', 0],
    ['harbor.example.com/proxy/docker.io/library/golang:1.27', 'harbor.example.com/proxy', 0],
    ['localhost:5000/docker.io/library/golang:1.27', 'localhost:5000', 0],
    ['harbor.example.com/library/golang:1.27', undefined, 1],
    ['localhost/docker.io/library/golang:1.27', 'localhost', 0],
    ['localhost/golang:1.27', undefined, 1],
    ['public.ecr.aws/docker/library/golang:1.27', undefined, 0],
  ];
  for (const [image, mirror, open] of cases) {
    it(image, () => {
      const adoption = adopted(`FROM ${image}\nRUN go build -o /a .\nCMD ["/a"]\n`);
      assert.equal(adoption.options.imageMirror?.value, mirror);
      assert.equal(adoption.open.length, open);
      assert.equal(adoption.images.goVersion?.value, '1.27');
    });
  }
});

describe('the apk mirror', () => {
  const cases: [run: string, mirror: string | undefined][] = [
    ["sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories", 'aliyun'],
    ['sed -i "s/dl-cdn.alpinelinux.org/mirrors.ustc.edu.cn/g" /etc/apk/repositories', 'ustc'],
    ['sed -i s/dl-cdn.alpinelinux.org/mirrors.tuna.tsinghua.edu.cn/g /etc/apk/repositories', 'tuna'],
    [
      "sed -i 's#https\\?://dl-cdn.alpinelinux.org/alpine#https://mirrors.tuna.tsinghua.edu.cn/alpine#g' /etc/apk/repositories",
      'tuna',
    ],
    ["sed -i -e 's@dl-cdn\\.alpinelinux\\.org@mirrors.cloud.tencent.com@' /etc/apk/repositories", 'tencent'],
    [
      "sed -i 's|https://dl-cdn.alpinelinux.org/alpine|http://mirrors.tencent.com/alpine|g' /etc/apk/repositories",
      'tencent',
    ],
    ["sed -i 's/http:\\/\\/dl-cdn.alpinelinux.org/https:\\/\\/repo.huaweicloud.com/g' /etc/apk/repositories", 'huawei'],
    ["sed -i 's/https/http/; s/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories", 'aliyun'],
    [
      "set -eux && sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories && apk add tini",
      'aliyun',
    ],
    [
      "sed -i 's#dl-cdn.alpinelinux.org/alpine#nexus.example.com:8443/repository/alpine#' /etc/apk/repositories",
      'https://nexus.example.com:8443/repository/alpine',
    ],
    [
      "sed -i 's#https://dl-cdn.alpinelinux.org/alpine#http://10.0.0.1:8081/alpine#' /etc/apk/repositories",
      'http://10.0.0.1:8081/alpine',
    ],
    ['echo "https://mirrors.aliyun.com/alpine/v3.19/main/" > /etc/apk/repositories', 'aliyun'],
    [
      'echo -e "https://mirrors.ustc.edu.cn/alpine/v3.19/main\\nhttps://mirrors.ustc.edu.cn/alpine/v3.19/community" > /etc/apk/repositories',
      'ustc',
    ],
    ['echo http://mirrors.sjtug.sjtu.edu.cn/alpine/latest-stable/main > /etc/apk/repositories', 'sjtug'],
    [
      'echo "https://nexus.example.com/alpine/v3.24/main" | tee /etc/apk/repositories',
      'https://nexus.example.com/alpine',
    ],
    ["sed -i 's/https/http/' /etc/apk/repositories", undefined],
    ['<<EOF cat > /etc/apk/repositories\nhttps://mirrors.aliyun.com/alpine/v3.24/main\nEOF', 'aliyun'],
  ];
  for (const [run, mirror] of cases) it(run, () => assert.equal(says('apkMirror', `RUN ${run}`), mirror));
  describe('of a list that is tried in turn', () => {
    const run = `RUN ${apkAdd(['tini'])}`;
    const inTurn = (list: string, text = run) => says('apkMirror', `ARG APK_MIRROR="${list}"\n${text}`);
    const [aliyun, tuna, origin] = [
      'https://mirrors.aliyun.com/alpine',
      'https://mirrors.tuna.tsinghua.edu.cn/alpine',
      'https://dl-cdn.alpinelinux.org/alpine',
    ];
    it('is the list', () => assert.equal(inTurn(`${aliyun} ${tuna}`), 'aliyun,tuna'));
    it('is one mirror', () => assert.equal(inTurn(tuna), 'tuna'));
    it('has the origin where it stands in the list', () =>
      assert.equal(inTurn(`${aliyun} ${origin}`), 'aliyun,upstream'));
    it('is nothing where the list is empty', () => assert.equal(inTurn(''), undefined));
    it('takes URLs of one’s own', () => {
      assert.equal(inTurn(`https://nexus.example.com/apk ${aliyun}`), 'https://nexus.example.com/apk,aliyun');
    });
    it('leaves no command of the loop behind, and takes the packages', () => {
      const { kept, options, needs } = adopted(twoStages(`ARG APK_MIRROR="${aliyun}"\nRUN ${apkAdd(['make'])}`, run));
      assert.deepEqual(kept, []);
      assert.deepEqual(options.packages?.value, ['tini']);
      assert.deepEqual(needs.builderPackages, []);
    });
    it('is written by hand', () => {
      const byHand =
        'RUN for m in $APK_MIRROR; do \\\n  sed -i "s#https://dl-cdn.alpinelinux.org/alpine#$m#" /etc/apk/repositories \\\n  && apk add --no-cache tini && break; done';
      assert.equal(inTurn(`${aliyun} ${tuna}`, byHand), 'aliyun,tuna');
    });
    it('is kept where the loop does anything else', () => {
      const other = 'RUN for f in a b; do curl -O https://example.com/$f; done';
      assert.equal(inTurn(aliyun, other), undefined);
      assert.deepEqual(says('kept', other), ['builder build 3-3 start']);
    });
  });
  it('of an image alone is taken as well', () => {
    const run = "RUN sed -i 's/dl-cdn.alpinelinux.org/mirrors.aliyun.com/g' /etc/apk/repositories";
    assert.equal(says('apkMirror', '', run), 'aliyun');
  });
  it('is kept where it adds the repository of another release', () => {
    const run = 'RUN echo "https://dl-cdn.alpinelinux.org/alpine/edge/testing" >> /etc/apk/repositories';
    assert.deepEqual(says('kept', run), ['builder build 3-3 start']);
  });
});

describe('the module proxy', () => {
  const cases: [instruction: string, answer: string | undefined][] = [
    ['ENV GOPROXY=https://goproxy.cn,direct', 'goproxy.cn,direct'],
    ['ENV GOPROXY https://goproxy.cn', 'goproxy.cn'],
    ['ENV GO111MODULE=on GOPROXY="https://goproxy.cn,https://goproxy.io,direct"', 'goproxy.cn,goproxy.io,direct'],
    ['ARG GOPROXY=https://mirrors.aliyun.com/goproxy/,direct', 'aliyun,direct'],
    ['ARG GOPROXY', undefined],
    ['RUN go env -w GOPROXY=https://mirrors.cloud.tencent.com/go,direct', 'tencent,direct'],
    ['RUN go env -w GO111MODULE=on GOPROXY=https://goproxy.cn,direct', 'goproxy.cn,direct'],
    ['RUN export GOPROXY=https://goproxy.cn && go mod download', 'goproxy.cn'],
    ['RUN GOPROXY=https://goproxy.cn go mod download', 'goproxy.cn'],
    [`ENV GOPROXY=https://proxy.${'golang.org'},direct`, 'upstream'],
    ['ENV GOPROXY=direct', 'direct'],
    ['ENV GOPROXY=off', 'off'],
    ['ENV GOPROXY=https://athens.example.com|https://goproxy.cn', 'https://athens.example.com|goproxy.cn'],
    ['ENV GOPROXY=https://repo.huaweicloud.com/repository/goproxy/', 'huawei'],
    ['ENV GOPROXY=https://me:secret@athens.example.com', undefined],
  ];
  for (const [instruction, answer] of cases) it(instruction, () => assert.equal(says('goProxy', instruction), answer));
  it('of the build command itself is taken', () => {
    const { options } = adopted(
      'FROM golang\nRUN GOPROXY=https://goproxy.cn GOSUMDB=sum.golang.google.cn go build -o /a .\nCMD ["/a"]\n',
    );
    assert.deepEqual([options.goProxy?.value, options.goSumdb?.value], ['goproxy.cn', 'google-cn']);
  });
  it('that comes second is told', () => {
    assert.deepEqual(says('changed', 'ENV GOPROXY=https://goproxy.cn\nRUN go env -w GOPROXY=https://goproxy.io'), [
      'secondValue',
    ]);
  });
});

describe('the checksum database', () => {
  for (const [value, answer] of [
    ['sum.golang.google.cn', 'google-cn'],
    ['sum.golang.org', 'upstream'],
    ['"sum.golang.org https://sum.golang.google.cn"', 'sum.golang.org https://sum.golang.google.cn'],
    ['off', undefined],
  ] as const) {
    it(value, () => assert.equal(says('goSumdb', `ENV GOSUMDB=${value}`), answer));
  }
});

describe('the port', () => {
  const cases: [runtime: string, port: string | undefined, more?: string[]][] = [
    ['EXPOSE 8080', '8080'],
    ['EXPOSE 9090 8080/tcp\nHEALTHCHECK CMD wget -q http://localhost:8080/ || exit 1', '8080', ['9090']],
    ['EXPOSE 9090\nEXPOSE 8080\nENV PORT=8080', '8080', ['9090']],
    ['EXPOSE 53/udp 8053', '8053', ['53/udp']],
    ['EXPOSE 8000-8010 9000', '9000', ['8000-8010']],
    ['ENV PORT 3000', '3000'],
    ['ENV PORT=3000\nEXPOSE $PORT', '3000'],
    ['CMD ["-p", "4000"]', '4000'],
    ['CMD ["--port=4001"]', '4001'],
    ['CMD ["-addr", ":4002"]', '4002'],
    ['CMD ["--listen=0.0.0.0:4003"]', '4003'],
    ['CMD ["--db-port=5432"]', undefined],
    ['HEALTHCHECK CMD curl -f http://localhost:7070/up', '7070'],
    ['HEALTHCHECK CMD nc -z localhost 7070 -q 1', '7070'],
    ['HEALTHCHECK CMD nc -z localhost 7070 -w 3', '7070'],
    ['HEALTHCHECK CMD nc -z localhost 7070 7071', undefined],
    ['', undefined],
  ];
  for (const [runtime, port, more] of cases) {
    it(runtime || 'none', () => {
      assert.equal(says('port', '', runtime), port);
      assert.deepEqual(says('morePorts', '', runtime), more);
    });
  }
});

describe('the health check', () => {
  const cases: [check: string, health: string][] = [
    [
      '--interval=30s --timeout=3s --start-period=5s --retries=3 CMD wget --no-verbose --tries=1 --spider http://localhost:8080/healthz || exit 1',
      'http 8080 /healthz 30s/3s/5s/-/3',
    ],
    ['CMD wget -qO- http://127.0.0.1:8080/health/live > /dev/null || exit 1', 'http 8080 /health/live -/-/-/-/-'],
    ['CMD curl --fail localhost:9000/up', 'http 9000 /up -/-/-/-/-'],
    ['CMD curl -fk https://localhost/', 'https 443 / -/-/-/-/-'],
    ['CMD ["curl", "-f", "http://[::1]:8080/x?full=1"]', 'http 8080 /x -/-/-/-/-'],
    ['CMD ["/bin/sh", "-c", "wget -q --spider http://0.0.0.0:8080/ping || exit 1"]', 'http 8080 /ping -/-/-/-/-'],
    ['--start-interval=1s CMD ["/app", "healthcheck"]', 'self healthcheck -/-/-/1s/-'],
    ['CMD /app -health', 'self -health -/-/-/-/-'],
    ['CMD nc -z localhost 8080 || exit 1', 'tcp 8080 -/-/-/-/-'],
    ['CMD ["grpc_health_probe", "-addr=:50051"]', 'tcp 50051 -/-/-/-/-'],
    ['CMD nc -z localhost 8080 -w 3', 'tcp 8080 -/-/-/-/-'],
    ['CMD nc -z db 5432', 'command nc -z db 5432 -/-/-/-/-'],
    ['CMD pgrep app || exit 1', 'command pgrep app || exit 1 -/-/-/-/-'],
    ['NONE', 'none'],
  ];
  for (const [check, health] of cases)
    it(check, () => assert.equal(says('health', '', `HEALTHCHECK ${check}`), health));
  it('knows the variables of the image', () => {
    assert.equal(
      says('health', '', 'ENV PORT=81\nHEALTHCHECK CMD wget -q http://localhost:${PORT}/a'),
      'http 81 /a -/-/-/-/-',
    );
    assert.equal(
      says('health', '', 'ENV P=81\nHEALTHCHECK CMD wget -q http://localhost:${PORT:-82}/a'),
      'http 82 /a -/-/-/-/-',
    );
  });
});

describe('the user', () => {
  const cases: [runtime: string, user: string | undefined, told: string[] | undefined][] = [
    ['USER 65532', '65532 (65532)', undefined],
    ['USER 65532:65532', '65532:65532 (65532)', undefined],
    ["RUN adduser -D -g '' appuser\nUSER appuser", 'appuser', ['userReplaced']],
    ['RUN adduser -D -u 1001 app\nUSER app:app', 'app:app (1001)', ['userReplaced']],
    ['RUN addgroup -g 1000 -S app && adduser -S -G app -u 1000 app\nUSER app', 'app (1000)', ['userReplaced']],
    ['RUN useradd --uid 10001 --no-create-home --shell /bin/false web\nUSER web', 'web (10001)', ['userReplaced']],
    ['RUN useradd -m -s /bin/bash web\nUSER web', 'web', ['userReplaced']],
    ['USER root', 'root', ['rootReplaced']],
    ['USER 0', '0 (0)', ['rootReplaced']],
    ['USER root\nUSER nobody', 'nobody', ['userReplaced']],
    ['', undefined, undefined],
  ];
  for (const [runtime, user, told] of cases) {
    it(runtime || 'none', () => {
      assert.equal(says('user', '', runtime), user);
      assert.deepEqual(says('changed', '', runtime), told);
      assert.equal(says('kept', '', runtime), undefined);
    });
  }
});

describe('what go build is told', () => {
  const cases: [run: string, build: string][] = [
    ['go build', '. -> ?'],
    ['go build -o /a', '. -> /a'],
    ['go build -o bin/ ./cmd/api', './cmd/api -> /src/bin/api'],
    ['go build -o /a cmd/api/main.go', './cmd/api -> /a'],
    ['go build -o /a ./cmd/api/*.go', './cmd/api -> /a'],
    ['go build -o=/a main.go wire_gen.go', '. -> /a'],
    ['cd cmd/api && go build -o /a', './cmd/api -> /a'],
    ['cd cmd/api && go build -o ../../out/a .', './cmd/api -> /src/out/a'],
    ['go -C cmd/api build -o /a', './cmd/api -> /a'],
    ['go build -C cmd/api -o a .', './cmd/api -> /src/cmd/api/a'],
    ['go install ./cmd/api', './cmd/api -> /go/bin/api'],
    ['go build ./cmd/...', './cmd/... -> ?'],
    ['go build -o /a $PKG', '? -> /a'],
    ['CGO_ENABLED=0 GOOS=linux GOARCH=amd64 go build -a -installsuffix cgo -v -o /a .', '. -> /a, no cgo'],
    ['CGO_ENABLED=1 go build -o /a .', '. -> /a, cgo'],
    ['env CGO_ENABLED=0 go build -o /a .', '. -> /a, no cgo'],
    ['export CGO_ENABLED=0 && go build -o /a .', '. -> /a, no cgo'],
    ['go build -ldflags="-s -w" -o /a .', '. -> /a'],
    ['go build -ldflags \'-w -extldflags "-static"\' -o /a .', '. -> /a'],
    [
      'go build -ldflags "-X main.v=1 -X=main.w=2 -X \'main.t=a b\'" -o /a .',
      '. -> /a, X main.v=1, X main.w=2, X main.t=a b',
    ],
    [
      'go build -ldflags "-linkmode external -extldflags \'-static -lm\'" -o /a .',
      '. -> /a, link -linkmode=external, link -extldflags=-static -lm',
    ],
    ['go build -tags "netgo osusergo" -o /a .', '. -> /a'],
    ['go build -tags=nethttpomithttp2,static -o /a .', '. -> /a, tag nethttpomithttp2'],
    ['go build -tags=nomsgpack,jsoniter -o /a .', '. -> /a, tag nomsgpack, tag jsoniter'],
    [
      'go build -race -gcflags "all=-N -l" -mod=readonly -p 4 -buildvcs=false -o /a .',
      '. -> /a, -race, -gcflags=all=-N -l',
    ],
    ['["go", "build", "-o", "/a", "./cmd/api"]', './cmd/api -> /a'],
    ['sh -c "go build -o /a ."', '? -> ?'],
  ];
  for (const [run, build] of cases) {
    it(run, () => {
      const { builds = ['? -> ?'] } = summary(
        adopted(`FROM golang\nWORKDIR /src\nCOPY go.mod .\nCOPY . .\nRUN ${run}\nCMD ["/a"]\n`),
      );
      assert.equal(String(builds).replace(/ @\d+$/, ''), build);
    });
  }
  it('has variables of the build as they are written, with the line of the command', () => {
    const { builds, changed } = summary(
      adopted(
        'FROM golang\nARG V=dev\nENV E=e\nRUN C=$(git rev-parse HEAD) && \\\n  echo && \\\n  go build -ldflags "-X a.v=${V} -X a.e=$E -X a.c=$C" -o /a .\nCMD ["/a"]\n',
      ),
    );
    assert.deepEqual(builds, ['. -> /a, X a.v=${V}, X a.e=e, X a.c=$C @6']);
    assert.ok(changed?.includes('variableComputed @6'));
  });
});

describe('what starts', () => {
  const cases: [start: string, line: string | undefined, open: string[] | undefined][] = [
    ['ENTRYPOINT ["/app", "serve"]', '/app serve', undefined],
    ['CMD ["/app", "serve"]', '/app [serve]', undefined],
    ['ENTRYPOINT ["/app"]\nCMD ["serve"]', '/app [serve]', undefined],
    ['WORKDIR /\nENTRYPOINT ["./app"]', '/app', undefined],
    ['CMD /app -v', '/app [-v] (shell)', undefined],
    ['ENTRYPOINT exec /app -v', '/app -v (shell)', undefined],
    ['ENTRYPOINT ["/sbin/tini", "--"]\nCMD ["/app", "x"]', '{/sbin/tini} {--} /app [x]', undefined],
    ['ENTRYPOINT ["dumb-init", "/app"]', '{dumb-init} /app', undefined],
    ['ENTRYPOINT ["su-exec", "nobody", "/app"]', '{su-exec} {nobody} /app', undefined],
    ['CMD ["sh", "-c", "exec /app serve"]', '/app [serve] (shell)', undefined],
    ['CMD ["sh", "-c", "/app migrate && /app serve"]', undefined, ['startInShell']],
    ['CMD /app --port $PORT', '/app [--port] [$PORT] (shell)', ['startInShell']],
    ['ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["/app"]', '/docker-entrypoint.sh [/app]', ['startScript']],
    ['ENV APP=app\nENTRYPOINT /$APP', '/app (shell)', undefined],
    ['ENTRYPOINT /app\nCMD ["x"]', '/app (shell)', undefined],
    ['USER 65532', undefined, ['startOpen']],
  ];
  for (const [start, line, open] of cases) {
    it(start, () => {
      const said = summary(
        adopted(
          `FROM golang\nWORKDIR /src\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=0 /app /app\n${start}\n`,
        ),
      );
      const withoutLine = (text: string) => text.replace(/ @\d+$/, '');
      assert.equal(said.start && withoutLine(String(said.start)), line);
      assert.deepEqual(Array.isArray(said.open) ? said.open.map(withoutLine) : undefined, open);
      assert.equal(said.files, undefined);
    });
  }
});

describe('packages', () => {
  it('that ours has, or that only the health check called, are left out', () => {
    assert.equal(
      says(
        'packages',
        '',
        'RUN apk add --no-cache ca-certificates tzdata curl wget\nHEALTHCHECK CMD curl -f localhost/',
      ),
      undefined,
    );
  });
  it('are kept where the start calls them', () => {
    const start = 'RUN apk add --no-cache curl bash\nCMD ["bash", "-c", "curl x; /app"]';
    assert.deepEqual(
      summary(adopted(`FROM golang\nRUN go build -o /app .\nFROM alpine\nCOPY --from=0 /app /app\n${start}\n`))
        .packages,
      'bash,curl @5',
    );
  });
  it('come without versions, virtual names and flags', () => {
    assert.equal(
      says('packages', '', 'RUN apk add -U --no-cache --virtual .deps tini~=0.19 "ffmpeg>=7" -t .more vips=8-r0'),
      'ffmpeg,tini,vips',
    );
  });
  it('of Debian get the names of Alpine', () => {
    const run =
      'RUN apt-get update && apt-get install -y --no-install-recommends libsqlite3-0 tini=0.19 dnsutils && rm -rf /var/lib/apt/lists/*';
    assert.equal(says('packages', '', run, 'debian:13-slim'), 'bind-tools,sqlite-libs,tini');
  });
  it('cannot go on a base without apk', () => {
    const said = summary(adopted(twoStages('', 'RUN apk add tini', 'gcr.io/distroless/base')));
    assert.equal(said.packages, undefined);
    assert.deepEqual(said.open, ['packagesWithoutApk @7']);
  });
  it('of another repository are kept', () => {
    assert.equal(
      says('kept', '', 'RUN apk add --repository=http://dl-cdn.alpinelinux.org/alpine/edge/testing foo')?.length,
      1,
    );
  });
});

describe('files', () => {
  const cases: [copy: string, file: string[] | undefined][] = [
    ['COPY config.yaml .', ['context config.yaml -> /']],
    ['COPY a.txt b.txt /etc/app/', ['context a.txt -> /etc/app/', 'context b.txt -> /etc/app/']],
    ['WORKDIR /srv\nCOPY --chown=1:1 --chmod=0644 ./web/ static', ['context web -> /srv/static 1:1 0644']],
    ['COPY ["my file", "/x/"]', ['context my file -> /x/']],
    ['COPY --from=build /src/migrations /migrations', ['builder /src/migrations (migrations) -> /migrations']],
    ['COPY --from=build /usr/local/bin/tool /usr/local/bin/', ['builder /usr/local/bin/tool -> /usr/local/bin/']],
    ['COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/', undefined],
    ['COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo', undefined],
    ['COPY --from=build /etc/passwd /etc/group /etc/', undefined],
    ['COPY --from=alpine:3.24 /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/', undefined],
    ['COPY run.sh /\nRUN chmod +x /run.sh', ['context run.sh -> / +x']],
  ];
  for (const [copy, files] of cases) {
    it(copy, () => {
      assert.deepEqual(says('files', 'COPY . .', copy), files);
      assert.equal(says('kept', 'COPY . .', copy), undefined);
    });
  }
  for (const copy of [
    'ADD https://example.com/a /a',
    'ADD a.tar.gz /',
    'ADD https://github.com/a/b.git /b',
    'COPY --from=ghcr.io/a/b:1 /b /b',
    'COPY <<EOF /a\nb\nEOF',
    'COPY $FILE /a',
  ]) {
    it(`keeps ${copy}`, () => assert.equal(says('kept', '', copy)?.length, 1));
  }
  it('of a folder that the program was copied to bring nothing else', () => {
    const said = summary(
      adopted(
        'FROM golang AS b\nWORKDIR /build\nCOPY . .\nRUN go build -o main .\nWORKDIR /dist\nRUN cp /build/main .\nFROM alpine\nCOPY --from=b /dist /\nCMD ["/main"]\n',
      ),
    );
    assert.deepEqual([said.files, said.kept, said.open], [undefined, undefined, undefined]);
  });
  it('are none where the program was copied to another name', () => {
    const said = summary(
      adopted(
        'FROM golang AS b\nCOPY . /src\nRUN go build -o /src/a . && cp /src/a /src/b\nFROM alpine\nCOPY --from=b /src/b /b\nCMD ["/b"]\n',
      ),
    );
    assert.equal(said.files, undefined);
  });
  it('of a package of the builder are left open', () => {
    assert.deepEqual(says('open', 'RUN apk add ffmpeg', 'COPY --from=build /usr/bin/ffmpeg /usr/bin/'), [
      'fileOfBuilder',
    ]);
  });
  it('that come with the program are told where the folder holds the source', () => {
    const said = summary(
      adopted(
        'FROM golang AS b\nWORKDIR /app\nCOPY . .\nRUN go build -o srv .\nFROM alpine\nCOPY --from=b /app /app\nCMD ["/app/srv"]\n',
      ),
    );
    assert.deepEqual(said.files, ['builder /app (.) -> /app @6']);
    assert.ok(said.changed?.includes('contextInImage @6'));
  });
});

describe('secrets', () => {
  const cases: [builder: string, credentials: string[] | undefined, open: string[] | undefined][] = [
    ['RUN --mount=type=ssh go mod download', ['ssh'], undefined],
    ['RUN --mount=type=secret,id=netrc,target=/root/.netrc go mod download', ['netrc'], undefined],
    [
      'RUN --mount=type=secret,id=t git config --global url."https://x:$(cat /run/secrets/t)@github.com/".insteadOf https://github.com/',
      ['secret', 'token'],
      undefined,
    ],
    ['RUN git config --global url."git@github.com:".insteadOf "https://github.com/"', ['rewrite'], undefined],
    [
      'RUN git config --global url."https://me:pw@github.com/".insteadOf "https://github.com/"',
      ['token'],
      ['credentialsInLayer'],
    ],
    ['RUN echo "machine github.com login me password pw" > /root/.netrc', ['netrc'], ['credentialsInLayer']],
    ['COPY .netrc /root/.netrc', undefined, ['credentialsInLayer']],
    ['COPY id_rsa /root/.ssh/id_rsa', undefined, ['credentialsInLayer']],
    ['ARG NPM_TOKEN', undefined, ['secretNotTaken']],
    ['ENV API_KEY=abc', undefined, ['secretNotTaken']],
    ['ENV DATABASE_URL=postgres://u:pw@db/x', undefined, ['secretNotTaken']],
    ['ENV KEY_FILE=/run/secrets/key PUBLIC_KEY=abc', undefined, undefined],
  ];
  for (const [builder, credentials, open] of cases) {
    it(builder, () => {
      assert.deepEqual(says('credentials', builder), credentials);
      assert.deepEqual(says('open', builder), open);
    });
  }
  it('are never repeated', () => {
    const text = twoStages(
      'ARG TOKEN=hunter2\nENV GOPROXY=https://me:hunter2@athens.example.com\nRUN git config --global url."https://x:hunter2@github.com/".insteadOf https://github.com/',
      'ENV DB_PASSWORD=hunter2 DATABASE_URL=postgres://u:hunter2@db',
    );
    assert.equal(JSON.stringify(adopted(text)).includes('hunter2'), false);
  });
});

describe('what is kept', () => {
  it('has its text and its place', () => {
    const [kept] = adopted(
      twoStages('COPY go.mod ./\nRUN go mod download\nRUN frobnicate \\\n  # why\n  --all\nCOPY . .', ''),
    ).kept;
    assert.deepEqual(kept, {
      line: 5,
      endLine: 7,
      text: 'RUN frobnicate \\\n  # why\n  --all',
      commands: undefined,
      stage: 'build',
      role: 'builder',
      after: 'dependencies',
    });
  });
  it('has the commands that are not understood, where others are', () => {
    const [kept] = adopted(twoStages('RUN apk add git && frobnicate | tee log && rm -rf /var/cache/apk/*', '')).kept;
    assert.deepEqual(kept?.commands, ['frobnicate | tee log']);
  });
  it('are steps before the compiler where they are known', () => {
    const steps =
      'RUN go install github.com/swaggo/swag/cmd/swag@latest && swag init\nRUN go generate ./... && make proto && cd web && npm ci';
    assert.deepEqual(says('buildSteps', steps), [
      'go install github.com/swaggo/swag/cmd/swag@latest',
      'swag init',
      'go generate ./...',
      'make proto',
      'cd web && npm ci',
    ]);
    assert.equal(says('kept', steps), undefined);
  });
  it('are kept behind the compiler, and in the image', () => {
    const said = summary(
      adopted(
        'FROM golang AS b\nRUN go build -o /a .\nRUN go test ./...\nFROM golang\nCOPY --from=b /a /a\nRUN swag init\nCMD ["/a"]\n',
      ),
    );
    assert.deepEqual(said.kept, ['builder b 3-3 program', 'runtime 1 6-6 program']);
    assert.equal(said.buildSteps, undefined);
  });
});

describe('a Dockerfile of ours', () => {
  const own = (name: string) => readFileSync(join(packageRoot(), 'test/golden', name, 'project/Dockerfile'), 'utf8');
  it('says the mirrors that it was made with', () => {
    const { options } = adopted(own('alpine-packages-direct'));
    assert.equal(options.imageMirror?.value, 'daocloud');
    assert.equal(options.apkMirror?.value, 'aliyun,tuna');
    assert.equal(options.goProxy?.value, 'goproxy.cn|aliyun,direct');
    assert.equal(options.goSumdb?.value, 'google-cn');
  });
  it('says that it needs a .netrc', () => {
    assert.deepEqual(
      adopted(own('netrc')).needs.credentials.map(({ value }) => value),
      ['netrc'],
    );
  });
});

describe('arguments in one ARG', () => {
  it('see those before them, which settings in one ENV do not', () => {
    const text =
      'ARG A=golang\nARG A=alpine B=$A:3.24\nFROM golang AS b\nRUN go build -o /a .\nFROM $B\nCOPY --from=b /a /a\nCMD ["/a"]\n';
    assert.equal(adopted(text).images.run?.value, 'alpine:3.24');
    const env = adopted(twoStages('', 'ENV A=1\nENV A=2 B=$A'));
    assert.deepEqual(
      env.needs.environment.map(({ value }) => `${value.name}=${value.value}`),
      ['A=2', 'B=1'],
    );
  });
});

describe('the stage that runs', () => {
  const build = 'FROM golang AS build\nRUN go build -o /a .\n';
  const image = 'FROM alpine AS image\nCOPY --from=build /a /a\nCMD ["/a"]\n';
  const cases: [name: string, text: string, line: number][] = [
    ['is the last', build + image, 3],
    ['is the last without a start', `${build}FROM alpine\nCOPY --from=build /a /a\n`, 3],
    ['is not one of tests behind it', `${build}${image}FROM build AS test\nRUN go test ./...\n`, 3],
    ['is not one of development behind it', `${build}${image}FROM build AS dev\nCMD ["air"]\n`, 3],
    ['is not one without the program', `${build}${image}FROM alpine AS docs\nCMD ["sh"]\n`, 3],
    ['is the last without a start behind one with', `${build}${image}FROM scratch\nCOPY --from=build /a /a\n`, 6],
    [
      'is the one that starts, where others only look at the program',
      `${build}${image}FROM alpine AS look\nCOPY --from=build /a /a\nRUN /a -v\nFROM alpine AS docs\nRUN true\n`,
      3,
    ],
    ['is the compiler where there is no other', `${build}CMD ["/a"]\n`, 1],
    [
      'is the last of several images',
      `${build}${image}FROM scratch AS small\nCOPY --from=build /a /a\nCMD ["/a"]\n`,
      6,
    ],
  ];
  for (const [name, text, line] of cases) it(name, () => assert.equal(adopted(text).images.run?.line, line));
});
