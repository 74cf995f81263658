import type { Answers } from '../options/answers.ts';
import { telemetryParts } from '../resolve/telemetry.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';

/** Constants of the generated service that somebody changed in the code alone: the image and what is around it follow the answers. */
export function codeFindings(texts: Texts, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const { metricsPort } = telemetryParts(answers);
  const constants: [file: string, name: string, pattern: RegExp, answer: string][] = [
    ['cmd/server/config.go', 'defaultPort', /\bdefaultPort\s*=\s*(\d+)/, String(port)],
    ['cmd/server/handler.go', 'healthPath', /\bhealthPath\s*=\s*"([^"]*)"/, healthPath],
    ['cmd/server/handler.go', 'readyPath', /\breadyPath\s*=\s*"([^"]*)"/, readyPath],
  ];
  if (metricsPort !== undefined) {
    const pattern = /\bdefaultMetricsPort\s*=\s*(\d+)/;
    constants.push(['cmd/server/config.go', 'defaultMetricsPort', pattern, String(metricsPort)]);
  }
  return constants.flatMap(([file, name, pattern, answer]) => {
    const text = texts.get(file) ?? '';
    const match = pattern.exec(text);
    if (match === null || match[1] === answer) return [];
    return [finding('code-differs', file, lineAt(text, match.index), { name, value: match[1] ?? '', answer })];
  });
}
