/** Comments of the Dockerfile, of generated services and existing modules. */
export const dockerfile = {
  'dockerfile.file': {
    brief: '',
    teach:
      'A Dockerfile describes how to build an image, the read-only file system that containers start from. RUN and COPY add layers. Docker reuses a layer until its instruction or the files that it reads change, then rebuilds it and every later one. Each FROM starts a stage, and only the last one is shipped. In a single stage, Go and your source would stay in the image: RUN rm only hides files of earlier layers.',
  },
  'dockerfile.stages': {
    brief: '',
    teach: `The stages, and when each one runs again:
  toolchain --> imports    lists the packages that your code imports     after every edit
      |            v
      +-------> deps       downloads and compiles these packages       when that list or go.mod changes
      |            v
      +-------> build      compiles your code                          after every edit
                   v
  base image -> the image  your program and little else`,
  },
  'dockerfile.sources': {
    brief: `Download sources. Leave one empty to use the upstream source:
  docker build --build-arg GOPROXY= .`,
    teach: `Download sources, each in one place. ARG is a build variable with a default, which --build-arg overrides for one build. Leave one empty to use the upstream source:
  docker build --build-arg GOPROXY= .`,
  },
  'dockerfile.china': {
    brief: 'The defaults are mirrors that are reachable from mainland China.',
    teach:
      'The defaults are mirrors that are reachable from mainland China, where upstream sources are slow or time out. Mirrors come and go; replace one as shown above.',
  },
  'dockerfile.buildImage': {
    brief: 'The image to build with, as one full reference that update bots can find.',
    teach:
      'The image to build with: it contains Go. It is one full reference, so update bots such as Renovate can update it. Its tag names a release: golang:latest could build something else tomorrow.',
  },
  'dockerfile.runAlpine': {
    brief: 'The image to run on.',
    teach:
      'The image to run on: Alpine Linux, about 8 MB; Debian and Ubuntu have about 75 MB, and more to patch. It has CA certificates for https requests, and a shell to debug a running container.',
  },
  'dockerfile.runDistroless': {
    brief: 'The image to run on.',
    teach:
      'The image to run on: distroless, about 3 MB. It has CA certificates for https requests, time zones, and little else. Without a shell or package manager, an intruder finds no tools, and there is little to patch.',
  },
  'dockerfile.apkMirror': {
    brief:
      'Alpine packages: the part of the address before /v{alpineVersion}/main. Separate several with spaces; they are tried in turn.',
    teach:
      "Where apk, Alpine's package manager, downloads packages: the part of the address before /v{alpineVersion}/main. Separate several with spaces. They are tried in turn, so a mirror that is down doesn't break the build.",
  },
  'dockerfile.goProxy': {
    brief: 'Go module proxies. "|" tries the next one after any error, "," only if a module is not found.',
    teach:
      'Where Go downloads modules, the libraries that your code imports. "|" tries the next proxy after any error, so one that is down doesn\'t break the build; "," only if a module is not found.',
  },
  'dockerfile.goSumdb': {
    brief: 'The checksum database used to verify modules.',
    teach:
      'The checksum database used to verify modules. Without it, a mirror could serve tampered code under the name of any module.',
  },
  'dockerfile.mirrorSwitch': {
    brief: `Turns off all mirrors above; an explicit --build-arg still wins:
  docker build --build-arg MIRRORS= .`,
    teach: `Turns off all mirrors above at once, for example in a build abroad: if MIRRORS is empty, so are they. An explicit --build-arg still wins.
  docker build --build-arg MIRRORS= .`,
  },
  'dockerfile.mirrorsOff': {
    brief: 'compose.yaml empties this one instead if MIRRORS=off.',
  },
  'dockerfile.needsBuildKit': {
    brief:
      'Stops Docker’s legacy builder, with a message that says how to turn BuildKit on. BuildKit and Buildah skip this stage.',
  },
  'dockerfile.toolchain': {
    brief: 'Go and its settings. The stage runs on the build machine and cross-compiles.',
    teach:
      'Go and its settings, the base of the next stages; AS names a stage. It runs on the platform of the build machine and cross-compiles, for example for arm64 on amd64, which is many times faster than emulation.',
  },
  'dockerfile.git': {
    brief:
      'Go needs git to download modules straight from their repositories. Mirrors keep only the newest version, so pinning one would soon break the build.',
    teach:
      'RUN executes a command and keeps the files that it changes as a layer. Go needs git to download modules straight from their repositories. --no-cache keeps the package index out of the layer. Mirrors keep only the newest version, so pinning one would soon break the build.',
  },
  'dockerfile.workdir': {
    brief: '',
    teach:
      'Creates the directory and changes to it. A stage sees only build arguments that it declares with ARG; Docker sets those named TARGET... to the platform that you build for.',
  },
  'dockerfile.goEnvironment': {
    brief: 'Without cgo, the program is static and needs no C library in its image.',
    teach:
      'ENV sets environment variables, here those of the go command. CGO_ENABLED=0 turns cgo off, so the program is static. With cgo it would need the C library of this stage, and fail on an image without it with a puzzling "no such file or directory".',
  },
  'dockerfile.timeZones': {
    brief: 'timetzdata embeds time zones, which the image lacks.',
    teach:
      'timetzdata embeds time zones, which the image lacks: time.LoadLocation("Asia/Shanghai") would fail. Containers run in UTC unless you set TZ.',
  },
  'dockerfile.variant': {
    brief:
      'The processor variant, as in linux/arm/v7 or linux/amd64/v3. "go list std" saves an index that speeds up imports.',
  },
  'dockerfile.imports': {
    brief:
      'Lists the packages that your code imports, after every edit. While the list stays the same, deps stays cached.',
    teach:
      'Lists the packages that your code imports. It runs after every edit, without the network, in about a second. While the list stays the same, deps stays cached. A default.pgo goes with it, as it changes how packages are compiled. --mount=type=bind shows the project to this one command; COPY would add a layer.',
  },
  'dockerfile.dependencies': {
    brief:
      'Compiles these packages into a layer, which CI can cache. /saved keeps the last result on this machine, so only new packages are compiled. Go renews the date of what it uses; what still has the old one is deleted.',
    teach:
      'Compiles these packages into a layer, which a fresh CI runner gets from the layer cache. go.sum* matches even if there is no go.sum yet. --mount=type=cache is a directory of this machine that outlives the build: /saved keeps the last result, so that only new packages are compiled. Go renews the date of a file that it uses; what still has the old date is deleted.',
  },
  'dockerfile.build': {
    brief: 'Compiles your code. The mount starts as a copy of what deps compiled.',
    teach:
      'Compiles your code. The cache mount starts as a copy of what deps compiled, and keeps what is compiled here for the next build. -s -w drops symbols and debugging data, about a third of the size; stack traces stay readable. -X sets variables, here version and revision, which "go version -m" and SBOM scanners can read.',
  },
  'dockerfile.listFails': {
    brief: 'If Go is too old for go.mod, set BUILD_IMAGE to a newer golang image.',
  },
  'dockerfile.dependenciesFail': {
    brief:
      'If go.sum lacks an entry, run "go mod tidy" and commit go.mod and go.sum. A go.work is not used here: require its modules in go.mod.',
  },
  'dockerfile.runWithPackages': {
    brief: `The image that runs. Installing packages for another platform than this machine's needs emulation:
  docker run --privileged --rm tonistiigi/binfmt --install all`,
    teach: `The image that runs: only this stage is shipped. Installing packages runs commands of the target platform, so another platform than this machine's needs emulation:
  docker run --privileged --rm tonistiigi/binfmt --install all`,
  },
  'dockerfile.run': {
    brief: 'The image that runs. It only copies, so every platform builds without emulation.',
    teach:
      'The image that runs: only this stage is shipped. It only copies, so every platform builds without emulation.',
  },
  'dockerfile.runScratch': {
    brief: 'The image that runs. It only copies, so every platform builds without emulation.',
    teach:
      'The image that runs: only this stage is shipped. scratch is the empty image: nothing to patch, no tools for an intruder, and no debugging tools for you. It only copies, so every platform builds without emulation.',
  },
  'dockerfile.packages': {
    brief: 'Mirrors keep only the newest version of a package, so pinning one would soon break the build.',
    teach:
      'Packages that your program needs. --no-cache keeps the package index out of the layer. Mirrors keep only the newest version, so pinning one would soon break the build.',
  },
  'dockerfile.emptyImage': {
    brief: 'CA certificates and a directory for temporary files, which an empty image lacks.',
    teach:
      'An empty image lacks CA certificates, without which https requests fail, and a directory for temporary files.',
  },
  'dockerfile.program': {
    brief: '',
    teach: '--from=build copies the program from that stage, and nothing else.',
  },
  'dockerfile.labels': {
    brief: '',
    teach: 'Describes the image to people and registries; see "docker image inspect".',
  },
  'dockerfile.user': {
    brief: 'A non-root user. Its ID is numeric so that Kubernetes can enforce runAsNonRoot.',
    teach:
      'Runs as a non-root user. Otherwise the process, and anyone who compromises it, is root. The ID is numeric so that Kubernetes can enforce runAsNonRoot.',
  },
  'dockerfile.port': {
    brief: '',
    teach: 'Documents the port that the program listens on; "docker run -p" publishes it.',
  },
  'dockerfile.health': {
    brief: 'The program checks itself, so no shell or curl is needed.',
    teach:
      'Lets Docker check that the program is healthy, not just running: "docker ps" shows it, and Compose can wait for it. Kubernetes ignores it and has its own probes. The program checks itself, so no shell or curl is needed. It is unhealthy after as many failures in a row as retries; failures during start-period don\'t count.',
  },
  'dockerfile.start': {
    brief: 'Exec form, so the program is PID 1 and receives signals directly.',
    teach:
      'The command that a container runs. In exec form (a JSON array) the program is PID 1 and receives the signal of "docker stop" directly. Started by a shell, it would receive none and be killed ten seconds later, along with its requests.',
  },
  'dockerfile.netrc': {
    brief: `Credentials: your .netrc is mounted for downloads and ends up in no layer:
  docker build --secret id=netrc,src=$HOME/.netrc .`,
    teach: `Private modules and mirrors need credentials: your .netrc is mounted for downloads and ends up in no layer. Passed by COPY, ARG or ENV, everyone who has the image could read them.
  docker build --secret id=netrc,src=$HOME/.netrc .`,
  },
  'dockerfile.ssh': {
    brief: `Private modules: git uses your SSH agent, and no key ends up in a layer:
  docker build --ssh default .`,
    teach: `Private modules need credentials: git uses your SSH agent, and no key ends up in a layer. Passed by COPY, ARG or ENV, everyone who has the image could read it.
  docker build --ssh default .`,
  },
  'dockerfile.private': {
    brief: 'Modules that bypass the public proxy and checksum database. The pattern is not a secret.',
  },
  'dockerfile.gitBySsh': {
    brief: 'Makes git use SSH for these hosts instead of https.',
  },
  'dockerfile.authority': {
    brief: "Your network's CA certificate, trusted before the first download, and in the image.",
    teach:
      'The CA certificate of your network, or of a proxy that inspects TLS. It is trusted before the first download; without it, https requests fail with "certificate signed by unknown authority". The image gets the same list.',
  },
  'dockerfile.authorityAgain': {
    brief: 'Installing packages may rebuild the CA list from this directory.',
  },
} as const;
