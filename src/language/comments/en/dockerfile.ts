/** Comments of the Dockerfile, of a generated service as of a module that was there. */
export const dockerfile = {
  'dockerfile.file': {
    brief: '',
    teach: `This file tells Docker how to make an image: a file system with the program and all that it needs, from which containers are started. Each instruction makes a layer on top of the former ones. Docker keeps a layer and uses it again until its instruction, or what that reads, changes; then this one and all that follow are made anew. So what seldom changes stands above what changes with every edit.
The build has several stages, each begun by FROM. The first ones hold Go, the source and all dependencies: several hundred MB. Only the last one becomes the image, and it takes over the program and little else. With a single stage all of that would be in the image, and deleting it would not help: a later layer only hides what the layers below still hold.`,
  },
  'dockerfile.sources': {
    brief: `Where the build fetches from, each in one place, so that one --build-arg replaces it. Empty stands for the original:
  docker build --build-arg GOPROXY= .`,
    teach: `Where the build fetches from, each address in one place. ARG is a variable of the build with its default: one --build-arg gives it another value, without an edit here. Empty stands for the original:
  docker build --build-arg GOPROXY= .`,
  },
  'dockerfile.china': {
    brief: 'The defaults are mirrors that answer in mainland China.',
    teach:
      'The defaults are mirrors that answer in mainland China, where the originals are slow or cannot be reached: a build would hang until it times out. Mirrors come and go, so be ready to replace one as shown above.',
  },
  'dockerfile.buildImage': {
    brief: 'The image to build with, as its whole reference, so that version bots can raise it.',
    teach:
      'The image to build with, which has Go. It is the whole reference, so that version bots such as Renovate can raise it, and its tag names a release: with golang:latest, the same file would build something else tomorrow.',
  },
  'dockerfile.runAlpine': {
    brief: 'The image to run on.',
    teach:
      'The image to run on: Alpine Linux, about 8 MB; Debian and Ubuntu have about 75 MB, and more to patch. It has the CA certificates that https requests need, and a shell to look into a running container.',
  },
  'dockerfile.runDistroless': {
    brief: 'The image to run on.',
    teach:
      'The image to run on: distroless, about 3 MB. It has the CA certificates that https requests need, the time zones, and hardly more. There is no shell and no package manager, so an intruder finds no tools, and there is little to patch.',
  },
  'dockerfile.apkMirror': {
    brief:
      'Alpine packages: what stands before /v{alpineVersion}/main in the address. Of several, with blanks between them, the next one is tried where one fails.',
    teach:
      'Where apk, the package manager of Alpine, fetches packages: what stands before /v{alpineVersion}/main in the address. Of several, with blanks between them, the next one is tried where one fails, so that a mirror that is down does not stop the build.',
  },
  'dockerfile.goProxy': {
    brief: 'Go modules. After "|" the next one is tried on any error, after "," only where a module is not found.',
    teach:
      'Where Go fetches modules, the libraries that the program imports: a list. After "|" the next one is tried on any error, so that a mirror that is down does not stop the build; after "," only where a module is not found.',
  },
  'dockerfile.goSumdb': {
    brief: 'The database that proves a module to be the one that everybody gets.',
    teach:
      'The database that proves a module to be the one that everybody gets. Without it, a mirror could hand out any code under the name of any module, and nobody would notice.',
  },
  'dockerfile.toolchain': {
    brief: `The Go toolchain. It runs on the platform of the machine that builds, and compiles for the platform that is asked for. What changes the compiler's output stands here, once: compiled packages are reused only where all of it is equal.`,
    teach: `The Go toolchain, the stage that the next ones are based on; AS names it. With --platform it runs on the platform of the machine that builds, and compiles for the one that is asked for, such as arm64 on amd64. Emulating the other processor would work as well, but take many times as long.
What changes the compiler's output stands here, once: compiled packages are reused only where all of it is equal.`,
  },
  'dockerfile.git': {
    brief:
      'Modules may come straight from their repositories, for which Go needs git. Its version is left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.',
    teach: `RUN executes a command and keeps the files that it changes as a layer. Modules may come straight from their repositories, for which Go needs git. It comes from APK_MIRROR where that is set; with --no-cache, apk leaves no index of packages behind in the layer.
Its version is left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.`,
  },
  'dockerfile.workdir': {
    brief: '',
    teach:
      'Makes the folder and goes there: the paths below count from it. A stage sees only those build arguments that it names; the ones with TARGET in their names are filled in by Docker with the platform that the image is for.',
  },
  'dockerfile.goEnvironment': {
    brief:
      'No C: the program is static and needs no libc in its image. Trimmed paths: the same source gives the same bytes anywhere.',
    teach: `ENV sets environment variables, here those of the go command.
CGO_ENABLED=0: without C, the program is static and needs no C library. With C it would need the one of this stage, and on an image that lacks it the start would fail with a puzzling "no such file or directory".
-trimpath: no paths of the building machine in the program, so that the same source gives the same bytes anywhere.`,
  },
  'dockerfile.timeZones': {
    brief: 'timetzdata compiles the time zones in, as the image has none.',
    teach:
      'timetzdata compiles the time zones in, as the image has none: time.LoadLocation("Asia/Shanghai") would fail.',
  },
  'dockerfile.imports': {
    brief:
      'The packages that the program imports, except its own. The list is made after every edit, in a second, from the source alone, without the network. While it stays the same, so does the next stage.',
    teach: `The packages that the program imports, except its own. The list is made after every edit, in a second, from the source alone, without the network. While it stays the same, so does the next stage.
--mount=type=bind shows the project to this one command. COPY would work as well, but make a layer of it.`,
  },
  'dockerfile.dependencies': {
    brief:
      'Those packages, compiled and packed into a layer of their own, which a fresh CI runner gets from the layer cache. The cache mount spares this machine from fetching and compiling the old ones when a new one is added.',
    teach: `Those packages, compiled and packed into a layer of their own. It is made anew only when they change, not when the program does: with the whole source copied first, every edit would fetch and compile all of them again. The star lets go.sum be absent, as it is until there is a first dependency.
--mount=type=cache is a folder of this machine that outlives the build and is in no layer. It spares fetching and compiling the old packages when a new one is added. A fresh CI runner has no such folder, but gets the layer from the layer cache.`,
  },
  'dockerfile.build': {
    brief:
      'The program. An edit compiles what it touches: the rest is in the cache mount or, where that is empty, in the layer. The folder "build" is packed last, so that an unpacking that was cut short is begun again.',
    teach: `The program. An edit compiles what it touches: the rest is in the cache mount or, where that is empty, in the layer. The folder "build" is packed last, so that an unpacking that was cut short is begun again.
-s -w leaves out symbols and debugging data, about a third of the size; stack traces stay readable. -X sets a variable of the program, here its version and revision.`,
  },
  'dockerfile.runWithPackages': {
    brief: `The image that runs. Installing packages runs commands of its platform, so another platform than this machine's needs emulation here:
  docker run --privileged --rm tonistiigi/binfmt --install all`,
    teach: `The image that runs: only what follows is shipped, and the stages above stay behind. Installing packages runs commands of its platform, so another platform than this machine's needs emulation here:
  docker run --privileged --rm tonistiigi/binfmt --install all`,
  },
  'dockerfile.run': {
    brief: 'The image that runs. It only copies, so it builds for every platform without emulation.',
    teach:
      'The image that runs: only what follows is shipped, and the stages above stay behind. It only copies, so it builds for every platform without emulation.',
  },
  'dockerfile.runScratch': {
    brief: 'The image that runs. It only copies, so it builds for every platform without emulation.',
    teach:
      'The image that runs: only what follows is shipped, and the stages above stay behind. scratch is the empty image: nothing to patch and no tools for an intruder, but none for you either. It only copies, so it builds for every platform without emulation.',
  },
  'dockerfile.packages': {
    brief:
      'The versions are left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.',
    teach:
      'What the program needs besides itself, from APK_MIRROR where that is set. With --no-cache, apk leaves no index of packages behind. The versions are left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.',
  },
  'dockerfile.emptyImage': {
    brief: 'What an empty image lacks: the authorities that TLS trusts, and a place for temporary files.',
    teach:
      'What an empty image lacks: the authorities that TLS trusts, without which every https request fails, and a place for temporary files.',
  },
  'dockerfile.program': {
    brief: '',
    teach: 'From the stage that compiled it comes the program, and nothing else.',
  },
  'dockerfile.labels': {
    brief: '',
    teach: 'What the image is, for people and for registries; "docker image inspect" shows it.',
  },
  'dockerfile.user': {
    brief: 'Nobody, as a number: Kubernetes can check that it is not root without looking into the image.',
    teach:
      'Who runs the program: nobody. Without this line it is root, and so is whoever breaks into it. A number, as Kubernetes can tell then that it is not root (runAsNonRoot) without looking into the image.',
  },
  'dockerfile.port': {
    brief: '',
    teach: 'The port that the program listens on. This only documents it: what opens it is "docker run -p".',
  },
  'dockerfile.health': {
    brief:
      'The program asks itself, so that no shell and no curl is needed: every start-interval until it first answers, then every interval.',
    teach:
      'Tells Docker whether the program is not only running, but well: "docker ps" shows it, Compose can wait for it. Kubernetes ignores it and has probes of its own. The program asks itself, so that no shell and no curl is needed: every start-interval until it first answers, then every interval. After as many failures in a row as retries says, it counts as unhealthy.',
  },
  'dockerfile.start': {
    brief: "A list, not a shell's line: the program is process 1 and gets the signal of docker stop itself.",
    teach:
      "What a container starts. A list, not a shell's line: the program is process 1 and gets the signal of docker stop itself. Behind a shell it would get none, and be killed ten seconds later in the middle of its requests.",
  },
  'dockerfile.netrc': {
    brief: `Credentials: the .netrc is mounted while something is fetched, and is in no layer:
  docker build --secret id=netrc,src=$HOME/.netrc .`,
    teach: `Private modules, and mirrors of a company, need credentials: the .netrc is mounted while something is fetched, and is in no layer. Given by COPY, ARG or ENV instead, everybody who has the image could read it.
  docker build --secret id=netrc,src=$HOME/.netrc .`,
  },
  'dockerfile.ssh': {
    brief: `Private modules: git asks this machine's SSH agent, and no key is in any layer:
  docker build --ssh default .`,
    teach: `Private modules need credentials: git asks this machine's SSH agent, and no key is in any layer. Given by COPY, ARG or ENV instead, everybody who has the image could read it.
  docker build --ssh default .`,
  },
  'dockerfile.private': {
    brief:
      'Modules that are neither asked of a public proxy nor looked up in the public checksum database. A pattern is no secret.',
  },
  'dockerfile.gitBySsh': {
    brief: 'Git fetches from these hosts by SSH, where Go names https addresses.',
  },
  'dockerfile.mirrorSwitch': {
    brief: `One switch for all mirrors above; a --build-arg of their own still counts:
  docker build --build-arg MIRRORS=off .`,
    teach: `One switch for all mirrors above, as for a build abroad: with MIRRORS=off each of them is empty, which stands for the original. A --build-arg of their own still counts.
  docker build --build-arg MIRRORS=off .`,
  },
  'dockerfile.authority': {
    brief:
      "The authority that signs the network's own servers: trusted before anything is fetched, here and in the image.",
    teach: `The authority that signs the certificates of the network's own servers, or of a proxy that looks into TLS. It is trusted before anything is fetched; otherwise every https request would fail with "certificate signed by unknown authority". The image gets the same list.`,
  },
  'dockerfile.authorityAgain': {
    brief: 'Installing packages may write the list of authorities anew, from this folder.',
  },
} as const;
