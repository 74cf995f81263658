import { lineAt } from '../inspect/place.ts';
import type { Answers } from '../options/answers.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { type Finding, finding, type Texts } from './finding.ts';

/** Finds constants of the generated service that were changed in the code alone: the image and the files around it follow the answers. */
export function codeFindings(texts: Texts, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const constants = [
    ['cmd/server/config.go', 'defaultPort', port],
    ['cmd/server/config.go', 'defaultMetricsPort', telemetryParts(answers).metricsPort],
    ['cmd/server/handler.go', 'healthPath', healthPath],
    ['cmd/server/handler.go', 'readyPath', readyPath],
  ] as const;
  return constants.flatMap(([file, name, answer]) => {
    const text = (texts.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, (block) => block.replace(/[^\n]/g, ' '));
    const literal = String.raw`([1-9][\d_]*|"[^"\\\n]*"|${'`[^`\\n]*`'})`;
    const set = new RegExp(
      `^[ \\t]*(?:(?:const|var)[ \\t]+)?${name}(?:[ \\t]+\\w+)?[ \\t]*=[ \\t]*${literal}[ \\t]*(?://.*)?\\r?$`,
      'm',
    );
    const match = set.exec(text);
    // The value of an expression is not known.
    const value = match?.[1]?.replace(/^\d[\d_]*$/, (digits) => digits.replaceAll('_', '')).replace(/^["`]|["`]$/g, '');
    if (answer === undefined || match === null || value === undefined || value === String(answer)) return [];
    return [finding('code-differs', file, lineAt(text, match.index), { name, value, answer })];
  });
}
