/** A package that needs cgo, with what it links of the system besides the C library. */
export type KnownCgo = {
  readonly module: string;
  readonly libraries: readonly string[];
  readonly pkgConfig: readonly string[];
};

/** Packages that many services use and that do not work without cgo; asked only where their sources are not at hand. */
const knownCgo: readonly KnownCgo[] = [
  { module: 'github.com/mattn/go-sqlite3', libraries: [], pkgConfig: [] },
  { module: 'github.com/mutecomm/go-sqlcipher', libraries: [], pkgConfig: [] },
  { module: 'github.com/confluentinc/confluent-kafka-go', libraries: [], pkgConfig: [] },
  { module: 'github.com/DataDog/zstd', libraries: [], pkgConfig: [] },
  { module: 'github.com/godror/godror', libraries: [], pkgConfig: [] },
  { module: 'github.com/mattn/go-oci8', libraries: [], pkgConfig: [] },
  { module: 'github.com/miekg/pkcs11', libraries: [], pkgConfig: [] },
  { module: 'github.com/chai2010/webp', libraries: [], pkgConfig: [] },
  { module: 'github.com/coreos/go-systemd/sdjournal', libraries: [], pkgConfig: [] },
  { module: 'github.com/coreos/go-systemd/v22/sdjournal', libraries: [], pkgConfig: [] },
  { module: 'github.com/bytecodealliance/wasmtime-go', libraries: [], pkgConfig: [] },
  { module: 'github.com/wasmerio/wasmer-go', libraries: [], pkgConfig: [] },
  { module: 'github.com/supranational/blst', libraries: [], pkgConfig: [] },
  { module: 'github.com/marcboeker/go-duckdb', libraries: ['stdc++'], pkgConfig: [] },
  { module: 'github.com/duckdb/duckdb-go', libraries: ['stdc++'], pkgConfig: [] },
  { module: 'github.com/tecbot/gorocksdb', libraries: ['rocksdb', 'stdc++'], pkgConfig: [] },
  { module: 'github.com/linxGnu/grocksdb', libraries: ['rocksdb', 'stdc++'], pkgConfig: [] },
  { module: 'github.com/ibmdb/go_ibm_db', libraries: ['db2'], pkgConfig: [] },
  { module: 'github.com/alexbrainman/odbc', libraries: ['odbc'], pkgConfig: [] },
  { module: 'github.com/google/gopacket/pcap', libraries: ['pcap'], pkgConfig: [] },
  { module: 'github.com/gopacket/gopacket/pcap', libraries: ['pcap'], pkgConfig: [] },
  { module: 'rogchap.com/v8go', libraries: ['stdc++'], pkgConfig: [] },
  { module: 'github.com/h2non/bimg', libraries: [], pkgConfig: ['vips'] },
  { module: 'github.com/davidbyttow/govips', libraries: [], pkgConfig: ['vips'] },
  { module: 'gopkg.in/gographics/imagick', libraries: [], pkgConfig: ['MagickWand'] },
  { module: 'gocv.io/x/gocv', libraries: [], pkgConfig: ['opencv4'] },
  { module: 'github.com/pebbe/zmq4', libraries: [], pkgConfig: ['libzmq'] },
  { module: 'github.com/zeromq/goczmq', libraries: [], pkgConfig: ['libczmq'] },
  { module: 'github.com/libgit2/git2go', libraries: [], pkgConfig: ['libgit2'] },
];

/** Packages that use a known one though their name does not say so. */
const knownUsers: Readonly<Record<string, string>> = {
  'gorm.io/driver/sqlite': 'github.com/mattn/go-sqlite3',
  'github.com/jinzhu/gorm/dialects/sqlite': 'github.com/mattn/go-sqlite3',
  'github.com/golang-migrate/migrate/v4/database/sqlite3': 'github.com/mattn/go-sqlite3',
};

/** The known package that an import path or module path belongs to, its major version aside. */
export function knownCgoOf(path: string): KnownCgo | undefined {
  const wanted = knownUsers[path] ?? path;
  return knownCgo.find(
    ({ module }) =>
      wanted === module || (/^(\/|\.v[0-9])/.test(wanted.slice(module.length)) && wanted.startsWith(module)),
  );
}
