import type { Frame } from './calls.ts';
import type { Listening } from './facts.ts';
import { type SourceFile, usesWebFramework } from './source-file.ts';

/** Names of calls that may be one; looked up first, since a source has many calls. */
const servers = new Set(
  (
    'ListenAndServe ListenAndServeTLS Serve ServeTLS NewServer Listen ListenTCP ListenTLS Run RunTLS Start StartTLS ' +
    'StartServer'
  ).split(' '),
);

/** Looks in one source for calls that make a program a server. */
export function searchListening(file: SourceFile) {
  const listening: Listening[] = [];
  const isFramework = usesWebFramework(file);
  const close = (frame: Frame) => {
    if (frame.bracket !== '(' || !servers.has(frame.name)) return;
    const protocol = protocolOf(frame, isFramework);
    if (protocol !== undefined) listening.push({ protocol, place: file.placeOf(frame.start) });
  };
  return { close, listening };
}

function protocolOf(frame: Frame, isFramework: boolean): Listening['protocol'] | undefined {
  const { name, receiver } = frame;
  if (receiver === '') return undefined;
  if (name.startsWith('ListenAndServe')) return 'http';
  if (name === 'Serve' || name === 'ServeTLS') return receiver === 'http' ? 'http' : undefined;
  if (name === 'NewServer') return receiver === 'grpc' ? 'grpc' : undefined;
  if (receiver === 'net' && (name === 'Listen' || name === 'ListenTCP')) {
    return /^(unix|udp)/.test(frame.literals.get(0) ?? '') ? undefined : 'tcp';
  }
  if (!isFramework) return undefined;
  const isAddress = /^[^/]*:[0-9]+$/.test(frame.literals.get(0) ?? ':1');
  return isAddress ? 'http' : undefined;
}
