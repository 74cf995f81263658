import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { docker } from './engine.ts';
import { runProgram } from './process.ts';

/** A company's network, as `company/` plays it. */
export type Company = {
  /** The servers whose certificate a private authority has signed, by an address that containers reach. */
  readonly servers: string;
  /** The proxy, which also has mirrors that do not work: `/status/403/…`, `/empty/…`. */
  readonly proxy: string;
  /** HOST, and HOST:PORT of the servers. */
  readonly host: string;
  readonly hostPort: string;
  readonly password: string;
  /** The authority's certificate. */
  readonly ca: string;
  /** A .netrc for the servers: apk and git look for the host alone, Go for the host with its port. */
  readonly netrc: string;
  /** What was asked since the last call, a line each. */
  readonly asked: () => string[];
  readonly stop: () => void;
};

/** The private module that the company serves, of the versions v1.0.0 to v1.0.9, which are all the same. */
export const privateModule = 'git.corp.example.com/team/lib';

/** Starts a company on the bridge of the engine. `publicAddress` is where the lab answers for public hosts. */
export async function startCompany(): Promise<Company> {
  const dir = mkdtempSync(join(tmpdir(), 'go-container-company-'));
  const binary = join(dir, 'company');
  const source = join(import.meta.dirname, 'company');
  const built = runProgram('go', ['build', '-o', binary, '.'], { cwd: source, timeout: 300_000 });
  if (built.status !== 0) throw new Error(built.stderr);
  const host = docker(['network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}']).trim();
  // Long and random, so that it is found wherever it is left, and nothing else is taken for it.
  const password = `pass${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const flags = [`-address=${host}`, `-public=${host}`, `-dir=${dir}`, '-login=me', `-password=${password}`];
  const child: ChildProcess = spawn(binary, flags, { stdio: ['pipe', 'pipe', 'inherit'] });
  const ports = await firstLine(child);
  const { https, http } = JSON.parse(ports) as { https: number; http: number };
  const log = join(dir, 'log');
  const line = (machine: string) => `machine ${machine} login me password ${password}\n`;
  return {
    servers: `https://${host}:${https}`,
    proxy: `http://${host}:${http}`,
    host,
    hostPort: `${host}:${https}`,
    password,
    ca: readFileSync(join(dir, 'ca.pem'), 'utf8'),
    netrc: [host, `${host}:${https}`, 'git.corp.example.com'].map(line).join(''),
    asked: () => {
      const lines = readFileSync(log, { encoding: 'utf8', flag: 'a+' }).split('\n').filter(Boolean);
      rmSync(log, { force: true });
      return lines;
    },
    stop: () => {
      child.stdin?.end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`company ended with ${code}`)));
    if (child.stdout !== null) createInterface({ input: child.stdout }).once('line', resolve);
  });
}
