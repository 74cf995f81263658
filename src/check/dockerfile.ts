import type { Answers } from '../options/answers.ts';
import { type Finding, finding, isDockerfile, lineAt, type Texts } from './finding.ts';

/** EXPOSE, HEALTHCHECK and images of a Dockerfile that disagree with the answers, or with each other. */
export function dockerfileFindings(texts: Texts, answers: Answers): Finding[] {
  return [...texts]
    .filter(([path]) => isDockerfile(path))
    .flatMap(([file, text]) => [
      // Other Dockerfiles of a module that was there may be for anything.
      ...(answers.scaffold === 'no' && file !== 'Dockerfile'
        ? []
        : [...exposeFindings(file, text, answers), ...healthCheckFindings(file, text, answers)]),
      ...fallbackFindings(file, text),
    ]);
}

function exposeFindings(file: string, text: string, { port }: Answers): Finding[] {
  const exposed = [...text.matchAll(/^[ \t]*EXPOSE[ \t]+(.+)$/gim)];
  const ports = exposed.flatMap((match) =>
    (match[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((value) => value.replace(/\/tcp$/i, '')),
  );
  const [first] = exposed;
  // A variable may stand for any port.
  if (first === undefined || ports.includes(String(port)) || ports.some((value) => value.includes('$'))) return [];
  return [finding('expose-differs', file, lineAt(text, first.index), { exposed: ports.join(' '), port })];
}

function healthCheckFindings(file: string, text: string, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const check = /^[ \t]*HEALTHCHECK(?:.*\\\r?\n)*.*$/im.exec(text);
  const url = /https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0)(?::(\d+))?(\/[^\s"'|;\\]*)?/.exec(
    check?.[0] ?? '',
  );
  if (check === null || url === null) return [];
  const asked = { port: url[1] ?? '80', path: url[2] ?? '/' };
  if (asked.port === String(port) && [healthPath, readyPath].includes(asked.path)) return [];
  // Of several programs, each may have a port and a path of its own.
  if (answers.main.some((program) => program.endsWith(`=${asked.port}${asked.path}`))) return [];
  const values = { asked: `${asked.port}${asked.path}`, wanted: `${port}${healthPath}` };
  return [finding('healthcheck-differs', file, lineAt(text, check.index), values)];
}

/** An image argument, and what stands in for it when it is empty, of different versions: a bot raised one of them. */
function fallbackFindings(file: string, text: string): Finding[] {
  return [...text.matchAll(/^[ \t]*FROM\b.*\$\{(\w+):-([^}]+)\}/gim)].flatMap(
    ({ 1: argument = '', 2: fallback = '', index }) => {
      const [, image = ''] = new RegExp(`^[ \\t]*ARG[ \\t]+${argument}=["']?([^\\s"']+)`, 'm').exec(text) ?? [];
      if (image === '' || tagOf(image) === tagOf(fallback)) return [];
      return [finding('fallback-differs', file, lineAt(text, index), { argument, image, fallback })];
    },
  );
}

function tagOf(reference: string): string {
  return reference.replace(/@.*$/, '').split('/').at(-1) ?? '';
}
