/** What the Go project runs for everybody, a host a service: https://go.dev/ref/mod#checksum-database */
const ofGo = (service: string) => `${service}.golang.org`;

/** The origin itself, where an empty address in the catalog leaves the choice to the tool's own default. */
export const origins = {
  apk: 'https://dl-cdn.alpinelinux.org/alpine',
  goproxy: `https://${ofGo('proxy')}`,
  sumdb: ofGo('sum'),
} as const;
