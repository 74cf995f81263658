import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readModule } from '../../../src/inspect/module/read-module.ts';
import { freshFolder, writeFiles } from '../../support/folders.ts';
import { findTool, without } from '../../support/tools.ts';
import { fixtures } from './fixtures.ts';

const goCommand = findTool('go');
const environment = process.env;

/** All files below a folder with their times, to see whether anything touched them. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${readFileSync(file, 'utf8')}`)
    .sort();
}

describe('go list and the sources', { skip: without('go') }, () => {
  for (const [name, files] of Object.entries(fixtures)) {
    for (const arch of ['amd64', 'arm64'] as const) {
      it(`agree on ${name} for ${arch}`, (t) => {
        const folder = freshFolder(t);
        writeFiles(folder, files);
        const before = listing(folder);
        const module = 'go.mod' in files ? folder : join(folder, 'app');
        const withGo = readModule(module, { goCommand, environment, arch });
        assert.deepEqual(listing(folder), before);
        assert.equal(withGo.goListError, undefined);
        const alone = readModule(module, { goCommand: undefined, environment, arch });
        assert.deepEqual(withGo, alone);
      });
    }
  }
});

/** Names of files, and what may stand above `package main`. */
const names = [
  'main',
  'linux',
  'x_linux',
  'x_windows',
  'x_arm64',
  'x_linux_amd64',
  'x_unix',
  'x_js_wasm',
  '_x',
  'x.pb_windows',
];
const heads = [
  '',
  '//go:build linux\n\n',
  '//go:build linux\n',
  '//go:build !linux\n\n',
  '//go:build cgo\n\n',
  '//go:build !cgo\n\n',
  '//go:build ignore\n\n',
  '//go:build go1.20 && (amd64 || mine)\n\n',
  '//go:build go1.99\n\n',
  '//go:build linux && // why\n\n',
  '// Copyright\n\n//go:build windows\n\n',
  '/* Copyright\n\n*/\n\n//go:build windows\n\n',
  '/*\n//go:build windows\n*/\n\n',
  '// +build linux\n\n',
  '// +build !linux\n\n',
  '// +build !linux\n',
  '//+build darwin linux,amd64\n// +build !mine\n\n',
  '/* x */\n// +build !linux\n\n',
  '// +build windows\n\n//go:build linux\n\n',
  '// go:build windows\n\n',
  '\uFEFF//go:build !linux\n\n',
  '//go:build !linux\r\n\r\n',
];

describe('names and build constraints', { skip: without('go') }, () => {
  for (const arch of ['amd64', 'arm64'] as const) {
    for (const tags of [[], ['mine']]) {
      it(`mean the same to go list for ${arch} with ${tags.length === 0 ? 'no tags' : tags}`, (t) => {
        const folder = freshFolder(t);
        const files: Record<string, string> = { 'go.mod': 'module a.com/a\n\ngo 1.21\n' };
        names.forEach((name, row) => {
          heads.forEach((head, column) => {
            files[`c${row}x${column}/${name}.go`] = `${head}package main\n\nfunc main() {}\n`;
          });
        });
        writeFiles(folder, files);
        const argumentsBy = (command: string | undefined) => {
          const facts = readModule(folder, { goCommand: command, environment, arch, tags });
          assert.equal(facts.goListError, undefined);
          return facts.commands.map(({ argument, onlyWithCgo }) => `${argument} ${onlyWithCgo}`);
        };
        const alone = argumentsBy(undefined);
        assert.deepEqual(argumentsBy(goCommand), alone);
        assert.ok(alone.length > 20 && alone.length < names.length * heads.length);
      });
    }
  }
});
