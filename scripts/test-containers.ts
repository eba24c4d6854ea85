/**
 * `npm run test:containers`: the tests of stores and services on AWS's own DynamoDB for one machine, and the object store
 * on a server of the S3 protocol. Takes the arguments of jest. Needs a Docker engine.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--config=jest.containers.config.js',
    ...process.argv.slice(2),
  ],
  {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TEST_DYNAMODB: 'container' },
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
