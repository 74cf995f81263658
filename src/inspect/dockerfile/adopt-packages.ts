import { optionOf } from '../../options/table.ts';
import type { InstructionContext, Understanding } from './adoption.ts';
import { remark } from './remark.ts';
import type { ShellCommand } from './shell.ts';

/** Packages that generated images have anyway, or that only the installation or the health check needed. */
const needless =
  /^(ca-certificates(-bundle|-cacert)?|tzdata|git|gnupg2?|apt-transport-https|apt-utils|upx|libc6-compat|gcompat|libc6|musl|openssl|mailcap|shadow|wget|curl|netcat|netcat-openbsd|busybox(-extras)?|procps|software-properties-common|lsb-release|update-ca-certificates|go|golang|make|openssh|openssh-client|bash)$/;
/** Of those, what a service may call itself, where it is installed for the image that runs. */
const doubtful = /^(git|openssl|openssh|openssh-client|bash|make|upx|curl|wget|mailcap|netcat|netcat-openbsd|procps)$/;
/** Debian's names of what Alpine calls otherwise; `''` for what it needs no package for. */
const alpineNames: Readonly<Record<string, string>> = {
  'build-essential': 'build-base',
  'g++': 'g++',
  gcc: 'gcc',
  'libc6-dev': 'musl-dev',
  'pkg-config': 'pkgconf',
  'libsqlite3-dev': 'sqlite-dev',
  'libsqlite3-0': 'sqlite-libs',
  sqlite3: 'sqlite',
  'libvips-dev': 'vips-dev',
  libvips: 'vips',
  'libmagickwand-dev': 'imagemagick-dev',
  'librdkafka-dev': 'librdkafka-dev',
  'libpcap-dev': 'libpcap-dev',
  'libpcap0.8': 'libpcap',
  'libssl-dev': 'openssl-dev',
  'zlib1g-dev': 'zlib-dev',
  'protobuf-compiler': 'protobuf',
  'postgresql-client': 'postgresql-client',
  'default-mysql-client': 'mysql-client',
  'redis-tools': 'redis',
  dnsutils: 'bind-tools',
  'iputils-ping': 'iputils',
  'xz-utils': 'xz',
  libgcc1: 'libgcc',
  'libstdc++6': 'libstdc++',
  ffmpeg: 'ffmpeg',
  tini: 'tini',
  jq: 'jq',
  unzip: 'unzip',
  zip: 'zip',
  rsync: 'rsync',
  'dumb-init': 'dumb-init',
  nodejs: 'nodejs',
  npm: 'npm',
  python3: 'python3',
  imagemagick: 'imagemagick',
  graphviz: 'graphviz',
  less: 'less',
  vim: 'vim',
};

/** Understands apk, apt-get and yum: what they install, and that they fetch lists and clean up. */
export function adoptPackageCommand({ words }: ShellCommand, place: InstructionContext, line: number): Understanding {
  const [path = '', ...rest] = words[0] === 'sudo' ? words.slice(1) : words;
  const manager = path.split('/').at(-1) ?? '';
  if (
    manager === 'rm' &&
    rest.every((word) =>
      /^-|^\/var\/(cache|lib\/apt|lib\/apk|log|tmp)|^\/(var\/)?tmp\/|^\/etc\/apk\/cache|^\/root\/\.cache|^\/go\/pkg/.test(
        word,
      ),
    )
  ) {
    return 'understood';
  }
  if (!/^(apk|apt-get|apt|yum|dnf|microdnf|tdnf)$/.test(manager)) return undefined;
  const action = rest.find((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'));
  if (action !== 'add' && action !== 'install') {
    return /^(update|upgrade|dist-upgrade|del|remove|purge|autoremove|clean|autoclean|cache|fix|makecache)$/.test(
      action ?? '',
    )
      ? 'understood'
      : 'kept';
  }
  const names: string[] = [];
  for (let i = rest.indexOf(action) + 1; i < rest.length; i++) {
    const word = rest[i] ?? '';
    if (/^(-t|--virtual|-X|--repository|--target-release|-c|-o)$/.test(word)) {
      // Packages of another repository are not ours to take over.
      if (/^(-X|--repository)$/.test(word)) return 'kept';
      i++;
    } else if (/^--(virtual|repository)=/.test(word)) {
      if (word.startsWith('--repository')) return 'kept';
    } else if (!word.startsWith('-') && !word.startsWith('.')) {
      names.push(word);
    }
  }
  for (const name of names) takePackage(name, manager, place, line);
  return 'understood';
}

function takePackage(written: string, manager: string, place: InstructionContext, line: number): void {
  const { adoption, role } = place;
  // A pinned version is of another release, and gone.
  const name = written.replace(/(?<=.)[=<>~@:].*$/, '');
  const isRuntime = role === 'runtime';
  if (needless.test(name) && !(isRuntime && doubtful.test(name) && isCalled(name, place))) {
    if (isRuntime && /^(curl|wget|bash|git|openssl|openssh-client|busybox-extras|netcat-openbsd)$/.test(name)) {
      adoption.changed.push(remark('packageDropped', line, { package: name }));
    }
    return;
  }
  const isApk = manager === 'apk';
  const alpine = isApk ? name : alpineNames[name];
  const checked = optionOf('packages').check([alpine ?? '']);
  if (alpine === undefined || !checked.ok) {
    adoption.open.push(remark('packageUnknown', line, { package: name }));
    return;
  }
  if (!isRuntime) {
    adoption.needs.builderPackages.push({ value: alpine, line });
    if (
      role === 'both' &&
      !/-dev$|^(gcc|g\+\+|build-base|make|pkgconf|protobuf|protoc|nodejs|npm|musl-dev)$/.test(alpine)
    ) {
      adoption.changed.push(remark('packageOfBuilder', line, { package: alpine }));
    }
    return;
  }
  const before = adoption.options.packages;
  adoption.options.packages = {
    value: [...new Set([...(before?.value ?? []), alpine])].sort(),
    line: before?.line ?? line,
  };
}

/** Reports if something other than the health check and the installation names a command. */
function isCalled(name: string, { final }: InstructionContext): boolean {
  const command =
    name === 'openssh-client' || name === 'openssh' ? 'ssh' : name.replace(/-openbsd$/, '').replace('netcat', 'nc');
  const pattern = new RegExp(`(^|[\\s"'/\`(|&;])${command}(["'\\s]|$)`);
  return final.instructions.some(({ keyword, rest }) => {
    if (keyword === 'HEALTHCHECK' || keyword === 'FROM' || keyword === 'LABEL') return false;
    return pattern.test(rest.replace(/\b(apk|apt-get|apt)\b[^&;|]*/g, ''));
  });
}
