/** Comments and help of the Makefile. */
export const make = {
  'make.file': `make alone lists what there is. What compiles and tests needs Go and no Docker. A variable counts for one run:
  make image VERSION=v1.2.3`,
  'make.version': {
    brief:
      'What is built, from git where it is there. Commands get it by their environment: a tag can hold what a shell would take for a command.',
    teach: `What is built: the version and revision from git where it is there. With := git is asked once, and not wherever the name stands.
Commands get both by their environment, as $$VERSION, and not by $(VERSION): a tag of git can hold what a shell would take for a command of its own. A tag of an image may have neither / nor +.`,
  },
  'make.registry': 'REGISTRY=registry.example.com/team stands before the names of images.',
  'make.arguments':
    'Arguments of the Dockerfile, from the environment or the command line of make, where they are set there. An empty one stands for the original.',
  'make.mirrors': `All from the originals:
  make image MIRRORS=off`,
  'make.race': {
    brief: 'The race detector needs cgo, which Go turns off where there is no C compiler.',
    teach:
      'The race detector finds places where two goroutines use the same memory at once. It needs cgo, which Go turns off where there is no C compiler.',
  },
  'make.goContainer':
    'The version of the generator that made these files, as in CI. For an installed one: make check GO_CONTAINER=go-container',
  'make.run': 'As on a server: with no rights of root, and nothing to write to but memory.',
  'make.runWritable': 'As on a server: with no rights of root.',
  'make.port': 'PORT=9090 make run takes another port of this machine.',
  'make.platforms':
    'Docker keeps such an image only in its containerd image store, or with a builder of its own (docker buildx create --use); with REGISTRY, it goes there at once.',
  'make.help': 'List what there is',
  'make.variables': 'Variables, as in make image VERSION=v1.2.3:',
  'make.generate': 'Make what is compiled but not written by hand',
  'make.build': 'Compile into bin, for this machine',
  'make.test': 'Run the tests, with the race detector where it can run',
  'make.lint': 'Look for mistakes by go vet, and golangci-lint where it is installed',
  'make.noLinter': 'golangci-lint is not installed: only go vet ran',
  'make.fmt': 'Format the code',
  'make.image': 'Build the image',
  'make.images': 'Build all images; image-NAME builds one',
  'make.runImage': 'Build the image and run it',
  'make.runImages': 'Build the first image and run it; run-NAME does it with another',
  'make.push': 'Build and push to REGISTRY',
  'make.noRegistry': 'Say where to push: make push REGISTRY=registry.example.com/team',
  'make.buildPlatforms': 'Build for PLATFORMS, and push where REGISTRY is set',
  'make.check': 'Ask go-container whether files and answers agree',
  'make.clean': 'Delete what build wrote',
} as const;
