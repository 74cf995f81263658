/** Comments of compose.yaml. */
export const compose = {
  'compose.file': {
    brief: `The project in containers that have nothing they do not need. For development, built anew after each edit; and on a server:
  docker compose up --watch
  docker compose up --detach --wait`,
    teach: `Compose builds the images, starts containers of them as this file says, and joins them by a network. Development and servers use the same file, so that what works here works there: a container gets nothing that it does not need.
The first command builds the image anew after each edit and replaces the container; the second starts it and comes back when its health check passes, which is the one in the image.
  docker compose up --watch
  docker compose up --detach --wait
What stands in \${…} is a variable of the shell, or a line of a file .env beside this one, which neither git nor the image gets to see. What follows :- is its default.`,
  },
  'compose.shared': {
    brief: 'What every program gets.',
    teach:
      'What every program gets: & gives it a name, and <<: *hardened puts it into a service below. Compose itself skips what begins with x-.',
  },
  'compose.settings': {
    brief: 'Settings without a value are taken from the shell or .env, where they are set there.',
    teach:
      'Settings of the program. One without a value is taken from the shell or .env where it is set there, and otherwise left to the program.',
  },
  'compose.goMemory': {
    brief: 'What Go may take of the memory below, so that it frees some in time.',
    teach:
      'What Go may take of the memory below. It then frees memory more often when there is little left; without it, Go knows no limit, and the kernel kills the program instead.',
  },
  'compose.limits': {
    brief: 'A leak, or a flood of requests, ends here and not in the machine.',
    teach:
      'Limits of memory, processors and processes. Without them, one program with a leak takes all the memory of the machine, and the kernel kills whatever it likes.',
  },
  'compose.readOnly': {
    brief: 'Nothing of the image can be changed while it runs.',
    teach: 'Nothing of the image can be changed while it runs: whoever breaks in can leave no program behind.',
  },
  'compose.notReadOnly': 'There is no read_only: true, as the program writes into a folder that the image fills.',
  'compose.temporary': {
    brief: 'Folders in memory.',
    teach:
      'Folders in memory, for files that may go: they are empty at each start, and count towards the limit of memory.',
  },
  'compose.privileges': {
    brief: 'No rights of root, and no way back to them.',
    teach:
      'Linux divides the rights of root into capabilities, of which a service needs none. no-new-privileges keeps programs with the setuid bit from giving any back.',
  },
  'compose.stopService': {
    brief: 'From SIGTERM to the kill: longer than DRAIN_DELAY and SHUTDOWN_TIMEOUT together.',
    teach:
      'How long the program has from SIGTERM until it is killed: longer than DRAIN_DELAY (1s) and SHUTDOWN_TIMEOUT (8s) together, so that it answers every request that it has accepted. Raise it with them. It needs no init: the program is process 1, and gets the signal itself.',
  },
  'compose.stopModule': {
    brief: 'From SIGTERM to the kill: longer than the slowest request.',
    teach:
      'How long the program has from SIGTERM until it is killed: longer than its slowest request takes. It needs no init: the program is process 1, and gets the signal itself.',
  },
  'compose.image': {
    brief: 'REGISTRY=registry.example.com/team stands before the name.',
    teach:
      'What the image is called. With REGISTRY=registry.example.com/team, that stands before the name, and docker compose push sends it there.',
  },
  'compose.pull': {
    brief: `Built here, and never asked of Docker Hub. From a registry, on a server without the source:
  docker compose up --detach --wait --pull always --no-build`,
    teach: `The image is built here at each start, which takes a second where nothing has changed. Without this line, Compose first asks Docker Hub for an image of this name, and takes what a stranger may have put there. From a registry of your own, on a server without the source:
  REGISTRY=registry.example.com/team VERSION=v1.2.3 docker compose up --detach --wait --pull always --no-build`,
  },
  'compose.arguments': {
    brief:
      'Arguments of the Dockerfile, from the shell or .env, where they are set there. An empty one stands for the original.',
    teach:
      'Arguments of the Dockerfile. They are taken from the shell or .env where they are set there; otherwise the Dockerfile has its own. An empty one stands for the original.',
  },
  'compose.mirrors': `All from the originals, for one build:
  MIRRORS=off docker compose build`,
  'compose.ports': {
    brief:
      'The port of this machine, then that of the container. The variable takes another one: 9090, or 127.0.0.1:9090 for this machine alone.',
    teach:
      'The port of this machine, then that of the container. The variable takes another one: 9090, or 127.0.0.1:9090 for this machine alone. Without an address, Docker opens the port to the network, even where a firewall of the machine would close it.',
  },
  'compose.restartOnFailure':
    'It listens on no port, so that it may be one that ends when its work is done. docker compose up --wait takes that for a failure: name the other services there.',
  'compose.volumes':
    'What is written there outlives the container. A new volume takes over its owner from the image: the user 65532.',
  'compose.watch': {
    brief: 'An edit builds the image anew, except of tests, of logs, and of what .dockerignore lists.',
    teach:
      'What docker compose up --watch does after an edit: it builds the image anew and replaces the container. Tests and logs do not count, nor does what .dockerignore lists.',
  },
  'compose.netrc':
    'Credentials for private modules, which the build mounts and no layer holds. NETRC names another file.',
} as const;
