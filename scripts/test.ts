/**
 * `npm test`: every check, going on after a failing one. The last line is
 * `N passed, N failed`; a lint or type step counts as one, jest and playwright count their tests.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countJest, countPlaywright, type Count } from './count-tests.ts';

type Step = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  /** Where the step reports its tests, and who counts them; without it the step is one check. */
  readonly report?: { readonly file: string; readonly count: (report: unknown) => Count };
};

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'foyer-test-'));
const jestReport = join(reports, 'jest.json');
const browserReport = join(reports, 'playwright.json');
const ONE_PASSED: Count = { passed: 1, failed: 0 };
const ONE_FAILED: Count = { passed: 0, failed: 1 };
const CHECKED =
  'shared customer-service employee-service frontend local e2e bench scripts infra appspec';

/** What keeps one processor busy each; the lanes run side by side. */
const LANES: readonly (readonly Step[])[] = [
  [{ name: 'lint', args: ['node_modules/eslint/bin/eslint.js', '.'] }],
  [
    { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
    {
      name: 'imports',
      args: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', ...CHECKED.split(' ')],
    },
    { name: 'types', args: ['node_modules/typescript/bin/tsc', '-b', '.', 'infra'] },
    { name: 'frontend build', args: ['--conditions=source', 'local/build-frontend.ts'] },
  ],
];

/** What keeps all of them busy, one after the other. */
const STEPS: readonly Step[] = [
  {
    name: 'unit and integration tests',
    args: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      '--ci',
      '--json',
      `--outputFile=${jestReport}`,
    ],
    report: { file: jestReport, count: countJest },
  },
  {
    name: 'browser tests',
    args: [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--config=e2e/playwright.config.ts',
      '--reporter=list,json',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport, NODE_OPTIONS: '--conditions=source' },
    report: { file: browserReport, count: countPlaywright },
  },
];

const total: Count = { passed: 0, failed: 0 };
await Promise.all(LANES.map((lane) => checkInTurn(lane)));
await checkInTurn(STEPS);
rmSync(reports, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function checkInTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const count = await check(step);
    total.passed += count.passed;
    total.failed += count.failed;
  }
}

/** Runs a step, says in one line how it went, and shows its output when it failed. */
async function check(step: Step): Promise<Count> {
  const started = performance.now();
  const { ok, output } = await run(step);
  const count = countOf(step, ok);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const good = count.failed === 0;
  if (!good) console.log(`\n${output.trimEnd()}\n`);
  console.log(`${good ? '✓' : '✗'} ${step.name} (${seconds} s): ${inWords(step, count)}`);
  return count;
}

function countOf(step: Step, ok: boolean): Count {
  const missing = step.report !== undefined && !existsSync(step.report.file);
  if (!step.report || missing) return ok && !missing ? ONE_PASSED : ONE_FAILED;
  const count = step.report.count(JSON.parse(readFileSync(step.report.file, 'utf8')));
  return ok || count.failed > 0 ? count : { ...count, failed: 1 };
}

function inWords(step: Step, count: Count): string {
  if (step.report) return `${count.passed} passed, ${count.failed} failed`;
  return count.failed > 0 ? 'failed' : 'passed';
}

function run(step: Step): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, step.args, {
      cwd: root,
      env: { ...process.env, ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
