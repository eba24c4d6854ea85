import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

const ROOT = join(import.meta.dirname, '..');
const FRONTEND = join(ROOT, 'frontend');
const STAMP = join(FRONTEND, 'dist/built-from');
const SITES = ['customer', 'employee'] as const;

/** What the sites are built from; tests and everything built are not. */
const SOURCES = [
  'frontend/*.json',
  'frontend/projects/**/*',
  'shared/src/contract/**/*.ts',
  'shared/src/domain/**/*.ts',
  'shared/package.json',
];

/** The folder from which a service serves its site. */
export function siteFolder(site: (typeof SITES)[number]): string {
  return join(FRONTEND, 'dist', site, 'browser');
}

/** Builds both sites unless they stand there built from these very sources. Throws a StartError with the build's output. */
export async function buildFrontend(say: (sentence: string) => void = () => undefined) {
  const wanted = hashOfSources();
  if (isBuilt(wanted)) return;
  say('Building the sites (first run or changed sources); this takes about a minute.');
  for (const site of SITES) await build(site);
  writeFileSync(STAMP, wanted);
}

function isBuilt(wanted: string): boolean {
  const standing = SITES.every((site) => existsSync(join(siteFolder(site), 'index.html')));
  return standing && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(test|spec)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  return hash.digest('hex');
}

async function build(site: string): Promise<void> {
  const manifest = createRequire(join(FRONTEND, 'package.json')).resolve(
    '@angular/cli/package.json',
  );
  const ng = join(dirname(manifest), 'bin/ng.js');
  const child = spawn(process.execPath, [ng, 'build', site], {
    cwd: FRONTEND,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code === 0) return;
  throw new StartError(`The ${site} site does not build:\n${Buffer.concat(output).toString()}`);
}

if (import.meta.main) {
  await buildFrontend(console.log).catch((error: unknown) => {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  });
}
