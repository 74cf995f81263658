/** The English catalog. `{words}` in braces are replaced by values; docs/ and CONTRIBUTING.md tell how to add a text. */
export const en = {
  'option.language.describe': 'language of questions, messages and generated texts',
  'option.name.question': 'Name of the service',
  'option.name.hint': 'names the image; lower-case letters, digits and dashes',
  'option.name.describe': 'name of the service and of its image (a DNS-1123 label)',
  'option.module.question': 'Go module path',
  'option.module.hint': 'the first line of go.mod and the start of every import, such as github.com/you/orders',
  'option.module.describe': 'Go module path',
  'option.region.question': 'Where will images be built?',
  'option.region.hint':
    'sets where images, packages and modules are fetched from; each can be replaced for one build by --build-arg',
  'option.region.describe': 'which mirrors are the defaults',
  'option.region.global': 'global - Docker Hub, gcr.io and the Go defaults, no mirrors',
  'option.region.china': 'china - mirrors that answer in mainland China',
  'option.base.question': 'Base image of the service',
  'option.base.hint': 'what is in the image besides your program',
  'option.base.describe': 'image that the service runs on',
  'option.base.alpine': 'alpine - about 8 MB: a shell, apk, CA certificates; easy to look into',
  'option.base.distroless': 'distroless - about 3 MB: CA certificates and time zones; no shell, no package manager',
  'option.base.scratch': 'scratch - 0.3 MB: CA certificates only; nothing else to patch, nothing to look with',
  'option.port.question': 'Port',
  'option.port.hint': 'what the service listens on; PORT changes it at run time',
  'option.port.describe': 'port that the service listens on',
  'option.healthPath.question': 'Path of the health check',
  'option.healthPath.hint': 'liveness: the image checks it by the service’s own healthcheck subcommand',
  'option.healthPath.describe': 'path of the liveness check',
  'option.readyPath.question': 'Path of the readiness check',
  'option.readyPath.hint': 'answers 503 while the service is stopping, so that load balancers turn away',
  'option.readyPath.describe': 'path of the readiness check',
  'option.goVersion.question': 'Go version',
  'option.goVersion.hint': 'the go line of go.mod and the tag of the builder image, X.Y',
  'option.goVersion.describe': 'Go release to build with',
  'option.alpineVersion.question': 'Alpine version',
  'option.alpineVersion.hint': 'of the builder image, and of the image of the service where that is alpine, X.Y',
  'option.alpineVersion.describe': 'Alpine release of the images',
  'option.packages.question': 'apk packages in the image',
  'option.packages.hint':
    'runtime packages for base alpine, such as tini, with commas between them; empty for none, which builds fastest',
  'option.packages.describe': 'apk packages to install in the image (base alpine)',
  'option.imageMirror.question': 'Mirror for images',
  'option.imageMirror.hint': 'a provider ({providers}) or a prefix such as harbor.example.com/proxy',
  'option.imageMirror.describe': 'mirror for images: a provider, or a prefix for whole references',
  'option.apkMirror.question': 'Mirror for apk packages',
  'option.apkMirror.hint': 'used by each stage that calls apk: a provider ({providers}) or a URL',
  'option.apkMirror.describe': 'mirror for apk packages: a provider, or the URL above v3.24/main',
  'option.goProxy.question': 'Go module proxy',
  'option.goProxy.hint':
    'providers ({providers}), or a GOPROXY list; with | between two, the second is tried when the first fails',
  'option.goProxy.describe': 'Go module proxies: providers, or a GOPROXY list',
  'option.goSumdb.question': 'Go checksum database',
  'option.goSumdb.hint':
    'a provider ({providers}) or a GOSUMDB value; it proves that modules are the ones everybody gets',
  'option.goSumdb.describe': 'Go checksum database: a provider, or a GOSUMDB value',

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
  'check.path.long': '“{input}” is too long for a health path; use at most {max} characters.',
  'check.path.character':
    '“{input}” holds “{character}”, which is not allowed in a health path; use letters, digits and - . _ ~ : @ + , = between slashes.',
  'check.path.unclean':
    '“{input}” has an empty, “.” or “..” part, which Go’s router would redirect; write the path without it.',
  'check.goVersion': '“{input}” is no Go release; give it as text of the form X.Y, such as {example}.',
  'check.goVersionOld': 'Go {input} is older than the images that are known; choose {oldest} or newer.',
  'check.alpineVersion': '“{input}” is no Alpine release; give it as text of the form X.Y, such as 3.24.',
  'check.packages': '“{input}” is no name of an apk package; give names such as tini, with commas between them.',
  'check.url.scheme': '“{input}” is no web address; begin it with https:// (or http://).',
  'check.url.credentials':
    '“{input}” holds a user name or password, which would be committed and stay in the image; leave it out and pass it as a build secret.',
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
    '“off” would let a mirror hand out any bytes for any module; choose a checksum database that answers, such as google-cn, or set GONOSUMDB for private modules.',

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
  'input.folderAsRoot':
    'yo gives up root and runs generators as user {uid}, who may not write to {folder}; run go-container instead, which does the same without yo, or run yo as the folder’s owner.',
  'input.node': 'generator-go-container needs Node.js 22.18+ or 24.11+, and this is {version}; install one of those.',

  'failure.read': 'Could not read {file} ({reason}); nothing was written.',
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

  'change.new': 'new',
  'change.unchanged': 'unchanged',
  'change.updated': 'updated',
  'change.overwritten': 'overwritten',
  'change.conflict': 'conflict',
  'why.new': 'was not there',
  'why.unchanged': 'is as it should be',
  'why.answers': 'the answers changed',
  'why.overwritten': 'taken whole, by --force',
  'why.conflict': 'differs from what would be generated',

  'report.file': 'File',
  'report.change': 'Change',
  'report.why': 'Why',
  'report.dryRun': 'Nothing was written (--dry-run).',
  'report.unchanged': 'Nothing to do: all {count} files are as they should be.',
  'report.conflicts':
    'Nothing was written: {count} files are in the way. Move them, or run again with --force to take the generated ones.',
  'report.next': 'Next:',
  'report.goOld': 'Go {version} is past its end of life ({date}); raise it by --go-version.',
  'report.alpineOld': 'Alpine {version} is past its end of life ({date}); raise it by --alpine-version.',

  'next.build': 'build the image',
  'next.run': 'run it as nobody, on a read-only file system',
  'next.ask': 'ask it',
  'next.test': 'run its tests',

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
  'flag.force': 'take the rendered file whole where one is in the way',
  'flag.help': 'print this help',
  'flag.version': 'print the version of the generator',
} as const;
