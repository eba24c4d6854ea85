import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TABLES } from '@foyer/shared/tables';
import { SERVICE_NAMES } from '../lib/service-specs.ts';
import { TABLE_ACCESS } from '../lib/table-access.ts';
import {
  propertiesOf,
  resourcesOf,
  synthesize,
  SYNTHESIZED_WITHIN_MS,
  type Synthesized,
} from './synthesized.ts';

const ROOT = join(import.meta.dirname, '../..');

let synthesized: Synthesized;
beforeAll(async () => {
  synthesized = await synthesize();
}, SYNTHESIZED_WITHIN_MS);

it('leaves nothing to the checks of templates', () => {
  expect(synthesized.faults).toEqual([]);
  expect(synthesized.findings).toEqual([]);
});

describe('the network', () => {
  it('spans two zones, with an own way out of each and tasks without public addresses', () => {
    const { network } = synthesized.templates;
    const zones = propertiesOf(network, 'AWS::EC2::Subnet').map((subnet) => [
      subnet['AvailabilityZone'],
      subnet['MapPublicIpOnLaunch'],
    ]);
    expect(zones.map(([zone]) => zone).sort()).toEqual([
      'eu-central-1a',
      'eu-central-1a',
      'eu-central-1b',
      'eu-central-1b',
    ]);
    expect(zones.every(([, open]) => open === false)).toBe(true);
    expect(resourcesOf(network, 'AWS::EC2::NatGateway')).toHaveLength(2);
  });

  it('reaches tables and buckets without the internet', () => {
    const endpoints = propertiesOf(synthesized.templates.network, 'AWS::EC2::VPCEndpoint');
    const services = endpoints.map((each) => JSON.stringify(each['ServiceName']));
    expect(services.some((name) => name.includes('dynamodb'))).toBe(true);
    expect(services.some((name) => name.includes('s3'))).toBe(true);
    expect(endpoints.every((each) => each['VpcEndpointType'] === 'Gateway')).toBe(true);
  });
});

describe('the load balancer', () => {
  const listeners = () =>
    new Map(
      resourcesOf(synthesized.templates.site, 'AWS::ElasticLoadBalancingV2::Listener').map(
        ([id, { Properties }]) => [Properties['Port'], { id, Properties }] as const,
      ),
    );
  const targetOf = (action: unknown) =>
    /(customer|employee)(blue|green)/.exec(JSON.stringify(action))?.[0];

  it('serves by TLS and sends plain requests there', () => {
    expect([...listeners().keys()].sort()).toEqual([443, 80, 8080]);
    expect(listeners().get(443)?.Properties).toMatchObject({ Protocol: 'HTTPS' });
    expect(listeners().get(80)?.Properties).toMatchObject({
      DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443' } }],
    });
  });

  it.each([
    [443, 'blue'],
    [8080, 'green'],
  ])(
    'leads /admin on port %d to the employee service and all else to the customer service',
    (port, colour) => {
      const listener = listeners().get(port);
      expect(targetOf(listener?.Properties['DefaultActions'])).toBe(`customer${colour}`);
      const rules = propertiesOf(
        synthesized.templates.site,
        'AWS::ElasticLoadBalancingV2::ListenerRule',
      ).filter((rule) => JSON.stringify(rule['ListenerArn']).includes(listener?.id ?? '-'));
      expect(rules).toHaveLength(1);
      expect(targetOf(rules[0]?.['Actions'])).toBe(`employee${colour}`);
      expect(rules[0]?.['Conditions']).toEqual([
        { Field: 'path-pattern', PathPatternConfig: { Values: ['/admin', '/admin/*'] } },
      ]);
    },
  );

  it('has two groups of targets a service, asked for their readiness and without sessions', () => {
    const groups = propertiesOf(
      synthesized.templates.site,
      'AWS::ElasticLoadBalancingV2::TargetGroup',
    );
    expect(groups.map((group) => group['Port'])).toEqual([8080, 8080, 8081, 8081]);
    for (const group of groups) {
      expect(group).toMatchObject({ TargetType: 'ip', HealthCheckPath: '/readyz' });
      expect(group['TargetGroupAttributes']).toEqual(
        expect.arrayContaining([
          { Key: 'deregistration_delay.timeout_seconds', Value: '30' },
          { Key: 'stickiness.enabled', Value: 'false' },
        ]),
      );
    }
  });

  it('keeps quiet connections as long as the services do, refuses bad headers and writes a log', () => {
    const [balancer] = propertiesOf(
      synthesized.templates.site,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
    );
    expect(balancer?.['LoadBalancerAttributes']).toEqual(
      expect.arrayContaining([
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'access_logs.s3.enabled', Value: 'true' },
      ]),
    );
  });

  it('admits to the test listener only our own addresses', () => {
    const groups = propertiesOf(synthesized.templates.site, 'AWS::EC2::SecurityGroup');
    const rules = groups.flatMap(
      (group) => (group['SecurityGroupIngress'] ?? []) as { FromPort: number; CidrIp: unknown }[],
    );
    const open = rules
      .filter(({ CidrIp }) => CidrIp === '0.0.0.0/0')
      .map(({ FromPort }) => FromPort);
    expect(open.sort()).toEqual([443, 80]);
    expect(rules.filter(({ FromPort }) => FromPort === 8080)).toHaveLength(2);
  });
});

describe('the firewall', () => {
  const rules = () =>
    (propertiesOf(synthesized.templates.site, 'AWS::WAFv2::WebACL')[0]?.['Rules'] ?? []) as {
      Name: string;
      Action?: object;
      Statement: object;
    }[];

  it('keeps the portal to listed addresses, however its path is spelled', () => {
    const [first] = rules();
    expect(first).toMatchObject({ Name: 'PortalForListed', Action: { Block: {} } });
    expect(JSON.stringify(first?.Statement)).toContain('"/admin/"');
    expect(JSON.stringify(first?.Statement)).toContain('URL_DECODE');
    const [listed] = propertiesOf(synthesized.templates.site, 'AWS::WAFv2::IPSet');
    expect(listed?.['Addresses']).toHaveLength(3);
    expect(listed?.['Addresses']).toContain('203.0.113.0/24');
  });

  it('bounds requests and sign-ins of one address, and has the managed rules', () => {
    expect(rules().map(({ Name }) => Name)).toEqual([
      'PortalForListed',
      'Rate',
      'SignInRate',
      'AWSManagedRulesAmazonIpReputationList',
      'AWSManagedRulesKnownBadInputsRuleSet',
      'AWSManagedRulesCommonRuleSet',
    ]);
    expect(resourcesOf(synthesized.templates.site, 'AWS::WAFv2::WebACLAssociation')).toHaveLength(
      1,
    );
  });
});

type Container = {
  readonly Name: string;
  readonly Environment: { Name: string; Value: string }[];
  readonly Secrets: { Name: string }[];
};

describe.each([
  ['customer', 8080],
  ['employee', 8081],
] as const)('the task of the %s service', (name, port) => {
  const task = () =>
    propertiesOf(synthesized.templates.services, 'AWS::ECS::TaskDefinition').find(
      ({ Family }) => Family === `foyer-production-${name}`,
    );
  const container = () => (task()?.['ContainerDefinitions'] as [Container])[0];

  it('is not root, writes nowhere but to its scratch folder, and is asked whether it lives', () => {
    expect(task()).toMatchObject({ NetworkMode: 'awsvpc', RequiresCompatibilities: ['FARGATE'] });
    expect(container()).toMatchObject({
      Name: `${name}-service`,
      User: '1000:1000',
      ReadonlyRootFilesystem: true,
      PortMappings: [{ ContainerPort: port }],
      MountPoints: [{ ContainerPath: '/tmp', ReadOnly: false }],
      HealthCheck: { Command: ['CMD', 'node', '-e', expect.stringContaining(`${port}/livez`)] },
      StopTimeout: 60,
    });
  });

  it('is told everything that the service needs, and nothing that it does not know', async () => {
    const { Environment, Secrets } = container();
    const given = {
      ...Object.fromEntries(Environment.map(({ Name, Value }) => [Name, Value])),
      ...Object.fromEntries(Secrets.map(({ Name }) => [Name, SECRETS_LIKE[Name] ?? SECRET])),
    };
    const read = await readByService(name, given);
    expect(Object.keys(read)).toEqual(expect.arrayContaining(Object.keys(given)));
    expect(read).toMatchObject({ PORT: port, PUBLIC_URL: 'https://tickets.example.org' });
  });

  it('may do named actions on named tables and folders, and nothing else', () => {
    const policies = resourcesOf(synthesized.templates.services, 'AWS::IAM::Policy')
      .filter(([id]) => id.startsWith(`${name}taskTaskRole`))
      .map(([, { Properties }]) => Properties['PolicyDocument'] as { Statement: Statement[] });
    const statements = policies.flatMap(({ Statement }) => Statement);
    expect(statements.length).toBeGreaterThan(5);
    for (const { Action, Resource, Effect } of statements) {
      expect(Effect).toBe('Allow');
      expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
      const wide = JSON.stringify(Resource).match(/[^"]*\*[^"]*/g) ?? [];
      const folders = wide.filter((each) =>
        /^arn:aws:s3:::foyer-production-objects-\d+\/[a-z/]+\/\*$/.test(each),
      );
      expect(wide).toEqual(folders);
    }
  });
});

it('lets at least one service reach every table', () => {
  const reached = SERVICE_NAMES.flatMap((name) => Object.keys(TABLE_ACCESS[name]));
  expect(new Set(reached)).toEqual(new Set(Object.keys(TABLES)));
});

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };

const SECRET = 'x'.repeat(48);
const SECRETS_LIKE: Readonly<Record<string, string>> = {
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_x',
  SMTP_URL: 'smtps://user:password@email-smtp.eu-central-1.amazonaws.com:465',
};

/** What a service's own config.ts makes of an environment; it must not throw. */
async function readByService(name: string, given: object): Promise<Record<string, unknown>> {
  const script = `
    const { readConfig } = await import('./${name}-service/src/config.ts');
    process.stdout.write(JSON.stringify(readConfig(${JSON.stringify(given)})));`;
  const args = ['--conditions=source', '--input-type=module', '--eval', script];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe('the services', () => {
  it('are replaced by CodeDeploy and never below their number', () => {
    const services = propertiesOf(synthesized.templates.services, 'AWS::ECS::Service');
    expect(services.map((service) => service['DesiredCount'])).toEqual([3, 2]);
    for (const service of services) {
      expect(service).toMatchObject({
        DeploymentController: { Type: 'CODE_DEPLOY' },
        DeploymentConfiguration: { MinimumHealthyPercent: 100 },
        NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'DISABLED' } },
      });
    }
  });

  it('grow by CPU, and the customer service by requests a task whichever colour has them', () => {
    const { services } = synthesized.templates;
    const bounds = propertiesOf(services, 'AWS::ApplicationAutoScaling::ScalableTarget').map(
      ({ MinCapacity, MaxCapacity }) => [MinCapacity, MaxCapacity],
    );
    expect(bounds).toEqual([
      [3, 30],
      [2, 6],
    ]);
    const policies = propertiesOf(services, 'AWS::ApplicationAutoScaling::ScalingPolicy').map(
      (policy) => JSON.stringify(policy['TargetTrackingScalingPolicyConfiguration']),
    );
    expect(
      policies.filter((text) => text.includes('ECSServiceAverageCPUUtilization')),
    ).toHaveLength(2);
    expect(policies.filter((text) => text.includes('blue') && text.includes('green'))).toHaveLength(
      1,
    );
  });
});
