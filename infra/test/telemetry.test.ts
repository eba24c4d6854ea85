import { beforeAll, describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '../lib/service-specs.ts';
import {
  propertiesOf,
  resourcesOf,
  synthesize,
  SYNTHESIZED_WITHIN_MS,
  type Synthesized,
} from './synthesized.ts';

const IMAGE = 'public.ecr.aws/aws-observability/aws-otel-collector:v0.49.0';

type Container = {
  readonly Name: string;
  readonly Image: unknown;
  readonly Essential: boolean;
  readonly Environment: readonly { readonly Name: string; readonly Value: unknown }[];
};

let synthesized: Synthesized;
beforeAll(async () => {
  synthesized = await synthesize({ telemetry: { collectorImage: IMAGE, tracedShare: 0.05 } });
}, SYNTHESIZED_WITHIN_MS);

it('leaves nothing to the checks of templates', () => {
  expect(synthesized.faults).toEqual([]);
  expect(synthesized.findings).toEqual([]);
});

describe.each(SERVICE_NAMES)('the %s service with a collector', (name) => {
  const containers = () =>
    propertiesOf(synthesized.templates.services, 'AWS::ECS::TaskDefinition')
      .filter(({ Family }) => Family === `foyer-production-${name}`)
      .flatMap(({ ContainerDefinitions }) => ContainerDefinitions as readonly Container[]);
  const valueOf = (container: string, setting: string) =>
    containers()
      .find(({ Name }) => Name === container)
      ?.Environment.find(({ Name }) => Name === setting)?.Value;

  it('has it beside itself and lives on without it', () => {
    expect(containers().map(({ Name, Essential }) => [Name, Essential])).toEqual([
      [`${name}-service`, true],
      ['collector', false],
    ]);
    expect(containers()[1]).toMatchObject({ Image: IMAGE, ReadonlyRootFilesystem: true });
  });

  it('sends it metrics and traces', () => {
    const endpoint = valueOf(`${name}-service`, 'OTEL_EXPORTER_OTLP_ENDPOINT');
    expect(endpoint).toBe('http://127.0.0.1:4318');
    expect(valueOf(`${name}-service`, 'OTEL_TRACES_SAMPLER_ARG')).toBe('0.05');
    const config = JSON.stringify(valueOf('collector', 'AOT_CONFIG_CONTENT'));
    expect(config).toContain('127.0.0.1:4318');
    expect(config).toContain('awsemf');
    expect(config).toContain('awsxray');
    // The collector takes what follows for a variable.
    expect(config).not.toContain('$');
  });

  it('may hand over metrics to one group of logs, and traces', () => {
    const statements = resourcesOf(synthesized.templates.services, 'AWS::IAM::Policy')
      .filter(([id]) => id.startsWith(`${name}taskTaskRole`))
      .map(([, { Properties }]) => Properties['PolicyDocument'] as { Statement: Statement[] })
      .flatMap(({ Statement }) => Statement);
    const logs = statements.filter(({ Action }) => JSON.stringify(Action).includes('logs:'));
    expect(logs).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^telemetrylog/), 'Arn'] },
      },
    ]);
    const everywhere = statements.filter(({ Resource }) => Resource === '*');
    expect(everywhere.map(({ Action }) => Action)).toEqual([
      ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    ]);
  });
});

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
