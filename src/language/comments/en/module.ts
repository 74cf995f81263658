/** Comments of the files for an existing module that differ from those of a generated service. */
export const module = {
  'module.several': {
    brief: `Each program has its own image, built by the stage of its name at the end of this file. To build one:
  docker build --target NAME .`,
  },
  'module.severalBake': {
    brief: `Each program has its own image, built by the stage of its name at the end of this file. To build one, or all:
  docker build --target NAME .
  docker buildx bake`,
  },
  'module.toolchainWithC': {
    brief:
      'Go with a C compiler. The stage runs on the target platform, because C code needs more tools to cross-compile: a platform other than that of the build machine is emulated.',
    teach:
      'Go with a C compiler, the base of the next stages; AS names a stage. It runs on the target platform, because C code needs more tools to cross-compile: a platform other than that of the build machine is emulated, which takes many times as long.',
  },
  'module.builderPackages': {
    brief:
      'Packages that the build needs. Mirrors keep only the newest version, so pinning one would soon break the build.',
    teach:
      'RUN executes a command and keeps the files that it changes as a layer. This one installs packages that the build needs; --no-cache keeps the package index out of the layer. Mirrors keep only the newest version, so pinning one would soon break the build.',
  },
  'module.staticC': {
    brief: 'With cgo, linked statically below: the image has no C library.',
    teach:
      'ENV sets environment variables, here those of the go command. CGO_ENABLED=1: the program uses cgo. It is linked statically below, because the image has no C library; linked dynamically, it would fail there with a puzzling "no such file or directory".',
  },
  'module.dynamicC': {
    brief: 'With cgo: the program needs musl, the C library of its image.',
    teach:
      'ENV sets environment variables, here those of the go command. CGO_ENABLED=1: the program uses cgo, and so needs the C library of its image, musl in both stages. On an image with another one, or none, it would fail with a puzzling "no such file or directory".',
  },
  'module.build': {
    brief: 'Compiles your code. The mount starts as a copy of what deps compiled.',
    teach:
      'Compiles your code. The cache mount starts as a copy of what deps compiled, and keeps what is compiled here for the next build. -s -w drops symbols and debugging data, about a third of the size; stack traces stay readable.',
  },
  'module.buildPlain': {
    brief:
      'Compiles your code. Dependencies have no stage of their own, because only the whole source names them (a workspace, a replaced module), or only the network (a go line before 1.17).',
    teach:
      'Compiles your code. Dependencies have no stage of their own, because only the whole source names them (a workspace, a replaced module), or only the network (a go line before 1.17). --mount=type=cache is a directory of this machine that outlives the build: without it, every edit would download and compile them again.',
  },
  'module.files': {
    brief: 'Files that the program reads. They belong to root, so it cannot change them.',
  },
  'module.writable': {
    brief: 'Directories that the program may write to.',
    teach: 'Directories that the program may write to: they belong to its user, all others to root.',
  },
  'module.workdir': {
    brief: '',
    teach: 'The directory that the program starts in; relative paths start here.',
  },
  'module.volumes': {
    brief: '',
    teach:
      'Data that outlives a container: Docker keeps these directories outside of it. Anything written elsewhere is lost with the container.',
  },
  'module.settings': {
    brief: '',
    teach:
      'Environment variables of the program; "docker run -e" overrides them. Everyone who has the image can read them, so they are no place for secrets.',
  },
  'module.probe': {
    brief: '',
    teach: 'A small program for the HEALTHCHECK below: the base has no tool for it, or would need a shell.',
  },
  'module.health': {
    brief: '',
    teach:
      'Lets Docker check that the program is healthy, not just running: "docker ps" shows it, and Compose can wait for it. Kubernetes ignores it and has its own probes. It is unhealthy after as many failures in a row as retries; failures during start-period don\'t count.',
  },
  'module.noHealth': {
    brief: 'No health check: no listening port was detected.',
  },
  'module.arguments': {
    brief: '',
    teach: 'Default arguments; arguments at the end of "docker run" replace them.',
  },

  'moduleIgnore.file': {
    brief:
      'Files that the build must not see or does not need: they cannot end up in a layer, and editing them rebuilds nothing. Directories that the program may embed are not listed.',
    teach:
      'docker build sends this directory, the build context, to the builder, except for the files listed here: no COPY can put them into the image, and editing them rebuilds nothing. Patterns are like those of .gitignore but start from this directory; **/ matches any directory below, ! makes an exception. Directories that the program may embed are not listed.',
  },
  'moduleIgnore.history': { brief: 'History' },
  'moduleIgnore.leftovers': { brief: 'Output of tests and of other builds' },
  'moduleIgnore.description': { brief: 'Files that describe the image but are not part of it' },

  'healthprobe.command': {
    brief: `Command healthprobe runs as the HEALTHCHECK of the image, without a shell and on every base. It exits with 0 if the service on this machine is healthy.

\thealthprobe PORT              connects
\thealthprobe PORT PATH         requests a path and expects 2xx or 3xx
\thealthprobe PORT PATH NAME    the same, on the port in the environment variable NAME if it is set

It implements HTTP itself: net/http would make it three times as large.`,
  },
} as const;
