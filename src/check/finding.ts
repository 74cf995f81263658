import { type Key, type Message, message, type Values } from '../language/message.ts';

/** The ids of findings: their texts stand in the catalogs under `finding.ID` and `finding.ID.fix`. */
export type FindingId = Extract<Key, `finding.${string}.fix`> extends `finding.${infer Id}.fix` ? Id : never;

/** A contradiction that no template causes: where it is, what it is, and what to do about it. */
export type Finding = {
  readonly id: FindingId;
  readonly file: string;
  readonly line: number;
  readonly problem: Message;
  readonly fix: Message;
};

/** A line of a file. */
export type Place = Pick<Finding, 'file' | 'line'>;

/** A finding by its id, of which the catalogs have the texts. */
export function finding(id: FindingId, file: string, line: number, values: Values = {}): Finding {
  return { id, file, line, problem: message(`finding.${id}`, values), fix: message(`finding.${id}.fix`, values) };
}

/** What a search for findings looks at: the texts of a project by their paths. */
export type Texts = ReadonlyMap<string, string>;

/** The number of the line, from 1, that a position of a text is in. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Whether a file was put beside another by a conflict, and is none that anything uses. */
export function isConflictCopy(path: string): boolean {
  return /\.(orig|new)(\.\d+)?$/.test(path);
}

/** What several images have in common is found once. */
export function eachOnce(findings: readonly Finding[]): Finding[] {
  const seen = new Map(
    findings.map((found) => [`${found.id} ${found.file}:${found.line}`, found]).reverse() as [string, Finding][],
  );
  return [...seen.values()].reverse();
}
