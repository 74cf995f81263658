import type { Answers } from '../options/answers.ts';
import { compareVersions } from '../versions/compare.ts';
import { type Finding, finding, lineAt, type Texts } from './finding.ts';
import { localUrl } from './local-url.ts';

/** EXPOSE, HEALTHCHECK and images of a Dockerfile that disagree with the answers, or with each other. */
export function dockerfileFindings(texts: Texts, answers: Answers): Finding[] {
  // Dockerfiles in other folders make other images.
  const file = 'Dockerfile';
  const text = texts.get(file) ?? '';
  return [
    ...exposeFindings(file, text, answers),
    ...healthCheckFindings(file, text, answers),
    ...fallbackFindings(file, text),
  ];
}

function exposeFindings(file: string, text: string, { main, port, scaffold }: Answers): Finding[] {
  // Each program may have a port of its own, or none.
  if (scaffold === 'no' && main.every((program) => program.includes('='))) return [];
  const exposed = [...text.matchAll(/^[ \t]*EXPOSE[ \t]+(.+)$/gim)];
  const ports = exposed.flatMap((match) =>
    (match[1] ?? '')
      .trim()
      .split(/\s+/)
      .map((value) => value.replace(/\/tcp$/i, '')),
  );
  const [first] = exposed;
  // A variable may stand for any port.
  const isSaid = ports.some((value) => value.includes('$') || includesPort(value, port));
  if (first === undefined || isSaid) return [];
  return [finding('expose-differs', file, lineAt(text, first.index), { exposed: ports.join(' '), port })];
}

/** Whether `8080` or `8000-8100` names a port. */
function includesPort(value: string, port: number): boolean {
  const [low = Number.NaN, high = low] = value.split('-').map(Number);
  return low <= port && port <= high;
}

function healthCheckFindings(file: string, text: string, answers: Answers): Finding[] {
  const { port, healthPath, readyPath } = answers;
  const check = /^[ \t]*HEALTHCHECK(?:.*\\\r?\n)*.*$/im.exec(text);
  const asked = localUrl(check?.[0] ?? '');
  if (check === null || asked === undefined) return [];
  if (asked.port === String(port) && [healthPath, readyPath].includes(asked.path)) return [];
  // Of several programs, each may have a port and a path of its own.
  if (answers.main.some((program) => program.endsWith(`=${asked.port}${asked.path}`))) return [];
  const values = { asked: `${asked.port}${asked.path}`, wanted: `${port}${healthPath}` };
  return [finding('healthcheck-differs', file, lineAt(text, check.index), values)];
}

/**
 * An image argument that is older than what stands in for it when it is empty. The other way round is no contradiction: version bots raise
 * the argument alone.
 */
function fallbackFindings(file: string, text: string): Finding[] {
  return [...text.matchAll(/^[ \t]*FROM\b.*\$\{(\w+):-([^}]+)\}/gim)].flatMap(
    ({ 1: argument = '', 2: fallback = '', index }) => {
      const [, image = ''] = new RegExp(`^[ \\t]*ARG[ \\t]+${argument}=["']?([^\\s"']+)`, 'm').exec(text) ?? [];
      if (image === '' || compareVersions(versionOf(image), versionOf(fallback)) >= 0) return [];
      return [finding('fallback-differs', file, lineAt(text, index), { argument, image, fallback })];
    },
  );
}

/** The first version number in an image's tag, `0` where there is none. */
function versionOf(reference: string): string {
  return /:[^/@]*?(\d+(?:\.\d+)*)[^/]*$/.exec(reference)?.[1] ?? '0';
}
