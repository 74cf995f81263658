import { variablesIn } from '../inspect/dockerfile/scope.ts';
import type { Texts } from './finding.ts';

/**
 * Whether a text of a Compose file in a folder has a variable that `.env` beside it sets, so that its default does not count:
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file
 */
export function isSetByFile(text: string, folder: string, texts: Texts): boolean {
  const file = texts.get(`${folder}.env`) ?? '';
  return variablesIn(text).some((name) => new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*[=:]`, 'm').test(file));
}
