import type { Place } from '../place.ts';
import { lineAt } from '../place.ts';
import type { GoFile } from './package.ts';
import { relativeTo } from './path.ts';
import { type GoTokens, tokenize } from './tokenize.ts';

/** A source while facts are read from it. */
export type SourceFile = {
  readonly tokens: GoTokens;
  /** The folder of its package, absolute. */
  readonly folder: string;
  readonly imports: readonly string[];
  /** The place of a token. */
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
