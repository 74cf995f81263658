/** Comments and help of the Makefile. */
export const make = {
  'make.file': {
    brief: `make alone lists what there is. What compiles and tests needs Go and no Docker. A variable counts for one run:
  make image VERSION=v1.2.3`,
  },
  'make.version': {
    brief:
      'What is built, from git where it is there. Commands get it by their environment: a tag can hold what a shell would take for a command.',
    teach: `What is built: the version and revision from git where it is there. With := git is asked once, and not wherever the name stands.
Commands get both by their environment, as $$VERSION, and not by $(VERSION): a tag of git can hold what a shell would take for a command of its own. A tag of an image may have neither / nor +.`,
  },
  'make.registry': {
    brief: 'REGISTRY=registry.example.com/team stands before the names of images.',
  },
  'make.arguments': {
    brief:
      'Arguments of the Dockerfile, from the environment or the command line of make, where they are set there. An empty one stands for the original.',
  },
  'make.mirrors': {
    brief: `All from the originals:
  make image MIRRORS=off`,
  },
  'make.race': {
    brief: 'The race detector needs cgo, which Go turns off where there is no C compiler.',
    teach:
      'The race detector finds places where two goroutines use the same memory at once. It needs cgo, which Go turns off where there is no C compiler.',
  },
  'make.goContainer': {
    brief: 'The generator, from npm where it is not installed.',
  },
  'make.run': {
    brief: 'As on a server: with no rights of root, and nothing to write to but memory.',
  },
  'make.runWritable': {
    brief: 'As on a server: with no rights of root.',
  },
  'make.port': { brief: 'PORT=9090 make run takes another port of this machine.' },
  'make.platforms': {
    brief:
      'Docker keeps such an image only in its containerd image store, or with a builder of its own (docker buildx create --use); with REGISTRY, it goes there at once.',
  },
  'make.help': { brief: 'List what there is' },
  'make.variables': { brief: 'Variables, as in make image VERSION=v1.2.3:' },
  'make.generate': { brief: 'Make what is compiled but not written by hand' },
  'make.build': { brief: 'Compile into bin, for this machine' },
  'make.test': { brief: 'Run the tests, with the race detector where it can run' },
  'make.lint': { brief: 'Look for mistakes by go vet, and golangci-lint where it is installed' },
  'make.noLinter': { brief: 'golangci-lint is not installed: only go vet ran' },
  'make.fmt': { brief: 'Format the code' },
  'make.image': { brief: 'Build the image' },
  'make.images': { brief: 'Build all images; image-NAME builds one' },
  'make.runImage': { brief: 'Build the image and run it' },
  'make.runImages': { brief: 'Build the first image and run it; run-NAME does it with another' },
  'make.push': { brief: 'Build and push to REGISTRY' },
  'make.noRegistry': { brief: 'Say where to push: make push REGISTRY=registry.example.com/team' },
  'make.buildPlatforms': { brief: 'Build for PLATFORMS, and push where REGISTRY is set' },
  'make.check': { brief: 'Ask go-container whether files and answers agree' },
  'make.clean': { brief: 'Delete what build wrote' },
} as const;
