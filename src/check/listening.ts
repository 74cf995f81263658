import { isJsonObject } from '../inspect/json-object.ts';
import { type ComposeService, environmentOf } from './compose-files.ts';
import { isSetByFile } from './env-file.ts';
import { lineAt, type Place, type Texts } from './finding.ts';
import { withDefaults } from './interpolation.ts';
import { type Judged, type Program, portSetBy } from './programs.ts';

/** What a service of Compose runs, as far as that is certain. */
export type Running = {
  readonly program: Program;
  /** Its stage, undefined where the Dockerfile does not tell. */
  readonly judged: Judged | undefined;
  /** Whether it is built here, so that nothing but its settings changes what it does. */
  readonly isBuilt: boolean;
};

/** The port that a program listens on in a service, and where the service sets it, undefined for the answers or the image. */
export type Listening = { readonly port: number; readonly setAt: Place | undefined };

/** A value for the variable of the port; null is one that is not known. */
type Setting = { readonly value: unknown; readonly place: Place };

/** Undefined where it is not known: a variable that the shell sets, or a file that is not there. */
export function listeningIn(
  service: ComposeService,
  { program, judged }: Running,
  texts: Texts,
): Listening | undefined {
  const { port, portVariable } = program;
  if (port === undefined) return undefined;
  const ofImage = { port: (judged && portSetBy(judged, program)) ?? port, setAt: undefined };
  const setting = portVariable === '' ? undefined : settingOf(service, portVariable, texts);
  if (setting === undefined || setting.value === '') return ofImage;
  const isKnown = setting.value !== null && !isSetByFile(String(setting.value), service.folder, texts);
  const number = !isKnown ? '' : withDefaults(String(setting.value)).trim();
  return /^\d+$/.test(number) ? { port: Number(number), setAt: setting.place } : undefined;
}

/** `environment` wins over files, and a later file over one before it. */
function settingOf(service: ComposeService, variable: string, texts: Texts): Setting | undefined {
  const environment = environmentOf(service.settings.environment);
  if (variable in environment) {
    return { value: environment[variable], place: service.place('environment', variable) };
  }
  const files = [service.settings.env_file ?? []].flat().map((file) => String(isJsonObject(file) ? file.path : file));
  return files
    .map((file) => inFile(service.folder + file.replace(/^\.\//, ''), variable, texts))
    .findLast((setting) => setting !== undefined);
}

function inFile(file: string, variable: string, texts: Texts): Setting | undefined {
  const text = texts.get(file);
  if (text === undefined) return { value: null, place: { file, line: 1 } };
  const lines = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=[ \\t]*["']?([^"'\\r\\n]*)`, 'gm');
  const match = [...text.matchAll(lines)].at(-1);
  return match && { value: match[1], place: { file, line: lineAt(text, match.index) } };
}
