import { variablesIn } from '../inspect/dockerfile/scope.ts';
import { isComposeFile } from '../inspect/file-kinds.ts';
import { isJsonObject } from '../inspect/json-object.ts';
import type { Place } from '../inspect/place.ts';
import type { Texts } from './finding.ts';
import { readYaml, valueAt } from './yaml-file.ts';

type Settings = Readonly<Record<string, unknown>>;

export type WrittenService = {
  readonly name: string;
  /** The folder that its paths count from, with a slash at the end, empty for the top one. */
  readonly folder: string;
  readonly settings: Settings;
  readonly place: (...path: string[]) => Place;
};

/** Settings that say what a service runs and on which port. */
const telling = [
  'build',
  'command',
  'entrypoint',
  'env_file',
  'environment',
  'extends',
  'healthcheck',
  'image',
  'network_mode',
  'ports',
];

/**
 * Returns the services of all Compose files. One that further files of its folder change is left out, as Compose may merge them:
 * https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
export function composeServices(texts: Texts): WrittenService[] {
  const all = [...texts.keys()].filter(isComposeFile).flatMap((file) => servicesIn(file, texts.get(file) ?? ''));
  const isTelling = ({ settings }: WrittenService) => telling.some((key) => key in settings);
  const isSame = (one: WrittenService, other: WrittenService) => one.name === other.name && one.folder === other.folder;
  return all.filter((one) => all.every((other) => other === one || !isSame(one, other) || !isTelling(other)));
}

function servicesIn(file: string, text: string): WrittenService[] {
  const folder = file.replace(/[^/]*$/, '');
  return readYaml(text).flatMap(({ value, lineOf }) =>
    Object.entries(valueAt(value, 'services') ?? {}).flatMap(([name, settings]) => {
      const place = (...path: string[]) => ({ file, line: lineOf(['services', name, ...path]) });
      return isJsonObject(settings) ? [{ name, folder, settings, place }] : [];
    }),
  );
}

/** Returns `environment` as a map; null is a variable that is passed through from the shell. */
export function environmentOf(environment: unknown): Settings {
  if (isJsonObject(environment)) return environment;
  const pairs = Array.isArray(environment) ? environment.map(String) : [];
  return Object.fromEntries(pairs.map((pair) => [/^[^=]*/.exec(pair)?.[0], /=([\s\S]*)/.exec(pair)?.[1] ?? null]));
}

/** Returns `build` in its long form. */
export function buildOf(build: unknown): Settings {
  return isJsonObject(build) ? build : { context: build };
}

/** Reports if `.env` in a folder sets a variable of a text, so that its default does not count. */
export function isSetByFile(text: string, folder: string, texts: Texts): boolean {
  const file = texts.get(`${folder}.env`) ?? '';
  return variablesIn(text).some((name) => new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*[=:]`, 'm').test(file));
}
