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
  'option.imageMirror.hint': 'a provider ({providers}) or a prefix such as harbor.example.com/proxy',
  'option.imageMirror.describe': 'mirror for images: a provider, or a prefix for whole references',
  'option.imageMirror.default': 'by region: `upstream`, or `daocloud`',
  'option.apkMirror.question': 'Mirror for apk packages',
  'option.apkMirror.hint': 'used by each stage that calls apk: a provider ({providers}) or a URL',
  'option.apkMirror.describe': 'mirror for apk packages: a provider, or the URL above v3.24/main',
  'option.apkMirror.default': 'by region: `upstream`, or `aliyun`',
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
    '“{input}” holds a user name or password, which would be committed and stay in the image; leave it out.',
  'check.url.character':
    '“{input}” holds “{character}”, which is not allowed in the address of a mirror; use letters, digits and - . _ ~ : / only.',
  'check.url.host': '“{input}” names no host; give an address such as https://mirrors.example.com/alpine.',
  'check.imageMirror':
    '“{input}” is neither a provider nor a prefix for images; give one such as daocloud or harbor.example.com/proxy.',
  'check.imageMirror.scheme':
    '“{input}” is a web address, and references to images have no scheme; give the host and path alone, as in harbor.example.com/proxy.',
  'check.imageMirror.credentials':
    '“{input}” holds a user name or password, which would be committed; leave it out and use docker login.',
  'check.mirror.provider': '“{input}” is no provider of this kind; choose one of {providers}, or give an address.',
  'check.mirror.providerNear':
    '“{input}” is no provider of this kind; did you mean {near}? The providers are {providers}.',
  'check.goProxy':
    '“{input}” is no GOPROXY list; give providers or addresses with | between them, such as goproxy.cn|aliyun.',
  'check.goProxy.upstream':
    '“{input}” mixes upstream, which stands for Go’s own default list, with others; give upstream alone, or name the addresses.',
  'check.goSumdb': '“{input}” is no checksum database; choose one of {providers}, or give NAME+HASH+KEY.',
  'check.goSumdb.off':
    '“off” would let a mirror hand out any bytes for any module; choose a checksum database that answers, such as google-cn.',

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
} as const;
