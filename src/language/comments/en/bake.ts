/** Comments of docker-bake.hcl. */
export const bake = {
  'bake.file': {
    brief: `All images of this project for this machine, and what is released: for every platform, reproducible, and with attestations.
  docker buildx bake
  docker buildx bake release`,
    teach: `Bake builds several images in one go, so that they share the stages that they have in common. The first command makes all images of this project for this machine; the second what is released: for every platform, reproducible, and with attestations of what is in it and how it was made.
  docker buildx bake
  docker buildx bake release
A variable below takes its value from the environment where it is set there:
  VERSION=v1.2.3 REVISION="$(git rev-parse HEAD)" docker buildx bake`,
  },
  'bake.registry': 'Stands before the names of images, and makes release push: registry.example.com/team',
  'bake.version': 'What the image says of itself.',
  'bake.arguments': 'Arguments of the Dockerfile, which has the defaults. An empty one stands for the original.',
  'bake.mirrors': `MIRRORS=off stands for all originals:
  MIRRORS=off docker buildx bake`,
  'bake.platforms': 'What release builds for.',
  'bake.cache':
    'A repository that keeps the layers of all stages, for builders that start empty as those of CI do: registry.example.com/team/cache. Everybody reads it; release writes it.',
  'bake.sourceDateEpoch': {
    brief: `The time that the image is from. With one that stays the same, two builds give the same bytes:
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) docker buildx bake release`,
    teach: `The time that the image and the files in it are from, in seconds since 1970. Without it they have the time of the build, so that no two builds are alike. With the time of the commit, anybody can build the same bytes from the same source, and so prove what they were made of:
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) docker buildx bake release`,
  },
  'bake.sbomGenerator':
    'The image of the program that lists what is in an image. Empty stands for BuildKit’s own choice, from Docker Hub.',
  'bake.netrc': `Credentials for private modules, which the build mounts and no layer holds:
  NETRC=$HOME/.netrc docker buildx bake --allow=fs.read=$HOME/.netrc`,
  'bake.ssh': `Private modules are fetched with the SSH agent of this machine:
  docker buildx bake --allow=ssh`,
  'bake.release':
    'Each image once more, as it is released. For several platforms, Docker needs its containerd image store or a builder of its own (docker buildx create --use).',
  'bake.attest':
    'Attestations: how it was made, and what is in it. They tell their own time, so that only the images below them are reproducible. For a registry that refuses them: --provenance=false --sbom=false',
  'bake.output': 'Files get the time of SOURCE_DATE_EPOCH as well, for which the image must not be unpacked here.',
} as const;
