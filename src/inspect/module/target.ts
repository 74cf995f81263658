/** The platform and settings of a build. */
export type Target = {
  readonly arch: 'amd64' | 'arm64';
  readonly cgo: boolean;
  /** The custom tags that are set. */
  readonly tags: readonly string[];
  /** The release that compiles, as X.Y; the tags `go1.1` to that are set. */
  readonly go: string;
};

/** https://go.dev/src/internal/syslist/syslist.go */
const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(
    ' ',
  ),
);
const processors = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ' +
    'ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'
  ).split(' '),
);

/** Reports if a tag is set when linux is built for. */
export function isSet(tag: string, { arch, cgo, tags, go }: Target): boolean {
  if (tag === 'linux' || tag === 'unix' || tag === 'gc' || tag === arch) return true;
  if (tag === 'cgo') return cgo;
  if (tag === 'amd64.v1') return arch === 'amd64';
  if (tag === 'arm64.v8.0') return arch === 'arm64';
  const [, minor] = /^go1\.([1-9][0-9]*)$/.exec(tag) ?? [];
  if (minor !== undefined) return Number(minor) <= Number(go.split('.')[1]);
  return tags.includes(tag);
}

/** Reports if a file's name lets it be compiled: `x_windows.go`, `x_linux_arm64.go`. */
export function nameFits(file: string, target: Target): boolean {
  const base = file.split('.')[0] ?? '';
  const first = base.indexOf('_');
  if (first < 0) return true;
  const parts = base.slice(first + 1).split('_');
  if (parts.at(-1) === 'test') parts.pop();
  const [last = '', second = ''] = [parts.at(-1), parts.at(-2)];
  if (processors.has(last) && systems.has(second)) return last === target.arch && second === 'linux';
  if (processors.has(last)) return last === target.arch;
  return !systems.has(last) || last === 'linux';
}
