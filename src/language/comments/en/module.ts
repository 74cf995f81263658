/** Comments of what is generated for a module that was there, where they are not those of a generated service. */
export const module = {
  'module.several': {
    brief: `Each program has an image of its own, made by the stage of its name at the end of this file. One of them:
  docker build --target NAME .`,
  },
  'module.severalBake': {
    brief: `Each program has an image of its own, made by the stage of its name at the end of this file. One of them, and all:
  docker build --target NAME .
  docker buildx bake`,
  },
  'module.toolchainWithC': {
    brief:
      'The Go toolchain with a C compiler, on the platform that is built for: C code does not cross-compile without more tools, so that another platform than this machine’s is emulated.',
    teach:
      'The Go toolchain with a C compiler, the stage that the next ones are based on; AS names it. It runs on the platform that is built for: C code does not cross-compile without more tools, so that another platform than this machine’s is emulated, which takes many times as long.',
  },
  'module.builderPackages': {
    brief:
      'What compiling needs besides Go. Versions are left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.',
    teach: `RUN executes a command and keeps the files that it changes as a layer. Here it installs what compiling needs besides Go, from APK_MIRROR where that is set; with --no-cache, apk leaves no index of packages behind in the layer.
Versions are left open on purpose: mirrors keep only the newest, so that a pinned one would soon stop the build.`,
  },
  'module.staticC': {
    brief:
      'With C, linked statically below: the image has no C library. Trimmed paths: the same source gives the same bytes anywhere.',
    teach: `ENV sets environment variables, here those of the go command.
CGO_ENABLED=1: the program needs C. It is linked statically below, as the image has no C library: linked as usual, it would not start there, with a puzzling "no such file or directory".
-trimpath: no paths of the building machine in the program, so that the same source gives the same bytes anywhere.`,
  },
  'module.dynamicC': {
    brief:
      'With C: the program needs the musl of its image. Trimmed paths: the same source gives the same bytes anywhere.',
    teach: `ENV sets environment variables, here those of the go command.
CGO_ENABLED=1: the program needs C, and so the C library of its image, which is musl in both stages. On an image with another one, or none, it would not start, with a puzzling "no such file or directory".
-trimpath: no paths of the building machine in the program, so that the same source gives the same bytes anywhere.`,
  },
  'module.build': {
    brief:
      'The program. An edit compiles what it touches: the rest is in the cache mount or, where that is empty, in the layer.',
    teach: `The program. An edit compiles what it touches: the rest is in the cache mount or, where that is empty, in the layer.
-s -w leaves out symbols and debugging data, about a third of the size; stack traces stay readable.`,
  },
  'module.buildPlain': {
    brief:
      'The program. Its dependencies have no layer of their own, as only the whole source tells what they are made of (a workspace, a replaced module), or only the network (a go line before 1.17). The cache mount keeps them on this machine.',
    teach: `The program. Its dependencies have no layer of their own, as only the whole source tells what they are made of (a workspace, a replaced module), or only the network (a go line before 1.17). --mount=type=cache, a folder of this machine that outlives the build and is in no layer, keeps them; without it, every edit would fetch and compile them again.
-s -w leaves out symbols and debugging data, about a third of the size; stack traces stay readable.`,
  },
  'module.files': {
    brief: 'Files that the program reads. They belong to root, so that it cannot change them.',
  },
  'module.writable': {
    brief: 'Folders that the program may write to.',
    teach: 'Folders that the program may write to: they belong to the user below. All others belong to root.',
  },
  'module.workdir': {
    brief: '',
    teach: 'Where the program starts: relative paths count from it.',
  },
  'module.volumes': {
    brief: '',
    teach:
      'Data that outlives a container: Docker keeps these folders outside of it. What is written elsewhere is gone with the container.',
  },
  'module.settings': {
    brief: '',
    teach:
      'Environment variables of the program; "docker run -e" gives them other values. Everybody who has the image can read them, so they are no place for secrets.',
  },
  'module.probe': {
    brief: '',
    teach:
      'A small program that asks for health, see HEALTHCHECK below: the base has no tool for it, or would need a shell.',
  },
  'module.health': {
    brief: 'It is asked every start-interval until it first answers, then every interval.',
    teach:
      'Tells Docker whether the program is not only running, but well: "docker ps" shows it, Compose can wait for it. Kubernetes ignores it and has probes of its own. It is asked every start-interval until it first answers, then every interval. After as many failures in a row as retries says, it counts as unhealthy.',
  },
  'module.noHealth': {
    brief: 'No health check: the program is not known to listen on a port.',
  },
  'module.arguments': {
    brief: '',
    teach: 'Arguments that follow those above, unless others are given at the end of "docker run".',
  },

  'moduleIgnore.file': {
    brief:
      'What the build must not see or does not need. What is left out can neither end up in a layer nor, by changing, make a layer be built again. Folders that the program may embed are not among it.',
    teach: `docker build hands this folder, the build context, to the builder. What is listed here stays behind: it can neither end up in the image by a COPY nor, by changing, make Docker build a layer again that it has in its cache. Without this file, .git with its whole history and every password file in this folder would be sent along with each build.
Patterns are like those of .gitignore, but count from this folder: **/ stands for any folder below, ! makes an exception. Folders that the program may embed are not among them.`,
  },
  'moduleIgnore.history': { brief: 'History' },
  'moduleIgnore.leftovers': { brief: 'What tests leave behind, and what other builds of the project bring along' },
  'moduleIgnore.description': { brief: 'What describes the image but is not part of it' },

  'healthprobe.command': {
    brief: `Command healthprobe is what the image's HEALTHCHECK calls, without a shell and on every base. It ends with 0 where the service on this machine is well.

\thealthprobe PORT              connects
\thealthprobe PORT PATH         asks for a path, and takes 2xx and 3xx for well
\thealthprobe PORT PATH NAME    likewise, on the port that the environment variable NAME holds, if it holds one

It speaks HTTP by hand: net/http would make it three times as large.`,
  },
} as const;
