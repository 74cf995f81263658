/**
 * The address of a module's source, for `org.opencontainers.image.source`, undefined if the path does not tell. Hosts whose paths are OWNER/REPOSITORY: https://pkg.go.dev/cmd/go#hdr-Remote_import_paths
 */
export function sourceUrl(module: string): string | undefined {
  const [host = '', owner, repository, ...below] = module.split('/');
  const known = ['github.com', 'gitlab.com', 'gitee.com', 'bitbucket.org', 'codeberg.org'].includes(host);
  // On gitlab.com the rest may be a subgroup as well as a directory.
  if (host === 'gitlab.com' && below.some((part) => !/^v\d+$/.test(part))) return undefined;
  return known && owner !== undefined && repository !== undefined
    ? `https://${host}/${owner}/${repository}`
    : undefined;
}
