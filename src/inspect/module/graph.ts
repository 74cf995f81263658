import type { GoPackage } from './package.ts';

/** The target of an import: a package, one of the standard library, or undefined if it cannot be read. */
export type Resolved = GoPackage | 'standard' | undefined;

/** The packages of one module and what they import. */
export type Graph = {
  /** The packages of the module, ordered by folder. */
  readonly packages: readonly GoPackage[];
  readonly resolve: (importPath: string, from: GoPackage) => Resolved;
};

/** A package's closure: everything that it is compiled from besides the standard library. */
export type Closure = {
  readonly packages: readonly GoPackage[];
  /** Imports that lead to nothing that can be read, with the package that asks. */
  readonly unresolved: readonly { readonly importPath: string; readonly from: GoPackage }[];
};

export function closureOf(start: GoPackage, graph: Graph): Closure {
  const packages = new Set([start]);
  const unresolved = new Map<string, GoPackage>();
  // The set grows while it is gone through.
  for (const from of packages) {
    for (const importPath of from.imports) {
      const resolved = graph.resolve(importPath, from);
      if (resolved === 'standard') continue;
      if (resolved !== undefined) packages.add(resolved);
      else if (!unresolved.has(importPath)) unresolved.set(importPath, from);
    }
  }
  return {
    packages: [...packages],
    unresolved: [...unresolved].map(([importPath, from]) => ({ importPath, from })),
  };
}

/** Reports if an import is of the standard library: no other has a first element without a dot, but for the modules at hand. */
export function isStandard(importPath: string): boolean {
  return !(importPath.split('/')[0] ?? '').includes('.');
}
