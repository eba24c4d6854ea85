import { TABLES, type TableKey } from '@foyer/shared/tables';
import { Duration, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Repository } from 'aws-cdk-lib/aws-ecr';
import {
  ContainerImage,
  CpuArchitecture,
  FargateTaskDefinition,
  LinuxParameters,
  LogDriver,
  OperatingSystemFamily,
  Secret as ContainerSecret,
} from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { addCollector } from './collector.ts';
import { environmentOf, SCRATCH_DIR, secretsOf, type SecretName } from './service-environment.ts';
import { LIVE_PATH, SERVICES, type ServiceName } from './service-specs.ts';
import { bucketNameOf, type Settings } from './settings.ts';
import { OBJECT_ACCESS, TABLE_ACCESS } from './table-access.ts';

/** What a task uses of what is kept. */
export type Kept = {
  readonly tables: Readonly<Record<TableKey, Table>>;
  readonly secrets: Readonly<Record<SecretName, Secret>>;
  readonly repositories: Readonly<Record<ServiceName, Repository>>;
};

/** How a task runs, what it is told, and what it may do. */
export type TaskParts = {
  readonly settings: Settings;
  readonly kept: Kept;
  readonly log: LogGroup;
  /** Of the collector, and of the metrics that it hands over. */
  readonly telemetryLog: LogGroup | undefined;
};

/** Longer than a stopping task drains and finishes, so that it is never cut short. */
const STOP_SECONDS = 60;
/** The user of the image that is not root. */
const USER = '1000:1000';

/** The task definition of a service: not root, nothing writable but a scratch folder, its own secrets and table actions. */
export function taskDefinitionOf(
  scope: Construct,
  name: ServiceName,
  { settings, kept, log, telemetryLog }: TaskParts,
): FargateTaskDefinition {
  const { container: containerName, port } = SERVICES[name];
  const definition = new FargateTaskDefinition(scope, `${name}-task`, {
    family: `foyer-${settings.stage}-${name}`,
    cpu: settings[name].cpu,
    memoryLimitMiB: settings[name].memoryMiB,
    runtimePlatform: {
      cpuArchitecture: CpuArchitecture.X86_64,
      operatingSystemFamily: OperatingSystemFamily.LINUX,
    },
    volumes: [{ name: 'scratch' }],
  });
  const container = definition.addContainer(containerName, {
    containerName,
    image: ContainerImage.fromEcrRepository(kept.repositories[name], settings.firstImageTag),
    portMappings: [{ containerPort: port }],
    environment: environmentOf(name, settings),
    secrets: Object.fromEntries(
      secretsOf(name, settings).map((secret) => [
        secret,
        ContainerSecret.fromSecretsManager(kept.secrets[secret]),
      ]),
    ),
    user: USER,
    readonlyRootFilesystem: true,
    linuxParameters: new LinuxParameters(scope, `${name}-linux`, { initProcessEnabled: true }),
    stopTimeout: Duration.seconds(STOP_SECONDS),
    healthCheck: {
      command: ['CMD', 'node', '-e', probeOf(port)],
      interval: Duration.seconds(10),
      timeout: Duration.seconds(5),
      startPeriod: Duration.seconds(30),
      retries: 3,
    },
    logging: LogDriver.awsLogs({ logGroup: log, streamPrefix: name }),
  });
  container.addMountPoints({
    sourceVolume: 'scratch',
    containerPath: SCRATCH_DIR,
    readOnly: false,
  });
  grantTables(definition, name, kept);
  grantObjects(definition, name, settings);
  if (telemetryLog) addCollector(definition, name, { settings, log: telemetryLog });
  acknowledgeTask(definition);
  return definition;
}

function probeOf(port: number): string {
  return `fetch('http://127.0.0.1:${port}${LIVE_PATH}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`;
}

/** One statement a table; queries also of its indexes, each by its name. */
function grantTables(definition: FargateTaskDefinition, name: ServiceName, { tables }: Kept): void {
  for (const [key, table] of Object.entries(tables)) {
    const actions = TABLE_ACCESS[name][key as TableKey];
    if (!actions) continue;
    definition.addToTaskRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [table.tableArn, ...indexArnsOf(key as TableKey, table)],
      }),
    );
  }
}

function indexArnsOf(key: TableKey, { tableArn }: Table): string[] {
  return TABLES[key].indexes.map((index) => `${tableArn}/index/${index.name}`);
}

/** Objects are granted by folder; those of a folder cannot be named one by one. */
function grantObjects(definition: FargateTaskDefinition, name: ServiceName, settings: Settings) {
  const bucket = `arn:aws:s3:::${bucketNameOf(settings, 'objects')}`;
  // Without it S3 answers for an object that is not there as for one that may not be read.
  definition.addToTaskRolePolicy(
    new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket] }),
  );
  for (const [action, folders] of Object.entries(OBJECT_ACCESS[name])) {
    const resources = folders.map((folder) => `${bucket}/${folder}/*`);
    definition.addToTaskRolePolicy(new PolicyStatement({ actions: [action], resources }));
    for (const resource of resources) {
      Validations.of(definition).acknowledge({
        id: `AwsSolutions-IAM5[Resource::${resource}]`,
        reason: 'Objects of one folder, whose names the service makes.',
      });
    }
  }
}

function acknowledgeTask(definition: FargateTaskDefinition): void {
  Validations.of(definition).acknowledge({
    id: 'AwsSolutions-ECS2',
    reason: 'What stands in the open are names and addresses; secrets come from Secrets Manager.',
  });
  Validations.of(definition.obtainExecutionRole()).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Signing in to the registry, ecr:GetAuthorizationToken, knows no resource.',
  });
}
