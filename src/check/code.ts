import type { Answers } from '../options/answers.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { withoutComments } from './comments.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';
import { goLiteral } from './go-literal.ts';

/** Constants of the generated service that somebody changed in the code alone: the image and what is around it follow the answers. */
export function codeFindings(texts: Texts, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const { metricsPort } = telemetryParts(answers);
  const constants: [file: string, name: string, answer: string][] = [
    ['cmd/server/config.go', 'defaultPort', String(port)],
    ['cmd/server/handler.go', 'healthPath', healthPath],
    ['cmd/server/handler.go', 'readyPath', readyPath],
  ];
  if (metricsPort !== undefined) constants.push(['cmd/server/config.go', 'defaultMetricsPort', String(metricsPort)]);
  return constants.flatMap(([file, name, answer]) => {
    const text = withoutComments(file, texts.get(file) ?? '');
    const match = new RegExp(`^[ \\t]*(?:(?:const|var)[ \\t]+)?${name}(?:[ \\t]+\\w+)?[ \\t]*=(.*)$`, 'm').exec(text);
    const value = goLiteral(match?.[1]?.trim() ?? '');
    // What an expression comes to is not known.
    if (match === null || value === undefined || value === answer) return [];
    return [finding('code-differs', file, lineAt(text, match.index), { name, value, answer })];
  });
}
