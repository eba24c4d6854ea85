import { ArnFormat, DockerImage, Duration, Stack, type BundlingOptions } from 'aws-cdk-lib';
import { SubnetType, type Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { PROBES } from '../../appspec/probes.ts';
import type { ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';

const HOOKS = join(import.meta.dirname, '../../appspec/hooks');

/** As Node runs the sources; what could need a container is never asked. */
const BY_DROPPING_TYPES: BundlingOptions = {
  image: DockerImage.fromRegistry('unused'),
  local: {
    tryBundle(folder) {
      const source = readFileSync(join(HOOKS, 'smoke-test.ts'), 'utf8');
      writeFileSync(join(folder, 'index.mjs'), stripTypeScriptTypes(source));
      return true;
    },
  },
};

/** The name by which an appspec calls the hook; CodeDeploy may call functions whose names begin so. */
function hookNameOf(name: ServiceName): string {
  return `CodeDeployHook_foyer-${name}-smoke-test`;
}

/** Where the hook runs and what it asks. */
export type SmokeTestParts = {
  readonly settings: Settings;
  readonly vpc: Vpc;
  /** Of the test listener. */
  readonly origin: string;
};

/** The hook of a service's deployments. It asks from our own addresses, the only ones that the test listener admits. */
export function smokeTest(
  scope: Construct,
  name: ServiceName,
  { settings, vpc, origin }: SmokeTestParts,
): LambdaFunction {
  const hook = new LambdaFunction(scope, `${name}-smoke-test`, {
    functionName: hookNameOf(name),
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: 'index.handler',
    code: Code.fromAsset(HOOKS, { bundling: BY_DROPPING_TYPES }),
    environment: { SMOKE: JSON.stringify({ origin, probes: PROBES[name] }) },
    timeout: Duration.minutes(1),
    vpc,
    vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    logGroup: new LogGroup(scope, `${name}-smoke-test-log`, {
      retention: settings.logRetentionDays,
    }),
  });
  hook.addToRolePolicy(
    new PolicyStatement({
      actions: ['codedeploy:PutLifecycleEventHookExecutionStatus'],
      resources: [
        Stack.of(scope).formatArn({
          service: 'codedeploy',
          resource: 'deploymentgroup',
          resourceName: `foyer-${settings.stage}/${name}`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
    }),
  );
  return hook;
}
