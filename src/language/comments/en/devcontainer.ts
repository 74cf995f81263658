/** Comments of .devcontainer. */
export const devcontainer = {
  'devcontainer.file': {
    brief: 'An editor’s container with the same Go and the same mirrors as the image: https://containers.dev',
    teach:
      'A container to develop in, for VS Code and others that know https://containers.dev: everybody has the same Go, git and C compiler in it, and the same mirrors as the image, whatever is on their machine.',
  },
  'devcontainer.environment': 'Where Go fetches modules, as in the Dockerfile.',
  'devcontainer.ports': 'So that a browser on this machine reaches the program in the container.',
  'devcontainer.created': 'Once, when the container is made.',
  'devcontainer.image': 'The Go of the image, but on Debian: with git, and with a C compiler for the race detector.',
  'devcontainer.user': {
    brief: 'Files that are made in the container shall not belong to root on this machine.',
    teach:
      'The project’s folder is shared with this machine. What is written there belongs to this user, who gets the number of yours; as root, you could not delete it.',
  },
  'devcontainer.authority': 'The authority that the servers of the network are signed by.',
} as const;
