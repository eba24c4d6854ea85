import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  ContainerInsights,
  DeploymentControllerType,
  FargateService,
  type FargateTaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { scaleService } from './scaling.ts';
import { SERVICE_NAMES, type ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';
import type { Colours } from './site.ts';
import { taskDefinitionOf, type Kept } from './task-definition.ts';

/** A service as it runs. */
export type RunningService = {
  readonly service: FargateService;
  readonly taskDefinition: FargateTaskDefinition;
  readonly log: LogGroup;
};

/** The services on Fargate. Their versions come by deployments; this stack makes the first one and what it may do. */
export class ServiceStack extends Stack {
  readonly cluster: Cluster;
  readonly running: Readonly<Record<ServiceName, RunningService>>;

  readonly #telemetryLog: LogGroup | undefined;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props);
    const { settings, vpc } = props;
    if (settings.telemetry) this.#telemetryLog = this.#logOf('telemetry', settings);
    this.cluster = new Cluster(this, 'Cluster', {
      vpc,
      clusterName: `foyer-${settings.stage}`,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
    this.running = {
      customer: this.#run('customer', props),
      employee: this.#run('employee', props),
    };
    for (const name of SERVICE_NAMES) {
      scaleService(this, name, { settings, ...this.running[name], colours: props.colours[name] });
    }
  }

  #run(name: ServiceName, { settings, kept, colours, taskGroup }: ServiceProps): RunningService {
    const log = this.#logOf(name, settings);
    const telemetryLog = this.#telemetryLog;
    const taskDefinition = taskDefinitionOf(this, name, { settings, kept, log, telemetryLog });
    const service = new FargateService(this, `${name}-service`, {
      serviceName: `foyer-${settings.stage}-${name}`,
      cluster: this.cluster,
      taskDefinition,
      desiredCount: settings[name].tasks.min,
      securityGroups: [taskGroup],
      assignPublicIp: false,
      deploymentController: { type: DeploymentControllerType.CODE_DEPLOY },
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
      healthCheckGracePeriod: Duration.seconds(60),
    });
    service.attachToApplicationTargetGroup(colours[name].blue);
    return { service, taskDefinition, log };
  }

  #logOf(name: ServiceName | 'telemetry', { stage, logRetentionDays }: Settings): LogGroup {
    return new LogGroup(this, `${name}-log`, {
      logGroupName: `/foyer/${stage}/${name}`,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

type ServiceProps = StackProps & {
  readonly settings: Settings;
  readonly vpc: Vpc;
  readonly kept: Kept;
  readonly taskGroup: SecurityGroup;
  readonly colours: Readonly<Record<ServiceName, Colours>>;
};
