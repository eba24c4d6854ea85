/**
 * Runs `npm ci` when node_modules does not fit the lockfile, so that `npm start` and `npm test`
 * work on a bare clone. Plain Node built-ins that also run on the host's older Node.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules/.foyer-install');
const installedFile = join(root, 'node_modules/.package-lock.json');

const manifest = readJson('package.json');
const lock = readJson('package-lock.json');
const wanted = hashOfManifests();

if (!isStamped()) {
  if (!fitsLockfile()) install();
  writeFileSync(stampFile, wanted);
}

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

function hashOfManifests() {
  const hash = createHash('sha256');
  const folders = manifest.workspaces.map((folder) => `${folder}/package.json`);
  for (const file of ['package-lock.json', 'package.json', '.npmrc', ...folders]) {
    hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** True after `npm install <package>`: every package stands there in the locked version. */
function fitsLockfile() {
  if (!existsSync(installedFile)) return false;
  const installed = readJson('node_modules/.package-lock.json').packages;
  return Object.entries(lock.packages).every(
    ([place, entry]) =>
      !place.includes('node_modules/') ||
      (place in installed ? installed[place].version === entry.version : entry.optional === true),
  );
}

function install() {
  console.log('Installing packages (npm ci): first run or changed lockfile.');
  const ownBin = join(root, 'node_modules/.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ownBin);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (status !== 0) process.exit(status ?? 1);
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
