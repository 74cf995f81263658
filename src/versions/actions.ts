/** A GitHub action, and the commit of its release: a tag can be moved, a commit cannot. */
export type Action = { readonly name: string; readonly version: string; readonly commit: string };

/**
 * The actions of a generated workflow. Each commit is that of the tag in the action's own repository, read in August 2026
 * (`git rev-parse v7.0.1^{commit}`); to update one, take both from there. Update bots update them in projects.
 */
export const actions = {
  checkout: {
    name: 'actions/checkout',
    version: 'v7.0.1',
    commit: '3d3c42e5aac5ba805825da76410c181273ba90b1',
  },
  setupGo: {
    name: 'actions/setup-go',
    version: 'v7.0.0',
    commit: 'b7ad1dad31e06c5925ef5d2fc7ad053ef454303e',
  },
  setupNode: {
    name: 'actions/setup-node',
    version: 'v7.0.0',
    commit: '820762786026740c76f36085b0efc47a31fe5020',
  },
  golangciLint: {
    name: 'golangci/golangci-lint-action',
    version: 'v9.3.0',
    commit: 'ba0d7d2ec06a0ea1cb5fa41b2e4a3ab91d21278a',
  },
  setupQemu: {
    name: 'docker/setup-qemu-action',
    version: 'v4.2.0',
    commit: '96fe6ef7f33517b61c61be40b68a1882f3264fb8',
  },
  setupBuildx: {
    name: 'docker/setup-buildx-action',
    version: 'v4.3.0',
    commit: '37fe631027851001ddb9b187196cc803df7f5f0e',
  },
  login: {
    name: 'docker/login-action',
    version: 'v4.1.0',
    commit: '4907a6ddec9925e35a0a9e82d7399ccc52663121',
  },
  metadata: {
    name: 'docker/metadata-action',
    version: 'v6.2.0',
    commit: 'dc802804100637a589fabce1cb79ff13a1411302',
  },
  buildPush: {
    name: 'docker/build-push-action',
    version: 'v7.3.0',
    commit: '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a',
  },
  cosign: {
    name: 'sigstore/cosign-installer',
    version: 'v4.1.2',
    commit: '6f9f17788090df1f26f669e9d70d6ae9567deba6',
  },
} as const satisfies Readonly<Record<string, Action>>;
