import type { Dockerfile } from '../inspect/dockerfile/dockerfile.ts';
import { type Key, type Message, message, type Values } from '../language/message.ts';

/** The ids of findings. The catalogs have their texts as `finding.ID` and `finding.ID.fix`. */
export type FindingId = Extract<Key, `finding.${string}.fix`> extends `finding.${infer Id}.fix` ? Id : never;

/** A contradiction that no template causes: where it is, what it is, and how to fix it. */
export type Finding = {
  readonly id: FindingId;
  readonly file: string;
  readonly line: number;
  readonly problem: Message;
  readonly fix: Message;
};

export function finding(id: FindingId, file: string, line: number, values: Values = {}): Finding {
  return { id, file, line, problem: message(`finding.${id}`, values), fix: message(`finding.${id}.fix`, values) };
}

/** The texts of a project by their paths. */
export type Texts = ReadonlyMap<string, string>;

/** Gives a Dockerfile by its path, undefined if it does not exist or BuildKit would refuse it. */
export type Dockerfiles = (path: string) => Dockerfile | undefined;

/** Returns the findings without those of the same id and line as an earlier one. */
export function eachOnce(findings: readonly Finding[]): Finding[] {
  const keys = findings.map(({ id, file, line }) => `${id} ${file}:${line}`);
  return findings.filter((_, i) => keys.indexOf(keys[i] ?? '') === i);
}
