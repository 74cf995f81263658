import { parseAllDocuments } from 'yaml';
import { type Message, message } from '../../language/message.ts';

/** What keeps a text from being YAML. */
export function yamlProblems(text: string): Message[] {
  const documents = parseAllDocuments(text, { prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ errors }) =>
    errors.map((error) => {
      const line = text.slice(0, error.pos[0]).split('\n').length;
      return message('guard.yaml', { line, reason: error.message });
    }),
  );
}
