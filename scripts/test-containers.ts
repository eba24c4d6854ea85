/**
 * `npm run test:containers`: the tests of stores and services on AWS's own DynamoDB for one machine, and the object store
 * on a server of the S3 protocol. Takes the arguments of jest. Needs a Docker engine. The last line is
 * `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countJest } from './count-tests.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-containers-'));
const report = join(folder, 'jest.json');
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--config=jest.containers.config.js',
    '--json',
    `--outputFile=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: 'inherit' },
);
process.exitCode = status ?? 1;
if (existsSync(report)) {
  const { passed, failed } = countJest(JSON.parse(readFileSync(report, 'utf8')));
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true });
