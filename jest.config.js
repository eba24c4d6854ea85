import presets from 'jest-preset-angular/presets/index.js';

const strip = '<rootDir>/../jest-strip-types.js';

/** A workspace that runs on Node by type stripping. */
const onNode = (name, roots = ['<rootDir>/src']) => ({
  displayName: name,
  rootDir: name,
  roots,
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': strip },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
});

const angular = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

export default {
  // Most suites wait for their own store rather than compute: none of the cores stays idle.
  maxWorkers: '100%',
  testTimeout: 120_000,
  coverageProvider: 'v8',
  projects: [
    onNode('shared'),
    onNode('customer-service'),
    onNode('employee-service'),
    onNode('local', ['<rootDir>']),
    onNode('bench', ['<rootDir>']),
    onNode('e2e', ['<rootDir>']),
    onNode('scripts', ['<rootDir>']),
    onNode('infra', ['<rootDir>']),
    {
      ...angular,
      displayName: 'frontend',
      rootDir: 'frontend',
      roots: ['<rootDir>/projects'],
      testMatch: ['**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/testing/setup-jest.ts'],
      moduleNameMapper: { '^@foyer/ui/(.*)$': '<rootDir>/projects/ui/$1' },
      testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
      transform: { ...angular.transform, 'shared/src/.*\\.ts$': strip },
    },
  ],
};
