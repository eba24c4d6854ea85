import config from './jest.config.js';

const SERVICES = ['shared', 'customer-service', 'employee-service'];

/** Files that ask no DynamoDB, and those about the embedded one, which they stop and start again. */
const ELSEWHERE = [
  '/shared/src/(domain|contract|http)/',
  '/embedded-dynamodb\\.test\\.ts$',
  '/outage\\.test\\.ts$',
];

/**
 * `npm run test:containers`: the tests of stores and services once more, on AWS's own DynamoDB for one machine, and those
 * that need a container in any case. They want a Docker engine.
 */
export default {
  ...config,
  globalSetup: './shared/src/testing/store-container.ts',
  globalTeardown: './shared/src/testing/store-container-end.ts',
  testTimeout: 300_000,
  projects: config.projects
    .filter(({ displayName }) => SERVICES.includes(displayName))
    .map((project) => ({
      ...project,
      testMatch: ['**/*.test.ts', '**/*.container-test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...ELSEWHERE],
    })),
};
