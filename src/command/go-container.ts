#!/usr/bin/env node
// Keeps what V8 has compiled in the temporary folder, for the next run; NODE_DISABLE_COMPILE_CACHE=1 turns it off. A Node that is
// too old for it is refused below. https://nodejs.org/api/module.html#module-compile-cache
process.getBuiltinModule?.('node:module').enableCompileCache?.();
void import('./run.ts');
