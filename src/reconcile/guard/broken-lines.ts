import { isDockerfile, isYaml } from '../../inspect/file-kinds.ts';
import type { BrokenLine } from './problem.ts';

/**
 * The lines of a Dockerfile or YAML file that keep it from being read or built; none of any other file. `known` are texts of the same
 * file, which say which names are those of stages. The parsers are loaded only where there is something to parse.
 */
export async function brokenLines(path: string, text: string, known: readonly string[]): Promise<BrokenLine[]> {
  if (isDockerfile(path)) return (await import('./dockerfile.ts')).brokenInstructions(text, known);
  if (isYaml(path)) return (await import('./yaml.ts')).brokenYaml(text);
  return [];
}
