import type { Dockerfile } from './dockerfile.ts';
import { foreignLanguage } from './foreign.ts';
import { buildingStage } from './go-stage.ts';
import { parseDockerfile } from './parse.ts';
import { type Remark, remark } from './remark.ts';

export type ReadDockerfile =
  | { readonly ok: true; readonly dockerfile: Dockerfile }
  | { readonly ok: false; readonly problem: Remark };

/** Parses a Dockerfile that builds a Go program; anything else is refused with the reason and its line. Never throws. */
export function readDockerfile(text: string): ReadDockerfile {
  const parsed = parseDockerfile(text);
  if (!parsed.ok) return parsed;
  const { dockerfile } = parsed;
  const foreign = foreignLanguage(dockerfile);
  if (foreign !== undefined)
    return refuse('otherLanguage', foreign.line, { language: foreign.language, sign: foreign.sign });
  if (buildingStage(dockerfile) === undefined) return refuse('noGoBuild', dockerfile.stages[0]?.line ?? 1);
  return parsed;
}

function refuse(id: Remark['id'], line: number, values: Remark['values'] = {}): ReadDockerfile {
  return { ok: false, problem: remark(id, line, values) };
}
