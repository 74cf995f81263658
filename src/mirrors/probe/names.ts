import { lookup as systemLookup } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces, platform } from 'node:os';

type Family = 4 | 6;
type Address = { readonly address: string; readonly family: Family };

/** A look-up function for connections; `close` cancels everything in progress. */
export type Names = { readonly lookup: LookupFunction; readonly close: () => void };

/**
 * Looks names up for connections, each once. The operating system's own resolver works for one name. For dozens at once, if the name
 * server does not respond, it blocks a few threads: other names wait, and the process cannot exit. So this sends one packet per name
 * to the name servers, and asks the system only if it may know more.
 */
export function openNames(seconds: number): Names {
  // A packet may be lost, and c-ares doubles the time with each try.
  const resolver = new Resolver({ timeout: Math.ceil(seconds * 200), tries: 3 });
  const known = new Map<string, Promise<readonly Address[]>>();
  const lookup: LookupFunction = (host, options, callback) => {
    const addresses = known.get(host) ?? addressesOf(host, resolver);
    known.set(host, addresses);
    addresses.then(
      (all) => {
        const [first] = all;
        if (options.all === true) callback(null, [...all]);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    );
  };
  return { lookup, close: () => resolver.cancel() };
}

async function addressesOf(host: string, resolver: Resolver): Promise<readonly Address[]> {
  const literal = familyOf(host);
  if (literal !== undefined) return [{ address: host, family: literal }];
  const fixed = inHostsFile(host);
  if (fixed.length > 0) return fixed;
  const [first, second] = hasIPv4() ? ([4, 6] as const) : ([6, 4] as const);
  try {
    return await resolved(host, first, resolver);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // An unknown name has no addresses of either family.
    if (code === 'ENODATA') return resolved(host, second, resolver);
    if (['ETIMEOUT', 'ECANCELLED'].includes(code as string) || (code === 'ENOTFOUND' && isFinal(host))) throw error;
    return bySystem(host);
  }
}

async function resolved(host: string, family: Family, resolver: Resolver): Promise<Address[]> {
  const addresses = await (family === 4 ? resolver.resolve4(host) : resolver.resolve6(host));
  return addresses.map((address) => ({ address, family }));
}

/** Reports whether the system would not find the name either. It may have other name servers for a VPN or short local names. */
function isFinal(host: string): boolean {
  return platform() === 'linux' && host.includes('.') && !host.endsWith('.local');
}

function bySystem(host: string): Promise<readonly Address[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error !== null) reject(error);
      else resolve(addresses as Address[]);
    });
  });
}

/** Reports whether this machine has an IPv4 network. Mirrors have one, so their IPv6 addresses are needed only without it. */
function hasIPv4(): boolean {
  return Object.values(networkInterfaces()).some((all) =>
    all?.some(({ family, internal }) => family === 'IPv4' && !internal),
  );
}

function inHostsFile(host: string): Address[] {
  try {
    const lines = readFileSync('/etc/hosts', 'utf8').split('\n');
    return lines.flatMap((line) => {
      const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
      const family = familyOf(address);
      return family !== undefined && names.includes(host) ? [{ address, family }] : [];
    });
  } catch {
    return [];
  }
}

function familyOf(address: string): Family | undefined {
  const family = isIP(address);
  return family === 4 || family === 6 ? family : undefined;
}
