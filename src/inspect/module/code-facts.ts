import type { Place } from '../place.ts';
import { visitValues } from './calls.ts';
import { embedsIn } from './embeds.ts';
import type { Embed, FileRead, HealthRoute, Port } from './facts.ts';
import { searchReads } from './file-reads.ts';
import { routesOfPackage, searchRoutes } from './health-routes.ts';
import { searchListening } from './listening.ts';
import { mergePorts, mergeRoutes } from './merge.ts';
import type { GoPackage } from './package.ts';
import { portsOfPackage, type SourcePort, searchPorts } from './ports.ts';
import { openSource } from './source-file.ts';
import { isWorthReading } from './worth.ts';

/** Facts that the declarations of a package show. */
export type CodeFacts = Omit<MergedFacts, 'ports'> & {
  readonly ports: readonly SourcePort[];
  /** The names in addresses that something listens on. */
  readonly listened: ReadonlySet<string>;
};

/** Facts that the declarations of a command's packages show together. */
export type MergedFacts = {
  readonly listening: readonly Place[];
  readonly ports: readonly Port[];
  readonly healthRoutes: readonly HealthRoute[];
  readonly embeds: readonly Embed[];
  readonly reads: readonly FileRead[];
};

/** Reads a package's declarations, each file once. */
export function codeFactsOf(root: string, moduleFolder: string, { folder, files }: GoPackage): CodeFacts {
  const searches = files.filter(isWorthReading).map((goFile) => {
    const file = openSource(root, folder, goFile);
    const [ports, routes] = [searchPorts(file), searchRoutes(file)];
    const [listening, reads] = [searchListening(file), searchReads(file, moduleFolder)];
    visitValues(
      file.tokens,
      goFile.header.end,
      (value) => {
        ports.visit(value);
        routes.visit(value);
        reads.visit(value);
      },
      (frame) => {
        ports.close(frame);
        listening.close(frame);
      },
    );
    return { ports, routes, listening: listening.listening, reads: reads.reads, embeds: embedsIn(file) };
  });
  return {
    listening: searches.flatMap(({ listening }) => listening),
    ...portsOfPackage(searches.map(({ ports }) => ports)),
    healthRoutes: routesOfPackage(searches.map(({ routes }) => routes)),
    embeds: searches.flatMap(({ embeds }) => embeds),
    reads: searches.flatMap(({ reads }) => reads),
  };
}

/** The facts of a command's packages together, its own first: the surest first, and each port and route once. `folder` is the command's. */
export function mergeCodeFacts(all: readonly CodeFacts[], folder: string): MergedFacts {
  return {
    listening: all.flatMap(({ listening }) => listening),
    ports: mergePorts(
      all.flatMap(({ ports }) => ports),
      new Set(all.flatMap(({ listened }) => [...listened])),
      folder,
    ),
    healthRoutes: mergeRoutes(
      all.flatMap(({ healthRoutes }) => healthRoutes),
      folder,
    ),
    embeds: all.flatMap(({ embeds }) => embeds),
    reads: all.flatMap(({ reads }) => reads),
  };
}
