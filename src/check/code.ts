import type { Answers } from '../options/answers.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';

/** Constants of the generated service that somebody changed in the code alone: the image and what is around it follow the answers. */
export function codeFindings(texts: Texts, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const { metricsPort } = telemetryParts(answers);
  const constants: [file: string, name: string, pattern: RegExp, answer: string][] = [
    ['cmd/server/config.go', 'defaultPort', /^[ \t]*(?:(?:const|var)[ \t]+)?defaultPort\s*=\s*(\d+)/m, String(port)],
    ['cmd/server/handler.go', 'healthPath', /^[ \t]*(?:(?:const|var)[ \t]+)?healthPath\s*=\s*"([^"]*)"/m, healthPath],
    ['cmd/server/handler.go', 'readyPath', /^[ \t]*(?:(?:const|var)[ \t]+)?readyPath\s*=\s*"([^"]*)"/m, readyPath],
  ];
  if (metricsPort !== undefined) {
    const pattern = /^[ \t]*(?:(?:const|var)[ \t]+)?defaultMetricsPort\s*=\s*(\d+)/m;
    constants.push(['cmd/server/config.go', 'defaultMetricsPort', pattern, String(metricsPort)]);
  }
  return constants.flatMap(([file, name, pattern, answer]) => {
    const text = texts.get(file) ?? '';
    const match = pattern.exec(text);
    if (match === null || match[1] === answer) return [];
    return [finding('code-differs', file, lineAt(text, match.index), { name, value: match[1] ?? '', answer })];
  });
}
