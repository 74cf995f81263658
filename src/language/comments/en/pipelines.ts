/** Comments of the pipelines of GitHub and GitLab. */
export const pipelines = {
  'github.file': {
    brief:
      'For every commit: tests, lint, whether files and answers agree, and the image; from main and from version tags it is pushed and signed.',
    teach: `GitHub runs this for every commit on main, for every pull request and for every version tag: tests, lint, whether the generated files agree with the answers, and the image. From main and from tags the image is pushed to the registry of this repository's owner, and signed.
Whoever wants to know that an image comes from here:
  cosign verify ghcr.io/OWNER/{name}:main \\
    --certificate-oidc-issuer https://token.actions.githubusercontent.com \\
    --certificate-identity-regexp '^https://github.com/OWNER/REPOSITORY/'`,
  },
  'github.paths': 'Other projects of the repository do not start this one. A version tag starts each of them.',
  'github.directory': {
    brief: 'GitHub reads workflows at the root of a repository only: keep a copy of this file there.',
    teach:
      'GitHub reads workflows at the root of a repository only: this file needs a copy there, in .github/workflows. The commands run in the directory of this project; actions get it by an input of their own.',
  },
  'github.permissions': {
    brief: 'Nothing is allowed but what a job asks for.',
    teach:
      'What the token of a job may do: nothing, except what the job asks for below. A step that somebody took over could otherwise write to the repository.',
  },
  'github.concurrency':
    'A newer commit of a pull request stops the run of the older one; what may push runs to its end.',
  'github.pinned': {
    brief: 'Actions stand here by their commits, as a tag can be moved to another one; version bots raise both.',
    teach:
      'Actions are programs of others that run with the rights of the job. Each stands here by its commit, as a tag can be moved to another one by whoever gets hold of its repository; the version behind it is a comment that version bots read, and raise with the commit.',
  },
  'github.checkout': 'No later step needs to push: the token does not stay on disk.',
  'github.goVersion': {
    brief: 'The Go of the image, with its newest fixes.',
    teach:
      'The Go of the image, with its newest fixes. go-version-file would take the oldest Go that go.mod allows, which is not the one that compiles the image.',
  },
  'github.goCache': 'A release is tested with nothing that an earlier run has left.',
  'github.netrc': {
    brief: 'Private modules: the secret NETRC holds the lines of a .netrc.',
    teach:
      'Private modules need credentials: the secret NETRC of this repository (Settings, Secrets and variables, Actions) holds the lines of a .netrc, such as "machine git.example.com login bot password TOKEN". Runs of pull requests from forks get no secrets.',
  },
  'github.ssh': {
    brief: 'Private modules: the secret SSH_KEY holds the private key of a deploy key that may read them.',
    teach:
      'Private modules need credentials: the secret SSH_KEY of this repository (Settings, Secrets and variables, Actions) holds the private half of a deploy key that may read them. Runs of pull requests from forks get no secrets.',
  },
  'github.image': 'The image, for every platform. A pull request builds it and pushes nothing.',
  'github.packages': 'push the image',
  'github.idToken': 'sign it in the name of this workflow',
  'github.emulation':
    'Commands of another platform than this machine’s run in the build, so that it has to be emulated.',
  'github.tags': 'A tag v1.2.3 becomes 1.2.3, 1.2 and latest; a branch and a commit keep their names.',
  'github.mirrorsOff': {
    brief: 'The runners of GitHub stand abroad: the public mirrors are off here, as an empty argument is the original.',
    teach:
      'The runners of GitHub stand abroad, where mirrors of mainland China are slow or do not answer. They are off here: an empty build argument stands for the original. Addresses of your own would stay.',
  },
  'github.cache': {
    brief:
      'Layers of all stages, also of the compiled dependencies, so that a fresh runner does not begin from nothing.',
    teach:
      'A runner is new each time: its cache mounts are empty, and so are its layers. Layers come from the cache of GitHub. mode=max keeps those of all stages, also the one with the compiled dependencies; the default keeps only those of the last stage, and every run would compile everything.',
  },
  'github.sign': {
    brief: 'Without a key: the certificate says which workflow of which repository has signed.',
    teach:
      'A signature says who made an image. There is no key that could be lost: GitHub vouches for this workflow, Sigstore gives a certificate for some minutes, and a public log keeps that it was used.',
  },
  'pipeline.steps': 'What the image runs before its compiler as well; the tests may need what it makes.',
  'pipeline.libraries':
    'C code is compiled here as well: libraries that the image installs by apk have to be installed here, too.',
  'pipeline.check': {
    brief: 'Whether files and answers agree: it fails where they do not, and says what to do.',
    teach:
      'Whether the generated files agree with the answers in .yo-rc.json and with each other: ports, paths, versions, mirrors that have closed. It fails where they do not, shows the difference and says what to do. The version is the one that made these files, so that a newer one does not fail a commit that has not touched them.',
  },
  'pipeline.attestations': {
    brief: 'What is in the image (SBOM) and how it was built (provenance), stored beside it.',
    teach: `What is in the image, as a list of every package (SBOM), and how it was built, from which commit (provenance). Both are stored beside the image:
  docker buildx imagetools inspect IMAGE --format "{{json .SBOM}}"`,
  },
  'gitlab.file': {
    brief:
      'For every commit: tests, lint, whether files and answers agree, and the image; from the default branch and from version tags it is pushed.',
    teach: `GitLab runs this for every merge request, every branch and every version tag: tests, lint, whether the generated files agree with the answers, and the image. From the default branch and from tags the image is pushed to the registry of this project; on gitlab.com it is signed as well.
Tags that are to be pushed have to be protected where a variable with credentials is.`,
  },
  'gitlab.workflow': 'One pipeline for a commit: not one of the branch and another of its merge request.',
  'gitlab.child': {
    brief: 'A child pipeline: a job of the .gitlab-ci.yml at the root of the repository starts it.',
    teach:
      'GitLab reads the .gitlab-ci.yml at the root of a repository. A job there starts this file as a child pipeline, for commits that change this directory; names of jobs, stages and variables are its own then, and cannot meet those of other projects.',
  },
  'gitlab.mirrors': {
    brief:
      'Runners in mainland China: images, modules and npm packages come from mirrors. On runners abroad, set these variables to empty in the settings of CI/CD.',
    teach:
      'The runners are taken to be in mainland China: images, modules and npm packages come from mirrors there. Runners elsewhere are better off without: variables in the settings of CI/CD come before these, so set GOPROXY, GOSUMDB and NPM_CONFIG_REGISTRY there, and see to the names of images below.',
  },
  'gitlab.go': {
    brief: 'Modules and compiled packages stay between runs.',
    teach:
      'Modules and compiled packages stay between runs, in a folder of the project, as GitLab caches no other. -modcacherw lets a runner delete it.',
  },
  'gitlab.netrc': 'Private modules: the CI/CD variable NETRC, of the type File, holds the lines of a .netrc.',
  'gitlab.ssh':
    'Private modules: the CI/CD variable SSH_KEY, of the type File, holds a private key that ends in a line end.',
  'gitlab.goImage': 'The Go of the image, on Debian: the race detector needs a C compiler.',
  'gitlab.image': {
    brief: 'The image, for every platform, by BuildKit without root and without a Docker daemon.',
    teach:
      'The image, for every platform, by BuildKit in a container that is not privileged: no Docker daemon, and no Docker in Docker, which takes a privileged runner. A merge request builds it and pushes nothing.',
  },
  'gitlab.rootless': 'Without root, processes of a build share the namespace of this container.',
  'gitlab.cache': {
    brief: 'Layers of all stages come from the registry, so that a fresh runner does not begin from nothing.',
    teach:
      'A runner is new each time: its cache mounts are empty, and so are its layers. Layers come from the registry, where the default branch puts them. mode=max keeps those of all stages, also the one with the compiled dependencies; the default keeps only those of the last stage, and every run would compile everything.',
  },
  'gitlab.digest': 'The image by its digest, which a signature is for: a tag can be moved.',
  'gitlab.sign': {
    brief:
      'Without a key, in the name of this project. Sigstore knows gitlab.com only, so elsewhere this job is not there.',
    teach:
      'A signature says who made an image. There is no key that could be lost: gitlab.com vouches for this project, Sigstore gives a certificate for some minutes, and a public log keeps that it was used. A GitLab of your own is not known there, so this job exists on gitlab.com only.',
  },
} as const;
