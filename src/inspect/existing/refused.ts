import { exitStatus, failure } from '../../language/failure.ts';
import { message } from '../../language/message.ts';
import type { Remark } from '../dockerfile/remark.ts';

/** The failure for a Dockerfile that ours cannot take over from. */
export function refusedDockerfile({ id, line, values }: Remark): Error {
  const problem = message(`remark.${id}`, values);
  return failure(exitStatus.wrongInput, message('dockerfile.refused', { line, problem }));
}
