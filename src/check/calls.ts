import type { Probe } from '../inspect/dockerfile/probe-command.ts';
import type { Place } from '../inspect/place.ts';
import { message } from '../language/message.ts';
import { type Finding, finding } from './finding.ts';
import type { Program } from './programs.ts';

/** A port and a path without its query, as a probe calls them; the path is empty for a mere connection. */
export type Call = { readonly port: number; readonly path: string };

/** Returns what a command calls in its own container, undefined if it calls something else or if that is not known. */
export function calledBy(probe: Probe): Call | undefined {
  if ((probe.kind !== 'http' && probe.kind !== 'tcp') || !probe.isLocal || probe.port === undefined) return undefined;
  const path = probe.kind === 'http' ? probe.path : '';
  return path === undefined ? undefined : { port: probe.port, path };
}

/** A probe that calls in vain: what it should call, and why. */
export function probeFinding(
  { file, line }: Place,
  call: Call,
  { port, path }: Call,
  { portVariable: variable, port: answered = port }: Program,
): Finding {
  const wanted = `${port}${call.path === '' ? '' : path}`;
  const isByVariable = port !== answered;
  const why =
    isByVariable && call.port !== port
      ? {
          said: message('finding.said.variable', { variable, port }),
          otherwise: message('finding.said.otherwise', { variable, answered }),
        }
      : { said: message('finding.said.wanted', { wanted: isByVariable ? path : wanted }), otherwise: '' };
  return finding('probe-differs', file, line, { asked: `${call.port}${call.path}`, wanted, ...why });
}
