import { closedMirrors } from '../mirrors/closed.ts';
import { type Finding, finding, isPutBeside, lineAt, type Texts } from './finding.ts';

/** Mirrors that are known to be closed, wherever a file of the project names them. */
export function closedMirrorFindings(texts: Texts): Finding[] {
  const live = [...texts].filter(([path]) => !isPutBeside(path));
  return live.flatMap(([file, text]) =>
    closedMirrors.flatMap(({ host, closed, instead }) => {
      const position = text.indexOf(host);
      return position < 0 ? [] : [finding('closed-mirror', file, lineAt(text, position), { host, closed, instead })];
    }),
  );
}
