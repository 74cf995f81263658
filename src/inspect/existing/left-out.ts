import { type Message, message } from '../../language/message.ts';
import type { Found, Needs } from '../dockerfile/adoption.ts';
import { linkerVariable } from './linker-variable.ts';

/** What a Dockerfile says of the compiler, the linker and the build context that nothing of ours stands for, each with its line. */
export function leftOut({ builds, goFlags, moduleFolder }: Needs): Message[] {
  const reported = new Map<string, Message>();
  const tell = (line: number, text: Message) =>
    reported.set(`${line} ${JSON.stringify(text)}`, message('report.line', { line, text }));
  const parts: Found<Pick<(typeof builds)[number]['value'], 'variables' | 'linkerFlags' | 'flags'>>[] = [
    ...builds,
    ...(goFlags === undefined ? [] : [goFlags]),
  ];
  for (const { value, line } of parts) {
    for (const flag of value.flags) tell(line, message('report.goFlagLost', { flag }));
    for (const flag of value.linkerFlags) tell(line, message('report.linkerFlagLost', { flag }));
    for (const [variable, text] of value.variables) {
      if (linkerVariable(variable, text) === undefined)
        tell(line, message('report.linkerVariableLost', { variable, value: text }));
    }
  }
  if (moduleFolder !== undefined)
    tell(moduleFolder.line, message('report.moduleFolder', { folder: moduleFolder.value }));
  return [...reported.values()];
}
