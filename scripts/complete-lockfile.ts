/**
 * Completes package-lock.json with the optional platform packages that a registry left out.
 *
 * `npm install` drops optional packages it cannot find and the next `npm ci` refuses the lockfile
 * because of them. Entries that only name version and platform are enough: other platforms skip
 * them. Run it (`npm run lock`) after every change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs';

type LockEntry = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};
type Lockfile = { packages: Record<string, LockEntry> };

const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony'];
const CPU = ['arm64', 'x64', 'arm', 'armv7', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64'];
const MORE_CPU = ['s390x', 'wasm32'];

const lockUrl = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(lockUrl, 'utf8')) as Lockfile;
const added: string[] = [];

for (const [place, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue;
    lock.packages[`node_modules/${name}`] = platformEntry(name, range, entry.dev === true);
    added.push(`${name}@${range}`);
  }
}
const root = lock.packages[''];
const rest = Object.entries(lock.packages).filter(([place]) => place !== '');
const sorted = rest.sort(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = { ...(root && { '': root }), ...Object.fromEntries(sorted) };
if (added.length > 0) writeFileSync(lockUrl, JSON.stringify(lock, null, 2) + '\n');
console.log(added.length > 0 ? `added ${added.join(', ')}` : 'the lockfile is complete');

/** Says whether `name` resolves from the package at `place`, walking up as Node does. */
function isLocked(place: string, name: string): boolean {
  if (lock.packages[`${place}${place && '/'}node_modules/${name}`]) return true;
  if (place === '') return false;
  const parent = place.lastIndexOf('/node_modules/');
  return isLocked(parent < 0 ? '' : place.slice(0, parent), name);
}

/** Reads operating system, processor and C library out of a name such as `x-linux-arm64-musl`. */
function platformEntry(name: string, range: string, dev: boolean): LockEntry {
  if (!/^\d+\.\d+\.\d+/.test(range)) throw new Error(`${name}: no exact version but ${range}`);
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = OS.filter((word) => words.includes(word));
  if (words.includes('win32') || words.includes('windows')) os.push('win32');
  const cpu = [...CPU, ...MORE_CPU].filter((word) => words.includes(word));
  if (cpu.length === 0) throw new Error(`${name}: no processor in its name`);
  const libc = libcOf(words);
  return {
    version: range,
    cpu,
    ...(dev && { dev }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

/** Tells glibc (`gnu…`) from musl (`musl…`); other systems have neither. */
function libcOf(words: string[]): string[] {
  if (words.some((word) => word.startsWith('musl'))) return ['musl'];
  return words.some((word) => word.startsWith('gnu')) ? ['glibc'] : [];
}
