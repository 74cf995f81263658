/** A port besides the one of the service. */
export type MorePort = { readonly number: number; readonly protocol: 'tcp' | 'udp' };

/** Reads a port as answers have it, which is one of TCP where it does not say: 9090, 9090/tcp, 53/udp. */
export function morePort(entry: string): MorePort {
  const [number, protocol] = entry.split('/');
  return { number: Number(number), protocol: protocol === 'udp' ? 'udp' : 'tcp' };
}
