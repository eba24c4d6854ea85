/** How many checks of a step held and how many did not. */
export type Count = { passed: number; failed: number };

type JestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numRuntimeErrorTestSuites: number;
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: readonly unknown[];
};

/** Counts jest's JSON report; a test that did not run and a file that did not load are failures. */
export function countJest(report: unknown): Count {
  const jest = report as JestReport;
  const notRun = jest.numPendingTests + jest.numTodoTests + jest.numRuntimeErrorTestSuites;
  return { passed: jest.numPassedTests, failed: jest.numFailedTests + notRun };
}

/** Counts playwright's JSON report; a skipped test and one that needed a retry are failures. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = report as PlaywrightReport;
  const notSure = stats.flaky + stats.skipped + errors.length;
  return { passed: stats.expected, failed: stats.unexpected + notSure };
}
