#!/usr/bin/env node
// Keeps what V8 has compiled for the next run, in a folder of the user's own: Node's default lies in the temporary folder, where others
// could have put one. NODE_DISABLE_COMPILE_CACHE=1 turns it off. A Node that is too old for it is refused below. A relative path is
// passed over, as https://specifications.freedesktop.org/basedir-spec/latest/ says: it would be one in the project.
// https://nodejs.org/api/module.html#module-compile-cache
const { XDG_CACHE_HOME, LOCALAPPDATA, HOME } = process.env;
const isAbsolute = (folder: string | undefined) => folder && process.getBuiltinModule?.('node:path').isAbsolute(folder);
const folder = [XDG_CACHE_HOME, LOCALAPPDATA, HOME && `${HOME}/.cache`].find(isAbsolute);
if (folder) process.getBuiltinModule?.('node:module').enableCompileCache?.(`${folder}/generator-go-container/compiled`);
void import('./run.ts');
