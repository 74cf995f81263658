import { message } from '../language/message.ts';
import { type Finding, finding, type Place } from './finding.ts';
import type { Asked } from './local-url.ts';

/** What a probe asks, and of which program. */
export type Probed = {
  readonly asked: Asked;
  /** The path that it is generated with. */
  readonly path: string;
  /** The port that the program listens on. */
  readonly port: number;
  /** That of the answers, and the variable that may make it another. */
  readonly answered: number;
  readonly variable: string;
};

/** A probe that asks in vain: what it should ask, and why that is so. */
export function probeFinding({ file, line }: Place, { asked, path, port, answered, variable }: Probed): Finding {
  const wanted = asked.path === '' ? String(port) : `${port}${path}`;
  const isByVariable = port !== answered;
  const isOtherPort = asked.port !== String(port);
  const values =
    isByVariable && isOtherPort
      ? {
          said: message('finding.said.variable', { variable, port }),
          otherwise: message('finding.said.otherwise', { variable, answered }),
        }
      : { said: message('finding.said.wanted', { wanted: isByVariable ? path : wanted }), otherwise: '' };
  return finding('probe-differs', file, line, { asked: `${asked.port}${asked.path}`, wanted, ...values });
}
