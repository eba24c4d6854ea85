import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { TABLES } from '@foyer/shared/tables';
import { OWN_METRICS } from '../lib/own-metrics.ts';
import { SERVICE_NAMES, SERVICES } from '../lib/service-specs.ts';
import { Appspec, Buildspec } from './specifications.ts';
import {
  propertiesOf,
  resourcesOf,
  synthesize,
  SYNTHESIZED_WITHIN_MS,
  type Synthesized,
} from './synthesized.ts';

const ROOT = join(import.meta.dirname, '../..');
const yamlOf = (file: string): unknown => parse(readFileSync(join(ROOT, file), 'utf8'));

const tables = Object.keys(TABLES).length;

let synthesized: Synthesized;
beforeAll(async () => {
  synthesized = await synthesize();
}, SYNTHESIZED_WITHIN_MS);

type Stage = {
  readonly Name: string;
  readonly Actions: {
    readonly ActionTypeId: { readonly Provider: string };
    readonly Configuration: Record<string, string>;
    readonly OutputArtifacts?: { readonly Name: string }[];
  }[];
};

describe('the pipeline', () => {
  const stages = () =>
    propertiesOf(synthesized.templates.pipeline, 'AWS::CodePipeline::Pipeline')[0]?.[
      'Stages'
    ] as Stage[];

  it('goes from a commit by its checks to the customer service and then the employee service', () => {
    expect(
      stages().map(({ Name, Actions }) => [
        Name,
        Actions.map((each) => each.ActionTypeId.Provider),
      ]),
    ).toEqual([
      ['Source', ['CodeCommit']],
      ['Build', ['CodeBuild']],
      ['Deploy-customer', ['CodeDeployToECS']],
      ['Deploy-employee', ['CodeDeployToECS']],
    ]);
  });

  it('gives the deployments the artifacts that the buildspec makes', () => {
    const made = Buildspec.parse(yamlOf('buildspec.yml')).artifacts?.['secondary-artifacts'] ?? {};
    const [build] = stages()[1]?.Actions ?? [];
    expect(build?.OutputArtifacts?.map(({ Name }) => Name)).toEqual(Object.keys(made));
    for (const [index, name] of SERVICE_NAMES.entries()) {
      const [deploy] = stages()[index + 2]?.Actions ?? [];
      expect(deploy?.Configuration).toMatchObject({
        TaskDefinitionTemplateArtifact: name,
        TaskDefinitionTemplatePath: 'taskdef.json',
        AppSpecTemplateArtifact: name,
        AppSpecTemplatePath: 'appspec.yml',
        Image1ArtifactName: name,
        Image1ContainerName: 'IMAGE',
      });
      expect(made[name]?.files).toEqual(['taskdef.json', 'appspec.yml', 'imageDetail.json']);
    }
  });

  it('shifts a tenth first, keeps the old tasks a while, and goes back by itself', () => {
    const { pipeline } = synthesized.templates;
    const groups = propertiesOf(pipeline, 'AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(2);
    for (const group of groups) {
      expect(group).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes',
        DeploymentStyle: { DeploymentType: 'BLUE_GREEN', DeploymentOption: 'WITH_TRAFFIC_CONTROL' },
        AlarmConfiguration: { Enabled: true },
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
        },
        BlueGreenDeploymentConfiguration: {
          TerminateBlueInstancesOnDeploymentSuccess: {
            Action: 'TERMINATE',
            TerminationWaitTimeInMinutes: 15,
          },
        },
      });
      const [pair] = (group['LoadBalancerInfo'] as { TargetGroupPairInfoList: unknown[] })
        .TargetGroupPairInfoList;
      expect(pair).toMatchObject({
        ProdTrafficRoute: { ListenerArns: [expect.anything()] },
        TestTrafficRoute: { ListenerArns: [expect.anything()] },
        TargetGroups: [expect.anything(), expect.anything()],
      });
    }
  });

  it('asks the new tasks by a hook that may only tell CodeDeploy what it found', () => {
    const { pipeline } = synthesized.templates;
    const hooks = propertiesOf(pipeline, 'AWS::Lambda::Function');
    expect(hooks.map(({ FunctionName }) => FunctionName)).toEqual([
      'CodeDeployHook_foyer-customer-smoke-test',
      'CodeDeployHook_foyer-employee-smoke-test',
    ]);
    const roles = resourcesOf(pipeline, 'AWS::IAM::Policy').filter(([id]) =>
      id.includes('smoketest'),
    );
    for (const [, { Properties }] of roles) {
      const { Statement } = Properties['PolicyDocument'] as { Statement: { Action: string }[] };
      expect(Statement.map(({ Action }) => Action)).toEqual([
        'codedeploy:PutLifecycleEventHookExecutionStatus',
      ]);
    }
  });
});

describe.each(SERVICE_NAMES)('the appspec of the %s service', (name) => {
  const appspec = () => Appspec.parse(yamlOf(`appspec/${name}-service.yml`));

  it('has the form that CodeDeploy documents, and names the container that the service runs', () => {
    const [{ TargetService }] = appspec().Resources;
    expect(TargetService.Properties.LoadBalancerInfo).toEqual({
      ContainerName: SERVICES[name].container,
      ContainerPort: SERVICES[name].port,
    });
  });

  it('calls the hook that the pipeline has', () => {
    const names = propertiesOf(synthesized.templates.pipeline, 'AWS::Lambda::Function').map(
      ({ FunctionName }) => FunctionName,
    );
    expect(appspec().Hooks).toHaveLength(1);
    expect(names).toContain(appspec().Hooks?.[0]?.AfterAllowTestTraffic);
  });
});

describe('the alarms', () => {
  const alarms = () => propertiesOf(synthesized.templates.observability, 'AWS::CloudWatch::Alarm');
  const named = (name: string) =>
    alarms().find(({ AlarmName }) => String(AlarmName).endsWith(`-${name}`));

  it('tell somebody, both when they begin and when they end', () => {
    expect(alarms()).toHaveLength(4 + 1 + tables + Object.keys(OWN_METRICS).length);
    for (const alarm of alarms()) {
      expect(alarm['AlarmActions']).toHaveLength(1);
      expect(alarm['OKActions']).toHaveLength(1);
      expect(alarm['AlarmDescription']).toEqual(expect.stringMatching(/\w/));
    }
    const [subscription] = propertiesOf(
      synthesized.templates.observability,
      'AWS::SNS::Subscription',
    );
    expect(subscription).toMatchObject({ Protocol: 'email', Endpoint: 'operations@example.org' });
  });

  it.each(['customerErrors', 'customerLatency', 'employeeErrors', 'employeeLatency'])(
    '%s watches both colours and undoes a deployment',
    (name) => {
      const metrics = JSON.stringify(named(name)?.['Metrics']);
      expect(metrics).toContain(`${name}Blue`);
      expect(metrics).toContain(`${name}Green`);
      const groups = propertiesOf(
        synthesized.templates.pipeline,
        'AWS::CodeDeploy::DeploymentGroup',
      );
      expect(JSON.stringify(groups.map((group) => group['AlarmConfiguration']))).toContain(name);
    },
  );

  it('watch every table for refused requests', () => {
    const throttles = alarms().filter(({ AlarmName }) => String(AlarmName).endsWith('Throttles'));
    expect(throttles).toHaveLength(tables);
  });

  it.each(Object.entries(OWN_METRICS))(
    '%s comes from a line of the log',
    (name, { line, silence }) => {
      const filters = propertiesOf(synthesized.templates.observability, 'AWS::Logs::MetricFilter');
      expect(filters).toContainEqual(
        expect.objectContaining({
          FilterPattern: `{ $.msg = "${line}" }`,
          MetricTransformations: [
            expect.objectContaining({ MetricNamespace: 'Foyer', MetricName: name }),
          ],
        }),
      );
      expect(named(name)).toMatchObject({
        Namespace: 'Foyer',
        MetricName: name,
        TreatMissingData: silence === 'bad' ? 'breaching' : 'notBreaching',
      });
    },
  );

  it('stand beside a page that shows them all', () => {
    expect(
      resourcesOf(synthesized.templates.observability, 'AWS::CloudWatch::Dashboard'),
    ).toHaveLength(1);
  });
});
