import type { Place } from '../place.ts';
import type { Frame } from './calls.ts';
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
  const listening: Place[] = [];
  const isFramework = usesWebFramework(file);
  const close = (frame: Frame) => {
    if (frame.bracket !== '(' || !servers.has(frame.name)) return;
    if (makesServer(frame, isFramework)) listening.push(file.placeOf(frame.start));
  };
  return { close, listening };
}

function makesServer({ name, receiver, literals }: Frame, isFramework: boolean): boolean {
  if (receiver === '') return false;
  if (name.startsWith('ListenAndServe')) return true;
  if (name === 'Serve' || name === 'ServeTLS') return receiver === 'http';
  if (name === 'NewServer') return receiver === 'grpc';
  if (receiver === 'net' && (name === 'Listen' || name === 'ListenTCP'))
    return !/^(unix|udp)/.test(literals.get(0) ?? '');
  return isFramework && /^[^/]*:[0-9]+$/.test(literals.get(0) ?? ':1');
}
