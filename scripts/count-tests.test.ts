import { describe, expect, it } from '@jest/globals';
import { countJest, countPlaywright } from './count-tests.ts';

describe('counting tests', () => {
  it('takes tests that did not run, and files that did not load, for failures', () => {
    const report = {
      numPassedTests: 40,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 1,
    };
    expect(countJest(report)).toEqual({ passed: 40, failed: 5 });
  });

  it('takes skipped and shaky browser tests, and faults outside of tests, for failures', () => {
    const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 1 };
    expect(countPlaywright({ stats, errors: [{ message: 'no browser' }] })).toEqual({
      passed: 9,
      failed: 4,
    });
  });
});
