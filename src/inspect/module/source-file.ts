import { lineAt, type Place } from '../place.ts';
import type { GoFile } from './package.ts';
import { relativeTo } from './path.ts';
import { type GoTokens, tokenize } from './tokenize.ts';

export type SourceFile = {
  readonly tokens: GoTokens;
  /** The folder of its package, absolute. */
  readonly folder: string;
  readonly imports: readonly string[];
  readonly placeOf: (index: number) => Place;
};

export function openSource(root: string, folder: string, file: GoFile): SourceFile {
  const tokens = tokenize(file.source);
  return {
    tokens,
    folder,
    imports: file.header.imports.map(({ path }) => path),
    placeOf: (index) => ({
      file: relativeTo(root, file.path),
      line: lineAt(file.source, tokens.starts[index] ?? 0),
    }),
  };
}

const webFrameworks =
  /^github\.com\/(gin-gonic\/gin|labstack\/echo|gofiber\/fiber|kataras\/iris|beego\/beego|astaxie\/beego|gogf\/gf|cloudwego\/hertz|valyala\/fasthttp|go-martini\/martini|gorilla\/mux|urfave\/negroni|codegangsta\/negroni)(\/|$)/;

/** Reports if a source imports a web framework, so that its `Run`, `Start` and `Listen` are taken for a server's. */
export function usesWebFramework({ imports }: SourceFile): boolean {
  return imports.some((path) => webFrameworks.test(path));
}

/** Signs that a source shows a fact. Most sources, and the biggest, have none. */
const signs = [
  // Servers, variables.
  /[Ll]isten|\bServe(?:TLS)?\(|grpc\.NewServer|\b(?:Getenv|LookupEnv)\(/,
  // Ports: in an address, alone in a string, as a number.
  /:\d{2,5}["`/]|["`]\d{2,5}["`]|(?:[Pp]ort|PORT)\w*\b[^\n]{0,30}\b\d{2,5}\b|\b(?:Addr|AddFlags)\b/,
  /\/_?(?:health|live|ready|readi|ping|alive|heartbeat)/,
  // Files read at run time, and defaults that may name some.
  /(?:Parse|LoadHTML)(?:Files|Glob)\(|\bos\.(?:Open|Read|DirFS)|\bioutil\.Read|\bhttp\.(?:Dir|ServeFile)|\bfilepath\.(?:Glob|ModuleSearch)/,
  /godotenv|AddConfigPath|SetConfigFile|LoadX509KeyPair|DecodeFile|\bini\.Load|\.Static(?:File)?\(|"file:\/\/|\.String(?:Var)?P?\([^)]|\("[A-Z][A-Z0-9_]+", "/,
];
const oneSign = new RegExp(signs.map(({ source }) => source).join('|'));
/** In a source that imports a web framework these may be calls of it. */
const frameworkCall = /\.(?:Run|Start)(?:TLS|Server)?\(/;

/** Reports if a source can show a fact, told without splitting it into tokens. Generated messages show none. */
export function isWorthReading({ path, source, header }: GoFile): boolean {
  if (/\.pb(\.gw)?\.go$/.test(path)) return false;
  // The directive may stand above the first declaration.
  if (header.imports.some((one) => one.path === 'embed')) return true;
  const body = source.slice(header.end);
  return oneSign.test(body) || frameworkCall.test(body);
}
