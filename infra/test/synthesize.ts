/** Makes all templates as `cdk synth` does and prints them, with what the checks found: `node synthesize.ts <changes>`. */
import { App } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foyerStacks } from '../lib/foyer-app.ts';
import { parseSettings } from '../lib/settings.ts';
import type { Finding, Synthesized, Template } from './synthesized.ts';

type Report = {
  readonly pluginReports: readonly {
    readonly violations: readonly {
      readonly ruleName: string;
      readonly violatingConstructs: readonly { readonly constructPath?: string }[];
    }[];
  }[];
};

const INFRA = join(import.meta.dirname, '..');
const outdir = mkdtempSync(join(tmpdir(), 'foyer-synth-'));
try {
  const [, , changes = '{}'] = process.argv;
  const { context } = read(join(INFRA, 'cdk.json')) as { context: Record<string, string> };
  const example = read(join(INFRA, 'settings/example.json')) as object;
  const app = new App({ context, outdir });
  const given = Object.entries({ ...example, ...(JSON.parse(changes) as object) });
  const settings = Object.fromEntries(given.filter(([, value]) => value !== null));
  const stacks = foyerStacks(app, parseSettings(settings));
  app.synth();
  const synthesized: Synthesized = {
    templates: Object.fromEntries(
      Object.entries(stacks).map(([name, { templateFile }]) => [
        name,
        read(join(outdir, templateFile)) as Template,
      ]),
    ) as Synthesized['templates'],
    faults: faultsIn(read(join(outdir, 'validation-report.json')) as Report),
    findings: new AwsSolutionsChecks(app)
      .validateScope(app)
      .violations.map(({ ruleName }) => ({ rule: ruleName, where: 'cdk-nag' })),
  };
  process.stdout.write(JSON.stringify(synthesized));
} finally {
  rmSync(outdir, { recursive: true });
}

function faultsIn({ pluginReports }: Report): Finding[] {
  return pluginReports
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName: rule, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath: where = '' }) => ({ rule, where })),
    );
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
