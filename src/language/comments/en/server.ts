/** Comments of the generated Go service. Those above a declaration begin with its name, as godoc wants it. */
export const server = {
  'goMod.go': {
    brief: 'The oldest Go that may build it. The builder image holds the same release.',
    teach:
      'The oldest Go that may build it. The builder image holds the same release; an older one would refuse, or try to download this one.',
  },
  'goMod.require': '"go get" and "go mod tidy" keep the list of what else is needed.',

  'server.command': `Command server runs the service. It is its own health check too, so the image needs no shell and no curl:

\tserver              serve until SIGINT or SIGTERM
\tserver healthcheck  ask the service running on this machine whether it is alive
\tserver version      print what was built`,
  'server.errUsage': 'errUsage marks a mistake on the command line, which has an exit status of its own.',
  'server.signals': {
    brief: 'The first signal asks for a clean stop. Then signals are no longer caught, so a second one kills.',
    teach:
      'docker stop and Kubernetes ask for a stop by SIGTERM, Ctrl-C does by SIGINT; uncaught, either would end the program in the middle of its requests. The first signal ends ctx. Then signals are no longer caught, so a second one kills.',
  },
  'server.run': 'run is main without the process around it, so that tests can call it.',
  'server.healthcheck': {
    brief: 'The same configuration as the service has: changing the port there changes it here.',
    teach:
      'Docker runs this in the container, as a process of its own beside the service. Both read the same configuration: changing the port there changes it here.',
  },

  'config.config':
    'config is what can be set from outside: one image runs everywhere, and the environment says what differs.',
  'config.loadConfig': 'loadConfig reads the environment and reports everything that is wrong with it at once.',
  'config.waits':
    'Together, the two waits stay below the 10 s after which "docker stop" kills; Kubernetes waits for 30 s.',
  'config.set': `set replaces a default by the variable's value. Empty counts as unset: Compose passes on "PORT=" for a variable that the host does not have.`,

  'handler.newHandler': 'newHandler is the place for the routes of the service.',
  'handler.write': 'Writing fails only when the client has gone, and then there is nobody left to tell.',
  'handler.closeUnlessReady':
    'closeUnlessReady sends clients that keep their connections elsewhere, along with an answer. Closing idle connections instead would lose a request that is on its way.',
  'handler.logRequests':
    'logRequests writes one line for each request except the probes, which come every few seconds.',
  'handler.statusRecorder': 'statusRecorder remembers the status, which an [http.ResponseWriter] does not give back.',
  'handler.writeHeader':
    'WriteHeader remembers the first final status, as the server sends no other: 1xx come before it, later ones too late.',
  'handler.unwrap': 'Unwrap lets [http.ResponseController] reach what the server itself passed in.',

  'serve.serve': 'serve answers requests until ctx is done, and then stops without losing one that it has accepted.',
  'serve.logger': {
    brief: '',
    teach:
      'One JSON object a line, on stdout: Docker and Kubernetes collect what a container prints, and log systems can search in its fields.',
  },
  'serve.goroutine': {
    brief: '',
    teach: 'Serve returns only when it is over, so it runs beside, and what follows waits for it or for a signal.',
  },
  'serve.notReady': 'Load balancers take a moment to see that we are no longer ready, and send requests until then.',
  'serve.limit': 'The limit must not depend on ctx, which is done. Nor do the requests: they run on undisturbed.',
  'serve.shutdownLast':
    'Shutdown comes last: it drops requests that have arrived but have not been read when it is called. So first no more connections are accepted, and then those that we have get their answers.',
  'serve.closeListener': 'only fails when it is closed already',
  'serve.closeServer': 'tells the requests that are left, through their contexts',
  'serve.newServer':
    'newServer sets the time limits that net/http leaves out: without them, a client that stalls holds its connection for ever. A handler that streams for longer can extend its own with [http.ResponseController].',

  'drain.silentGrace':
    'silentGrace is how long a stop waits for a connection that has sent nothing: its first request may be on the way.',
  'drain.connections': 'connections holds those that are owed an answer: just accepted, or with a request under way.',
  'drain.busy': 'from net.Conn to http.ConnState',
  'drain.track': 'track has the signature of [http.Server.ConnState].',
  'drain.wait': 'wait returns when no connection is busy, or ctx is done.',
  'drain.closeSilent': 'closeSilent hangs up on those who have not begun a request.',
  'drain.nothingLost': 'whoever is there has nothing to lose',

  'health.package': `Package health answers the questions that an orchestrator asks, and asks the first of them itself.

Alive and ready are different on purpose. A process that is not alive is restarted; one that is not ready only gets no new requests. A database that is down belongs in the second: a restart does not mend it.`,
  'health.probeTimeout':
    'probeTimeout is short, so that Probe reports the reason before the orchestrator gives up on it.',
  'health.live': 'Live answers that the process serves requests. It looks at nothing else, see the package comment.',
  'health.readiness': 'Readiness says whether the service wants new requests, also over HTTP. The zero value says no.',
  'health.set': 'Set changes the answer. It may be called at any time, from any goroutine.',
  'health.ready': 'Ready returns the answer.',
  'health.serveHTTP': 'ServeHTTP answers 200 or 503.',
  'health.noStore': 'an answer from a cache is about the past',
  'health.write': 'fails only when the client has gone',
  'health.probe': 'Probe returns nil when url answers 200 within two seconds, and the reason when it does not.',
  'health.transport':
    'A bare transport, since a client follows redirects, and the default transport takes a proxy from the environment: both would ask somebody else.',
  'health.closeBody': 'nothing was read from it, so nothing can be lost',

  'buildinfo.package': 'Package buildinfo says which build of the service is running.',
  'buildinfo.variables':
    'The linker sets these, with -ldflags "-X PACKAGE.version=v1.2.3 -X PACKAGE.revision=..." where PACKAGE is the import path of this package: an image is built without .git, so the compiler cannot know.',
  'buildinfo.info': 'Info describes one build.',
  'buildinfo.version': 'of the service: a tag, a pseudo-version, or "dev"',
  'buildinfo.revision': 'the commit, with "-dirty" where files had changed since, or "unknown"',
  'buildinfo.go': 'of the toolchain',
  'buildinfo.string': 'String puts everything on one line.',
  'buildinfo.read': 'Read returns what the linker was told, and otherwise what the compiler found out by itself.',
  'buildinfo.complete':
    'complete fills in what is empty: a build argument that nobody gave arrives as an empty string.',
} as const;
