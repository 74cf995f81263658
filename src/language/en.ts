/** The English catalog. `{words}` in braces are replaced by values; docs/ and CONTRIBUTING.md tell how to add a text. */
export const en = {
  'option.language.describe': 'language of questions, messages and generated texts',
  'option.language.default': 'from the locale',
  'option.name.question': 'Name of the service',
  'option.name.hint': 'names the image; lower-case letters, digits and dashes',
  'option.name.describe': 'name of the service and of its image (a DNS-1123 label)',
  'option.name.default': 'from the folder',
  'option.module.question': 'Go module path',
  'option.module.hint': 'the first line of go.mod and the start of every import, such as github.com/you/orders',
  'option.module.describe': 'Go module path',
  'option.module.default': '`example.com/NAME`; in a folder with a go.mod, its own',
  'option.region.question': 'Where will images be built?',
  'option.region.hint':
    'sets where images, packages and modules are fetched from; each can be replaced for one build by --build-arg',
  'option.region.describe': 'which mirrors are the defaults',
  'option.region.default': '`global`; `china` is suggested first under a Chinese locale',
  'option.region.global': 'global - Docker Hub, gcr.io and the Go defaults, no mirrors',
  'option.region.china': 'china - mirrors that answer in mainland China',
  'option.base.question': 'Base image of the service',
  'option.base.hint': 'what is in the image besides your program',
  'option.base.describe': 'image that the service runs on',
  'option.base.default': '`alpine`',
  'option.base.alpine': 'alpine - about 8 MB: a shell, apk, CA certificates; easy to look into',
  'option.base.distroless': 'distroless - about 3 MB: CA certificates and time zones; no shell, no package manager',
  'option.base.scratch': 'scratch - 0.3 MB: CA certificates only; nothing else to patch, nothing to look with',
  'option.port.question': 'Port',
  'option.port.hint': 'what the service listens on; PORT changes it at run time',
  'option.port.describe': 'port that the service listens on',
  'option.port.default': '`8080`',
  'option.healthPath.question': 'Path of the health check',
  'option.healthPath.hint': 'liveness: the image checks it by the service’s own healthcheck subcommand',
  'option.healthPath.describe': 'path of the liveness check',
  'option.healthPath.default': '`/healthz`',
  'option.readyPath.question': 'Path of the readiness check',
  'option.readyPath.hint': 'answers 503 while the service is stopping, so that load balancers turn away',
  'option.readyPath.describe': 'path of the readiness check',
  'option.readyPath.default': '`/readyz`',
  'option.goVersion.question': 'Go version',
  'option.goVersion.hint': 'the go line of go.mod and the tag of the builder image, X.Y',
  'option.goVersion.describe': 'Go release to build with',
  'option.goVersion.default': 'the Go on this machine while it is supported, else the newest stable',
  'option.alpineVersion.question': 'Alpine version',
  'option.alpineVersion.hint': 'of the builder image, and of the image of the service where that is alpine, X.Y',
  'option.alpineVersion.describe': 'Alpine release of the images',
  'option.alpineVersion.default': 'the newest that golang images have',
  'option.packages.question': 'apk packages in the image',
  'option.packages.hint':
    'runtime packages for base alpine, such as tini, with commas between them; empty for none, which builds fastest',
  'option.packages.describe': 'apk packages to install in the image (base alpine)',
  'option.packages.default': 'none',
  'option.imageMirror.question': 'Mirror for images',
  'option.imageMirror.hint':
    'a provider ({providers}), a prefix such as mirror.example.com/proxy, or docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr',
  'option.imageMirror.describe':
    'mirror for images: a provider, a prefix for whole references, or an address for each registry (`docker.io=…,gcr.io=…`)',
  'option.imageMirror.default': 'by region: `upstream`, or `daocloud`',
  'option.apkMirror.question': 'Mirror for apk packages',
  'option.apkMirror.hint':
    'used by each stage that calls apk: a provider ({providers}) or a URL; of several, with commas between them, the next one is tried when one fails',
  'option.apkMirror.describe':
    'mirrors for apk packages, tried in turn: providers, or URLs above v3.24/main, with commas between them',
  'option.apkMirror.default': 'by region: `upstream`, or `aliyun,tuna`',
  'option.goProxy.question': 'Go module proxy',
  'option.goProxy.hint':
    'providers ({providers}), or a GOPROXY list; with | between two, the second is tried when the first fails',
  'option.goProxy.describe': 'Go module proxies: providers, or a GOPROXY list',
  'option.goProxy.default': 'by region: `upstream`, or `goproxy.cn\\|aliyun`',
  'option.goSumdb.question': 'Go checksum database',
  'option.goSumdb.hint':
    'a provider ({providers}) or a GOSUMDB value; it proves that modules are the ones everybody gets',
  'option.goSumdb.describe': 'Go checksum database: a provider, or a GOSUMDB value',
  'option.goSumdb.default': 'by region: `upstream`, or `google-cn`',
  'option.privateModules.describe': 'GOPRIVATE patterns of modules that need credentials',
  'option.privateModules.default': 'none; for a module that is there, what a Dockerfile says',
  'option.credentials.describe':
    'credentials for private modules and mirrors of one’s own: a mounted .netrc, or the SSH agent',
  'option.credentials.default': '`netrc` with private modules, else `none`',
  'option.caCertificate.describe':
    'PEM file in the project, with the authority that the network’s own servers are signed by',
  'option.caCertificate.default': 'none',

  'ask.advanced': 'Look at the advanced options as well? (versions, readiness, packages, each mirror)',

  'check.choice': '“{input}” is none of the values; choose one of {values}.',
  'check.choiceNear': '“{input}” is none of the values {values}; did you mean {near}?',
  'check.name':
    '“{input}” cannot name an image; use 1 to 63 lower-case letters, digits and dashes, with a letter or digit at both ends.',
  'check.module.empty': '“{input}” is no module path; give one such as github.com/you/orders.',
  'check.module.long': '“{input}” is too long for a module path; use at most {max} characters.',
  'check.module.character':
    '“{input}” holds “{character}”, which no module path may; use letters, digits and - . _ ~ between slashes.',
  'check.module.element':
    '“{input}” has a part between slashes that is empty, begins or ends with a dot, or is a reserved name; give a path such as github.com/you/orders.',
  'check.module.first':
    '“{input}” begins with “{first}”, which is no host name; use lower-case letters, digits, dots and dashes before the first slash.',
  'check.module.reserved':
    '“{input}” begins with “{first}”, which the standard library or the go command keeps for itself; put a host name before it, as in example.com/{first}.',
  'check.module.major':
    '“{input}” ends in a version that Go does not allow; /v2 and above are legal, and on gopkg.in .v1 and above.',
  'check.port': '“{input}” is no port; give a whole number from 1 to 65535, such as 8080.',
  'check.path.slash': '“{input}” is no absolute URL path; begin it with a slash, as in /healthz.',
  'check.path.long': '“{input}” is too long for such a path; use at most {max} characters.',
  'check.path.character':
    '“{input}” holds “{character}”, which is not allowed in such a path; use letters, digits and - . _ ~ : @ + , = between slashes.',
  'check.path.unclean':
    '“{input}” has an empty, “.” or “..” part, which Go’s router would redirect; write the path without it.',
  'check.goVersion': '“{input}” is no Go release; give it as text of the form X.Y, such as {example}.',
  'check.goVersionOld': 'Go {input} is older than the images that are known; choose {oldest} or newer.',
  'check.alpineVersion': '“{input}” is no Alpine release; give it as text of the form X.Y, such as 3.24.',
  'check.packages': '“{input}” is no name of an apk package; give names such as tini, with commas between them.',
  'check.url.scheme': '“{input}” is no web address; begin it with https:// (or http://).',
  'check.url.credentials':
    '“{input}” holds a user name or password, which would be committed and stay in the image; leave it out, and give it to the build by --credentials=netrc.',
  'check.url.character':
    '“{input}” holds “{character}”, which is not allowed in the address of a mirror; use letters, digits and - . _ ~ : / only.',
  'check.url.host': '“{input}” names no host; give an address such as https://mirrors.example.com/alpine.',
  'check.imageMirror':
    '“{input}” is no mirror for images; give a provider such as daocloud, a prefix such as mirror.example.com/proxy, or docker.io=harbor.example.com/hub,gcr.io=harbor.example.com/gcr.',
  'check.imageMirror.scheme':
    '“{input}” is a web address, and references to images have no scheme; give the host and path alone, as in harbor.example.com/proxy.',
  'check.imageMirror.credentials':
    '“{input}” holds a user name or password, which would be committed; leave it out and use docker login.',
  'check.mirror.provider': '“{input}” is no provider of this kind; choose one of {providers}, or give an address.',
  'check.mirror.providerNear':
    '“{input}” is no provider of this kind; did you mean {near}? The providers are {providers}.',
  'check.mirror.otherKind': '“{input}” is a provider, but does not serve {kind}; {providers} do.',
  'mirrorKind.docker.io': 'images of Docker Hub',
  'mirrorKind.gcr.io': 'images of gcr.io',
  'mirrorKind.apk': 'apk packages',
  'mirrorKind.goproxy': 'Go modules',
  'mirrorKind.sumdb': 'the checksum database',
  'check.apkMirror':
    '“{input}” is no list of apk mirrors; give providers or addresses with commas between them, such as aliyun,tuna.',
  'check.goProxy':
    '“{input}” is no GOPROXY list; give providers or addresses with | between them, such as goproxy.cn|aliyun.',
  'check.goProxy.upstream':
    '“{input}” mixes upstream, which stands for Go’s own default list, with others; give upstream alone, or name the addresses.',
  'check.goSumdb': '“{input}” is no checksum database; choose one of {providers}, or give NAME+HASH+KEY.',
  'check.goSumdb.off':
    '“off” would let a mirror hand out any bytes for any module; choose a checksum database that answers, such as google-cn.',
  'check.caCertificate':
    '“{input}” is no path inside the project; give one such as certs/network.pem, of letters, digits and - _ . + @ between slashes.',
  'caCertificate.missing':
    'there is no file {file} in the project; put the PEM file of the authority there, as only what is in the project can be built in.',
  'caCertificate.obstacle':
    '{file} cannot be taken because {at} is {reason}; put the file itself there, as the build gets nothing else.',
  'caCertificate.none':
    '{file} holds no certificate in PEM form (-----BEGIN CERTIFICATE-----); export it in that form.',
  'caCertificate.privateKey':
    '{file} holds a private key, which would be in the image for everybody to read; leave only the certificate in it.',
  'report.caExpired': '{file} holds a certificate that ended on {date}; nothing trusts it any more.',
  'report.caIgnored': '{path} is yours: see to it that it does not keep {file} out of the build.',

  'contradiction.readyPath':
    '“{path}” is the health path as well, and liveness and readiness have to be told apart; choose another.',
  'contradiction.packages':
    'base {base} has no package manager, so {packages} cannot be installed; choose base alpine or leave the packages out.',
  'contradiction.alpineVersion':
    'there are no images of Go {goVersion} on Alpine {alpineVersion}; choose Alpine {alpines}.',
  'contradiction.imageMirror':
    '{provider} does not serve gcr.io, where the distroless images are; choose {providers}, a prefix of your own, or another base.',

  'input.at': '{source}: {problem}',
  'input.flagUnknown': 'There is no flag {flag}; see go-container --help.',
  'input.flagNear': 'There is no flag {flag}; did you mean {near}?',
  'input.flagValue': 'The flag {flag} needs a value; write {flag}={placeholder}.',
  'input.flagNoValue': 'The flag {flag} takes no value; write it alone.',
  'input.argument': '“{argument}” is no command; see go-container --help.',
  'input.argumentNear': '“{argument}” is no command; did you mean {near}?',
  'input.fileMissing': 'The answers file {file} cannot be read ({reason}); name a JSON or YAML file.',
  'input.fileSyntax': 'The answers file {file} is neither JSON nor YAML (line {line}: {reason}); mend that line.',
  'input.fileShape':
    'The answers file {file} does not hold options with their values; write lines such as base: scratch.',
  'input.keyUnknown':
    'The answers file {file} has “{key}”, which is no option; remove it, or see go-container --help for the options.',
  'input.keyNear': 'The answers file {file} has “{key}”, which is no option; did you mean {near}?',
  'input.savedSyntax': 'The file {file} is not valid JSON ({reason}); mend it or move it away.',
  'input.savedShape': 'The file {file} does not hold a JSON object with one for {generator}; mend it or move it away.',
  'input.folderIsFile': 'The target folder {folder} is a file; name a folder.',
  'input.folderReadOnly': 'The target folder {folder} is read-only; make it writable or choose another.',
  'input.folderUnreadable':
    'The target folder {folder} cannot be used ({reason}); name another, or see to its permissions.',
  'input.folderAsRoot':
    'yo gives up root and runs generators as user {uid}, who may not write to {folder}; run go-container instead, which does the same without yo, or run yo as the folder’s owner.',
  'input.node': 'generator-go-container needs Node.js 22.18+ or 24.11+, and this is {version}; install one of those.',

  'failure.read': 'Could not read {file} ({reason}); nothing was written.',
  'failure.output': 'The output could not be written ({reason}); what was done to the files is done.',
  'failure.stopped': 'Stopped before all questions were answered; nothing was written.',
  'failure.unexpected':
    'This is a defect of generator-go-container: {reason}. Run again with DEBUG=go-container for the details.',

  'apply.path':
    '“{path}” is not a path that may be written in a project; remove it from .go-container.lock and run again.',
  'apply.twice': '“{path}” would be written twice, or be a file and a folder at once; report this as a defect.',
  'apply.blocked':
    '{path} cannot be written because {at} is {reason}, and nothing was written; move it away or change it, then run again.',
  'apply.reason.symlink': 'a symbolic link',
  'apply.reason.folder': 'a folder',
  'apply.reason.file': 'a file where a folder is needed',
  'apply.reason.special': 'not a regular file',
  'apply.reason.read-only': 'read-only',
  'apply.edited': '{path} was changed while this ran, and nothing was written; run again.',
  'apply.busy': 'Another run (process {pid}) is at work on this project; wait until it is done and run again.',
  'apply.io': '{path} could not be read or written ({code}), and nothing was changed; mend that and run again.',
  'apply.unfinished':
    'Not all files are in place yet, as {path} failed ({code}); nothing is lost, run again to finish.',

  'apply.cutShort':
    'A run was cut short or is at work in {folder}; wait for it, or run go-container there once to finish what it began.',
  'apply.left': '{path} was changed in the instant of writing and left as it is; run again to bring it up to date.',

  'lock.markers': '{file} holds the conflict markers of a merge; take either side of it and run again.',
  'lock.path': '{file} names “{path}”, which is no path of a project; remove that line and run again.',
  'lock.damaged':
    '{file} is damaged in part, so that what was generated last time is not known for every file; a run that writes makes it anew.',

  'guard.at': '{path}: {problem}',
  'guard.yaml':
    'line {line} is no valid YAML after the merge ({reason}); look at what you and the templates changed there.',
  'guard.instruction':
    'line {line} begins with “{instruction}” after the merge, which is no instruction; look at what you and the templates changed there.',
  'guard.stage': 'line {line} names the stage “{stage}”, which is gone after the merge; give it the new name.',

  'change.new': 'new',
  'change.unchanged': 'unchanged',
  'change.updated': 'updated',
  'change.merged': 'merged',
  'change.kept': 'kept',
  'change.adopted': 'adopted',
  'change.renamed': 'renamed',
  'change.removed': 'removed',
  'change.released': 'yours now',
  'change.deleted': 'deleted',
  'change.overwritten': 'overwritten',
  'change.marked': 'marked',
  'change.mine': 'mine',
  'change.theirs': 'theirs',
  'change.beside': 'beside',
  'change.conflict': 'conflict',
  'change.blocked': 'blocked',
  'change.unresolved': 'unresolved',

  'why.new': 'was not there',
  'why.unchanged': 'is as it should be',
  'why.updated': 'you had not changed it',
  'why.merged': 'your changes and the new ones are apart',
  'why.kept': 'you changed it, and nothing new is to be added',
  'why.adopted': 'was already what would be generated',
  'why.mode': 'who may run it changed',
  'why.renamed': 'was {from}',
  'why.renamedOnto': '{from} would get this name, which another file has; both stay as they are',
  'why.removed': 'is no longer generated, and you had not changed it',
  'why.released': 'is no longer generated, and stays because you changed it',
  'why.deleted': 'you deleted it',
  'why.deletedChanged': 'you deleted it; what is generated has changed since',
  'why.overwritten': 'taken whole, by --force',
  'why.conflict': 'you and the templates changed the same lines',
  'why.inTheWay': 'a file of yours is where one is to be generated',
  'why.lostBaseline': 'what was generated last time is not known any more',
  'why.binary': 'is not text, and was changed',
  'why.blocked': '{at} is {reason}',
  'why.unresolved': 'line {line} still has conflict markers',
  'why.lock': 'notes what was generated, for the next merge',
  'why.answers': 'the answers changed',

  'finding.go-older-than-module':
    'the module wants Go {wanted}, and the builder of {file} has Go {version}, so the build fails',
  'finding.go-older-than-module.fix': 'run go-container --go-version with the module’s release, or lower the go line',
  'finding.expose-differs': 'EXPOSE says {exposed}, and the answers say port {port}',
  'finding.expose-differs.fix': 'change it to EXPOSE {port}, or run go-container --port with the other',
  'finding.healthcheck-differs': 'the health check asks {asked}, and the answers say {wanted}',
  'finding.healthcheck-differs.fix': 'let it ask {wanted}, or run go-container with --port and --health-path',
  'finding.fallback-differs': '{argument} is {image}, and where it is empty {fallback} is taken',
  'finding.fallback-differs.fix': 'give both the same tag',
  'finding.code-differs': 'the code says {name} = {value}, and the answers say {answer}',
  'finding.code-differs.fix': 'take the answer into the code, or run go-container with the code’s value',
  'finding.probe-differs': 'a probe asks {asked}, and the answers say {wanted}',
  'finding.probe-differs.fix': 'let it ask {wanted}',
  'finding.end-of-life': '{name} is past its end of life ({date}) and gets no more fixes',
  'finding.end-of-life.fix': 'raise it, by --go-version or --alpine-version where the generator wrote it',
  'finding.closed-mirror': '{host} has been closed since {closed}',
  'finding.closed-mirror.fix': 'use {instead} instead',

  'check.ok': 'Answers, files and templates agree ({count} files).',
  'check.differences':
    '{count} files differ from what the answers make of them; run go-container to bring them up to date.',
  'check.findings': '{count} contradictions:',
  'check.fix': 'fix: {fix}',

  'report.file': 'File',
  'report.change': 'Change',
  'report.why': 'Why',
  'report.dryRun': 'Nothing was written; this is what a run would do.',
  'report.unchanged': 'Nothing to do: all {count} files are as they should be.',
  'report.conflicts':
    'Conflicts in {files}: run again with --on-conflict=markers|mine|theirs|new, or --diff to see them.',
  'report.nothing': 'Nothing was written.',
  'report.unresolved': 'Conflict markers are left in {files}: resolve them in an editor, then run again.',
  'report.blocked': '{files} cannot be written: move what is in the way, or leave it as it is with --on-conflict=mine.',
  'report.marked': 'Conflict markers were written into {files}: resolve them, then run go-container check.',
  'report.misspelt': '{file} has “{key}”, which is no option and does nothing; did you mean {near}?',
  'lock.newer': '{file} was made by a newer version of this generator; install that one.',
  'apply.reason.unreadable': 'not readable',
  'help.commands':
    'Commands: {command} (generate, or bring up to date), {command} update (the same, and asks nothing), {command} check (say whether answers, files and templates agree)',
  'next.enter': 'go there',
  'report.news': 'New in {version}:',
  'report.next': 'Next:',
  'report.goOld': 'Go {version} is past its end of life ({date}); raise it by --go-version.',
  'report.goProxyMixed':
    'GOPROXY is {list}: what stands behind | is asked on any error of the one before, behind a comma only where that one has no such module (404 or 410).',
  'report.alpineOld': 'Alpine {version} is past its end of life ({date}); raise it by --alpine-version.',

  'next.build': 'build the image',
  'next.run': 'run it as nobody, on a read-only file system',
  'next.ask': 'ask it',
  'next.test': 'run its tests',

  'review.title': 'What shall be done?',
  'review.apply': 'apply it',
  'review.diff': 'show the differences',
  'review.decide': 'decide on the conflicts',
  'review.quit': 'leave everything as it is',
  'review.decision': '{path}: {why}',
  'review.markers': 'both, with conflict markers',
  'review.mine': 'mine: keep my lines where they conflict',
  'review.theirs': 'theirs: take the generated lines there, and keep my file as .orig',
  'review.new': 'keep mine, and put the generated file beside it as .new',
  'review.later': 'decide later',
  'help.usage': 'Usage: {command} [options]',
  'help.about':
    'Makes a containerized Go service in the current folder, or brings one up to date with changed answers.',
  'help.options': 'Options of the project (saved in .yo-rc.json):',
  'help.run': 'Options of a run:',
  'help.status':
    'Exit status: 0 done, 1 check found a difference, 2 wrong input, 3 conflicts, 4 could not read or write.',
  'help.default': 'default: {default}',
  'flag.defaults': 'ask nothing: take saved answers, then defaults',
  'flag.answers': 'take answers from a JSON or YAML file',
  'flag.dir': 'folder to work in (default: the current one)',
  'flag.dryRun': 'write nothing, say what would be',
  'flag.diff': 'print unified diffs of what changes',
  'flag.json': 'print one machine-readable report on stdout and nothing else there',
  'flag.onConflict':
    'where you and the templates changed the same lines: fail (default), markers, mine, theirs, or new (put beside)',
  'flag.force': 'take rendered files whole, your changes in them lost',
  'flag.help': 'print this help',
  'flag.version': 'print the version of the generator',

  // An existing module.
  'option.scaffold.describe': 'generate a service, or containerize the module that is there',
  'option.scaffold.default': '`no` in a folder with a go.mod of somebody else’s, else `yes`',
  'option.main.question': 'Which programs?',
  'option.main.hint':
    'packages below the module’s folder, such as ./cmd/server, ./cmd/worker=9090/healthz, ./cmd/job=none; the first is the default of docker build',
  'option.main.describe':
    'packages of the programs; `=PORT`, `=PORT/PATH` or `=none` where a program differs from port and health path',
  'option.main.default': 'what is found',
  'option.healthCheck.question': 'How does the image find out whether the program is well?',
  'option.healthCheck.hint': 'what HEALTHCHECK calls',
  'option.healthCheck.describe':
    'health check: the program’s own `healthcheck` subcommand, a request, a connection, or none',
  'option.healthCheck.default': '`http` where a health route is found, `tcp` where the program listens, else `none`',
  'option.healthCheck.self': 'self - the program’s own healthcheck subcommand',
  'option.healthCheck.http': 'http - a request for the health path',
  'option.healthCheck.tcp': 'tcp - a connection to the port',
  'option.healthCheck.none': 'none - no health check',
  'option.portVariable.question': 'Variable of the port',
  'option.portVariable.hint': 'the environment variable that changes the port at run time; the health check follows it',
  'option.portVariable.describe': 'environment variable that the program takes its port from',
  'option.portVariable.default': 'what is found',
  'option.morePorts.question': 'More ports',
  'option.morePorts.hint': 'such as 9090, 53/udp; empty for none',
  'option.morePorts.describe': 'ports that the image exposes besides the one of the service',
  'option.morePorts.default': 'what a Dockerfile says',
  'option.buildTags.question': 'Build tags',
  'option.buildTags.hint': 'custom tags of build constraints, with commas between them; empty for none',
  'option.buildTags.describe': 'build tags',
  'option.buildTags.default': 'what Makefile, goreleaser or a Dockerfile name',
  'option.ldflags.question': 'Variables of the linker',
  'option.ldflags.hint': 'such as main.version=$VERSION, which is a build argument as $REVISION is',
  'option.ldflags.describe': 'variables that the linker sets; `$VERSION` and `$REVISION` are build arguments',
  'option.ldflags.default': 'what Makefile, goreleaser or a Dockerfile set',
  'option.cgo.question': 'Does the program need C?',
  'option.cgo.hint': 'cgo: a C compiler in the builder',
  'option.cgo.describe': 'compile with cgo',
  'option.cgo.default': '`on` where a package needs it',
  'option.cgo.off': 'off - a static program that cross-compiles',
  'option.cgo.on': 'on - gcc in the builder; no cross-compiling',
  'option.builderPackages.question': 'apk packages in the builder',
  'option.builderPackages.hint': 'what compiling needs, such as make; empty for none',
  'option.builderPackages.describe': 'apk packages to install where the program is compiled',
  'option.builderPackages.default': 'what a Dockerfile says',
  'option.buildSteps.question': 'Command before go build',
  'option.buildSteps.hint': 'such as go generate ./...',
  'option.buildSteps.describe': 'shell command that runs before `go build`',
  'option.buildSteps.default': 'what a Dockerfile says',
  'option.dependencies.question': 'Dependencies',
  'option.dependencies.hint': 'where the build has dependencies from',
  'option.dependencies.describe':
    'dependencies in a layer of their own, from vendor/, or fetched where the program is compiled',
  'option.dependencies.default': '`vendor` where there is one, `plain` for workspaces and local replaces, else `layer`',
  'option.dependencies.layer': 'layer - compiled in a layer of their own',
  'option.dependencies.vendor': 'vendor - from vendor/',
  'option.dependencies.plain': 'plain - where the program is compiled',
  'option.workdir.question': 'Working directory',
  'option.workdir.hint': 'where the program starts and finds relative paths',
  'option.workdir.describe': 'working directory of the program',
  'option.workdir.default': 'what a Dockerfile says; `/app` where files are copied, else `/`',
  'option.copy.question': 'Files and folders to copy into the image',
  'option.copy.hint':
    'such as web, config.yaml:/etc/app/config.yaml; below the working directory unless said otherwise',
  'option.copy.describe': 'files and folders of the project to copy into the image',
  'option.copy.default': 'what a Dockerfile says, else what the program is seen to open',
  'option.env.question': 'Environment',
  'option.env.hint': 'NAME=VALUE with commas between them; no secrets',
  'option.env.describe': 'settings of the image’s environment',
  'option.env.default': 'what a Dockerfile says',
  'option.volumes.question': 'Volumes',
  'option.volumes.hint': 'folders that the program may write to, such as /data',
  'option.volumes.describe': 'folders for volumes, which the program may write to',
  'option.volumes.default': 'what a Dockerfile says',
  'option.folders.question': 'Writable folders',
  'option.folders.hint': 'folders that the program may write to without a volume',
  'option.folders.describe': 'folders that the program may write to, without a volume',
  'option.folders.default': 'what a Dockerfile says',
  'option.defaultArgs.question': 'Arguments that can be replaced',
  'option.defaultArgs.hint': 'what docker run replaces: CMD',
  'option.defaultArgs.describe': 'arguments that `docker run` replaces (CMD)',
  'option.defaultArgs.default': 'what a Dockerfile says',
  'report.wrapperDropped': '{wrapper} is left out: the program is process 1 and gets the signals itself',
  'option.args.question': 'Arguments',
  'option.args.hint': 'what the program always gets',
  'option.args.describe': 'arguments that the program always gets',
  'option.args.default': 'what a Dockerfile says',
  'ask.scaffold': 'There is a Go module here ({module}). What shall be done?',
  'ask.scaffold.no': 'containerize it, and leave its code alone',
  'ask.scaffold.yes': 'generate a new service into this folder',
  'check.buildTags': '“{input}” is no build tag; give names of letters, digits, _ and dots, with commas between them.',
  'check.volumes': '“{input}” is no folder for a volume; give absolute paths such as /data, with commas between them.',
  'check.privateModules':
    '“{input}” is no GOPRIVATE pattern; give path prefixes such as git.example.com/team, with commas between them.',
  'check.env':
    '“{input}” is no setting of the environment; write NAME=VALUE, with commas between them and no line break.',
  'check.env.secret':
    '“{name}” looks like a secret, which would stay in the image for everybody to read; pass it at run time.',
  'check.args': '“{input}” cannot be an argument; use printable characters, with blanks between arguments.',
  'check.buildSteps':
    '“{input}” is no command of one line; give such as “go generate ./...”, without options of RUN and here-documents.',
  'check.ldflags':
    '“{input}” is no variable of the linker; write PACKAGE.NAME=VALUE of plain characters, or =$VERSION, =$REVISION.',
  'check.copy':
    '“{input}” cannot be copied; give a path inside the project and, after a colon, an absolute one of the image.',
  'check.copy.secret': '“{input}” looks like a secret, which would stay in the image; mount it at run time.',
  'check.main':
    '“{input}” is no package of a program; give such as ./cmd/server, ./cmd/worker=9090/healthz or ./cmd/job=none.',
  'check.morePorts': '“{input}” is no port; give such as 9090 or 53/udp, with commas between them.',
  'check.variable': '“{input}” is no name of an environment variable; give such as PORT, or nothing.',
  'check.workdir': '“{input}” is no absolute path of a folder; give such as /app.',
  'contradiction.scaffold':
    'this is for a module that is there, and a service is to be generated; leave it out, or give --scaffold=no.',
  'contradiction.cgo': '{packages} are shared libraries, which base {base} does not have; choose base alpine.',
  'contradiction.mainPort': '“{main}” names port {port}, and there are 65535; give another.',
  'module.none': '{folder} has no go.mod; run this in the folder of a Go module, or go mod init there first.',
  'module.broken': '{file} cannot be read at line {line} (“{text}”); mend that line.',
  'module.several': '{folder} holds several modules ({modules}); choose one by --dir.',
  'module.tooLarge': 'There are more folders below {folder} than a module has; run this in the folder of the module.',
  'module.noCommand':
    'The module has no main package that is built for linux; name one by --main, or run this where the program is.',
  'module.goTooNew':
    '{file} line {line} asks for Go {version}, and the newest that there are images of is {newest}; lower it, or update the generator.',
  'module.leaves':
    '{file} line {line} replaces {module} by {target}, which is outside of this folder and so not in the build; run this in the folder above that holds both, or use a go.work there.',
  'module.workspace': '{file} line {line} uses {folder}, where there is no module; mend that line.',
  'module.mainMissing': 'There is no main package {main} in the module; the commands are {commands}.',
  'module.inside': 'This folder is inside the module of {root}; run go-container there, or with --dir.',
  'module.workspaceAbove':
    'The workspace {file} holds for this module, and it is outside of this folder and so not in the build; run this in the folder of the go.work, or set GOWORK=off.',
  'dockerfile.refused':
    'Dockerfile line {line}: {problem}; nothing was written. Move it away to have one made from the module alone.',
  'change.takenOver': 'taken over',
  'why.takenOver': 'has what yours said, which stays as {orig}',
  'report.found': 'Found:',
  'report.foundOption': 'Option',
  'report.foundValue': 'Value',
  'report.foundWhere': 'Where',
  'report.improvements': 'What becomes better than in your Dockerfile:',
  'report.changed': 'Taken over in another form:',
  'report.open': 'To be looked at:',
  'report.kept': 'Instructions kept as they are, on these lines of your Dockerfile: {lines}.',
  'report.line': 'line {line}: {text}',
  'report.healthNone': 'There is no health check: the program is not seen to listen on a port.',
  'report.ownFile': '{path} is yours and stays as it is.',
  'report.notKept': '“{text}” could not be kept; put it where it belongs',
  'report.portUnknown':
    'The program listens ({place}), on a port that cannot be seen; {port} is taken. Give --port where it is another.',
  'report.localhost':
    'The program listens on {host} ({file}:{line}), which cannot be reached from outside a container; let it listen on all addresses.',
  'report.foreign': 'There is a Go module here, so it was containerized; --scaffold=yes generates a service instead.',
  'report.noReaches': '{file} line {line} embeds {pattern}, which is not there; a build step has to make it.',
  'next.buildTarget': 'build another program of the module',
  'next.runModule': 'run it as nobody',
  'next.bake': 'build all programs',
  'next.netrc': 'build the image with the credentials for private modules and mirrors',
  'next.ssh': 'build the image with the SSH agent for private modules',

  // What a Dockerfile says.
  'remark.notText': 'this is no text file',
  'remark.tooLong': 'longer than {max} characters',
  'remark.empty': 'no FROM instruction',
  'remark.unknownInstruction': '“{keyword}” is no instruction',
  'remark.openHeredoc': 'the here-document has no closing line “{name}”',
  'remark.noArguments': '{keyword} has no arguments',
  'remark.badFrom': 'FROM is not of the form FROM IMAGE [AS NAME]',
  'remark.beforeFrom': '{keyword} stands before the first FROM',
  'remark.otherLanguage': 'a Dockerfile for {language}, not for Go, as “{sign}” shows',
  'remark.noGoBuild': 'nothing in it compiles a Go program',
  'remark.baseToolchain':
    '{image} holds the Go toolchain, which a program does not need to run; the base becomes {base}',
  'remark.baseGlibc': '{image} becomes {base}, which is smaller; a static program needs no glibc',
  'remark.baseReplaced': '{image} becomes {base}, the nearest base',
  'remark.baseDistrolessVariant': '{image} becomes {base} static; a static program needs no C library',
  'remark.goVersionRaised': 'Go {version} is older than any supported release and is raised',
  'remark.alpineVersionRaised': 'Alpine {version} has no image of this Go release and is raised',
  'remark.registryReplaced': '{image} is taken from its original registry',
  'remark.aptMirror': 'the mirror of apt is not needed, as no stage calls apt',
  'remark.sumdbOff': 'GOSUMDB=off is not taken over: the checksum database stays on',
  'remark.secondValue': '{option} is set again, to {value}; the first one, {taken}, is taken',
  'remark.packageDropped': 'package {package} is left out, as only the health check or the installation called it',
  'remark.packageOfBuilder':
    'package {package} is installed for the compiler; add it to the image if the program calls it',
  'remark.userReplaced': 'user {user} becomes {uid}',
  'remark.rootReplaced': 'root becomes user 65532',
  'remark.tidyDropped': 'go mod tidy is left out: a build does not change go.mod',
  'remark.variableComputed': 'the value of {variable} comes from a command and becomes a build argument',
  'remark.upxDropped': 'upx is left out',
  'remark.loaderDropped': 'the C library’s loader is left out: a static program needs none',
  'remark.contextInImage': 'the whole build context is copied into the image; name the files that the program reads',
  'remark.programCopied': 'the program is copied from the build context',
  'remark.healthNone': 'HEALTHCHECK NONE: there will be no health check',
  'remark.wrapperKept': 'the program is started by {wrapper}',
  'remark.stageKept': 'stage {stage} is kept as it is',
  'remark.stageUnused': 'stage {stage} takes no part in the image',
  'remark.stageNeedless': 'stage {stage} is left out: our image has what was taken from it',
  'remark.goRunReplaced': 'go run compiles at every start; the program is compiled in the build instead',
  'remark.portOfHealth': 'the health check asks port {port}, the service has {taken}',
  'remark.portOfEnvironment': 'PORT is {port}, the service has {taken}',
  'remark.portOfArguments': 'the arguments name port {port}, the service has {taken}',
  'remark.portLow':
    'port {port} is below 1024; user 65532 may listen on it in docker, in Kubernetes it needs a sysctl or a higher port',
  'remark.baseUnknown': 'what {image} brings is not known; is {base} enough?',
  'remark.imageVariable': 'the image is a variable without a value: {image}',
  'remark.ownRegistry':
    '{image} is of a registry of its own kind; give --image-mirror PREFIX where it mirrors docker.io, or set BUILD_IMAGE and RUN_IMAGE',
  'remark.variableValue': '{option} is a variable without a value',
  'remark.refusedValue': 'the value for {option} cannot be taken over',
  'remark.packageUnknown': 'which apk package stands for {package} is not known',
  'remark.packagesWithoutApk': 'packages {packages} cannot be installed on {base}; base alpine can',
  'remark.fileOfBuilder': '{path} comes from a package of the builder; install the package in the image instead',
  'remark.moduleMade': 'go mod init runs in the build; the project needs a go.mod',
  'remark.credentialsInLayer': 'credentials for private modules go into a layer; pass them as a secret instead',
  'remark.secretNotTaken': '{name} looks like a secret and is not taken over; pass it at run time or as a build secret',
  'remark.buildInScript': 'the compiler is called in a script with conditions or loops; which program is built?',
  'remark.builtByTool': '“{command}” builds the program; which package is it, with which flags?',
  'remark.packageOpen': 'which package is compiled cannot be seen',
  'remark.everyPackage': 'all of {package} is compiled; which program is the service?',
  'remark.severalPrograms': '{count} programs are compiled; which is the service?',
  'remark.startInShell': 'the start command needs a shell for variables, conditions or several commands',
  'remark.startScript': 'a script starts the program, which needs base alpine',
  'remark.startOpen': 'what the image starts cannot be seen',
  'remark.healthUnknown': 'what the health check asks is not understood: {command}',
  'remark.cgo': 'CGO_ENABLED=1: does the program need C? If so, a static base does not fit',
  'improvement.secretInLayer':
    'Credentials are passed as a build secret; here they stay in a layer, for everybody who has the image.',
  'improvement.secretInVariable':
    '{name} is passed as a build secret; an ARG or ENV can be read from the history of the image.',
  'improvement.singleStage':
    'The image holds the program alone; here it holds the Go toolchain, the source and the module cache as well.',
  'improvement.root': 'The program runs as user 65532, who may do nothing; here it runs as root.',
  'improvement.namedUser':
    'The user is a number, 65532, so that Kubernetes can check runAsNonRoot; of the name {user} it cannot tell.',
  'improvement.goEndOfLife': 'Go {version} gets no security fixes any more; a supported release compiles the program.',
  'improvement.alpineEndOfLife':
    'Alpine {version} gets no security fixes any more, and mirrors drop it; a supported release takes its place.',
  'improvement.baseEndOfLife': '{image} is old and gets no fixes; a supported base takes its place.',
  'improvement.floatingTag':
    'Images have a version; {image} may be another one tomorrow, and a build cannot be repeated.',
  'improvement.largeBase':
    'The base has only what the program needs; {image} brings tens of megabytes and their security fixes.',
  'improvement.healthShell':
    'The health check asks every second until the first answer, so that the service counts as soon as it is well; {command} is called less often here.',
  'improvement.healthMissing':
    'There is a health check, so that docker and compose see when the service does not answer.',
  'improvement.shellForm':
    'The program is process 1 and gets SIGTERM; behind a shell, as in {keyword} here, it is killed after ten seconds.',
  'improvement.dependencyLayer':
    'Dependencies are a layer of their own, compiled; here every edit of the source fetches them again.',
  'improvement.cacheMounts': 'A cache mount keeps compiled packages, so that an edit compiles only what it touches.',
  'improvement.goSumRequired': 'A module without dependencies builds as well: go.sum may be missing.',
  'improvement.copiedContext':
    'The image gets named files only; here it gets the whole project, with whatever lies in it.',
  'improvement.apkMirrorFixed':
    'The apk mirror is a build argument: elsewhere, or when it is down, one --build-arg replaces it.',
  'improvement.goProxyFixed':
    'GOPROXY is a build argument: elsewhere, or when it is down, one --build-arg replaces it.',
  'improvement.imageMirrorFixed':
    'Each image is a build argument: when the mirror is down, one --build-arg replaces it.',
  'improvement.goProxyComma':
    'Module proxies are joined by |: the next one is tried when one fails; behind a comma only when a module is not found.',
  'improvement.sumdbOff':
    'The checksum database stays on, through an address that answers; without it any bytes pass for any module.',
  'improvement.syntaxLine':
    'There is no # syntax line: {frontend} is fetched from a registry before anything else, and where that is blocked nothing builds.',
  'improvement.addUrl':
    'What ADD fetches from the web is checked against no checksum; give it one with ADD --checksum.',
  'improvement.addLocal': 'COPY instead of ADD, which would unpack archives and fetch addresses.',
  'improvement.pipedScript':
    'A script from the web is run as root, whatever it is that day; download a fixed version and check it.',
  'improvement.cgoOpen':
    'CGO_ENABLED=0: the program is static and runs on every base; here it may need the C library of the image that built it.',
  'improvement.notStripped':
    'The program has no symbol table and no debug information, which saves a third of its size.',
  'improvement.notTrimmed':
    '-trimpath: the same source gives the same bytes, and no path of the builder is in the program.',
  'improvement.onePlatform': 'The image builds for amd64 and arm64 on either, by cross-compiling instead of emulation.',
  'improvement.versionStamp': 'The program and the image know their version and revision.',
  'improvement.noCertificates': 'The image has the certificates that TLS trusts; here every https request fails.',
  'improvement.noTimeZones': 'Time zones are there; here time.LoadLocation fails for all but UTC.',
  'improvement.packageLists': 'The lists of apk are not kept in the image.',
  'improvement.compressed':
    'The program is not packed by upx: it starts faster, takes less memory and no scanner takes it for malware.',
  'improvement.noLabels': 'OCI labels tell the source, the version and the revision of the image.',
  'improvement.maintainer': 'A label instead of MAINTAINER, which is deprecated.',
  'improvement.noDockerignore':
    'A .dockerignore keeps .git, secrets and binaries out of the build, and the cache valid.',
  // End of what a Dockerfile says.
} as const;
