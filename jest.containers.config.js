import config from './jest.config.js';

const SERVICES = ['shared', 'customer-service', 'employee-service'];

/**
 * `npm run test:containers`: the tests of stores and services once more, on AWS's own DynamoDB for one machine, and those
 * that need a container in any case. They want a Docker engine.
 */
export default {
  ...config,
  testTimeout: 300_000,
  projects: config.projects
    .filter(({ displayName }) => SERVICES.includes(displayName))
    .map((project) => ({
      ...project,
      testMatch: ['**/*.test.ts', '**/*.container-test.ts'],
    })),
};
