/** The releases of the tools that generated pipelines run besides Go and this generator. */
export const tools = {
  /** The tests of this generator run the same one: scripts/install-tools.sh */
  golangciLint: 'v2.15.0',
  /** An even release of Node.js, which this generator runs on. */
  node: '24',
  /** https://github.com/moby/buildkit/releases */
  buildkit: 'v0.34.2',
  /** https://github.com/sigstore/cosign/releases */
  cosign: 'v3.1.3',
  /** The newest of the first major release, as BuildKit itself takes it: https://github.com/docker/buildkit-syft-scanner */
  sbomScanner: 'stable-1',
} as const;
