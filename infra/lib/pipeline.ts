import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { BuildSpec, LinuxBuildImage, PipelineProject } from 'aws-cdk-lib/aws-codebuild';
import { Repository as CodeRepository } from 'aws-cdk-lib/aws-codecommit';
import {
  EcsApplication,
  EcsDeploymentConfig,
  EcsDeploymentGroup,
} from 'aws-cdk-lib/aws-codedeploy';
import { Artifact, Pipeline, PipelineType } from 'aws-cdk-lib/aws-codepipeline';
import {
  CodeBuildAction,
  CodeCommitSourceAction,
  CodeDeployEcsDeployAction,
  CodeStarConnectionsSourceAction,
} from 'aws-cdk-lib/aws-codepipeline-actions';
import type { Vpc } from 'aws-cdk-lib/aws-ec2';
import type { Repository } from 'aws-cdk-lib/aws-ecr';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledgePipeline } from './pipeline-findings.ts';
import type { RunningService } from './service.ts';
import { SERVICE_NAMES, type ServiceName } from './service-specs.ts';
import { bucketNameOf, type Settings } from './settings.ts';
import type { SiteStack } from './site.ts';
import { smokeTest } from './smoke-test.ts';

/** From a commit to running tasks: check everything, make the images, then shift each service to them step by step. */
export class PipelineStack extends Stack {
  readonly pipeline: Pipeline;
  readonly #application: EcsApplication;

  constructor(scope: Construct, id: string, props: PipelineProps) {
    super(scope, id, props);
    const { settings, logs } = props;
    this.#application = new EcsApplication(this, 'Application', {
      applicationName: `foyer-${settings.stage}`,
    });
    const source = new Artifact('source');
    const built = { customer: new Artifact('customer'), employee: new Artifact('employee') };
    this.pipeline = new Pipeline(this, 'Pipeline', {
      pipelineName: `foyer-${settings.stage}`,
      pipelineType: PipelineType.V2,
      artifactBucket: this.#artifacts(settings, logs),
      restartExecutionOnUpdate: false,
    });
    this.pipeline.addStage({
      stageName: 'Source',
      actions: [sourceAction(this, settings, source)],
    });
    this.pipeline.addStage({
      stageName: 'Build',
      actions: [
        new CodeBuildAction({
          actionName: 'CheckAndBuild',
          project: this.#project(props),
          input: source,
          outputs: SERVICE_NAMES.map((name) => built[name]),
        }),
      ],
    });
    // One after the other: both move rules of the same listeners.
    for (const name of SERVICE_NAMES) {
      this.pipeline.addStage({
        stageName: `Deploy-${name}`,
        actions: [this.#deployAction(name, built[name], props)],
      });
    }
    acknowledgePipeline(this, findingsOf(settings));
  }

  #artifacts(settings: Settings, logs: Bucket): Bucket {
    return new Bucket(this, 'Artifacts', {
      bucketName: bucketNameOf(settings, 'artifacts'),
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'artifacts/',
      lifecycleRules: [{ expiration: Duration.days(ARTIFACTS_KEPT_DAYS) }],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  #project({ settings, repositories }: PipelineProps): PipelineProject {
    const project = new PipelineProject(this, 'Build', {
      projectName: `foyer-${settings.stage}`,
      buildSpec: BuildSpec.fromSourceFilename('buildspec.yml'),
      environment: { buildImage: LinuxBuildImage.STANDARD_7_0, privileged: true },
      environmentVariables: {
        STAGE: { value: settings.stage },
        CUSTOMER_REPOSITORY: { value: repositories.customer.repositoryUri },
        EMPLOYEE_REPOSITORY: { value: repositories.employee.repositoryUri },
      },
      grantReportGroupPermissions: false,
      timeout: Duration.hours(1),
      logging: {
        cloudWatch: {
          logGroup: new LogGroup(this, 'BuildLog', { retention: settings.logRetentionDays }),
        },
      },
    });
    for (const name of SERVICE_NAMES) repositories[name].grantPullPush(project);
    project.addToRolePolicy(
      new PolicyStatement({ actions: ['ecs:DescribeTaskDefinition'], resources: ['*'] }),
    );
    return project;
  }

  #deployAction(name: ServiceName, artifact: Artifact, props: PipelineProps) {
    return new CodeDeployEcsDeployAction({
      actionName: 'ShiftTraffic',
      deploymentGroup: this.#deploymentGroup(name, props),
      taskDefinitionTemplateFile: artifact.atPath('taskdef.json'),
      appSpecTemplateFile: artifact.atPath('appspec.yml'),
      containerImageInputs: [{ input: artifact, taskDefinitionPlaceholder: 'IMAGE' }],
    });
  }

  #deploymentGroup(name: ServiceName, props: PipelineProps): EcsDeploymentGroup {
    const { settings, site, running, undoing, vpc } = props;
    const origin = `http://${site.loadBalancer.loadBalancerDnsName}:${site.test.port}`;
    const hook = smokeTest(this, name, { settings, vpc, origin });
    const group = new EcsDeploymentGroup(this, `${name}-deployments`, {
      application: this.#application,
      deploymentGroupName: name,
      service: running[name].service,
      // A tenth first, and the rest only when five minutes of it have raised no alarm.
      deploymentConfig: EcsDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      blueGreenDeploymentConfig: {
        blueTargetGroup: site.colours[name].blue,
        greenTargetGroup: site.colours[name].green,
        listener: site.production,
        testListener: site.test,
        // The old tasks stay until then: to go back takes seconds.
        terminationWaitTime: Duration.minutes(15),
      },
      alarms: [...undoing[name]],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
    group.node.addDependency(hook);
    return group;
  }
}

type PipelineProps = StackProps & {
  readonly settings: Settings;
  readonly vpc: Vpc;
  readonly site: SiteStack;
  readonly running: Readonly<Record<ServiceName, RunningService>>;
  readonly undoing: Readonly<Record<ServiceName, readonly Alarm[]>>;
  readonly repositories: Readonly<Record<ServiceName, Repository>>;
  readonly logs: Bucket;
};

const ARTIFACTS_KEPT_DAYS = 30;

function findingsOf(settings: Settings): Record<string, string> {
  const { account, region } = settings;
  return {
    '<Artifacts82DD59A1.Arn>/*': 'Artifacts, whose names the pipeline makes.',
    [`arn:aws:logs:${region}:${account}:log-group:/aws/codebuild/<Build45A36621>:*`]:
      'Streams of the log of the build, as the CDK grants them.',
  };
}

function sourceAction(scope: Construct, { source }: Settings, output: Artifact) {
  const { repository, branch } = source;
  if (source.kind === 'codecommit') {
    return new CodeCommitSourceAction({
      actionName: 'Commit',
      repository: CodeRepository.fromRepositoryName(scope, 'Source', repository),
      branch,
      output,
    });
  }
  const { connectionArn, owner } = source;
  return new CodeStarConnectionsSourceAction({
    actionName: 'Commit',
    ...{ connectionArn, owner, branch, output },
    repo: repository,
  });
}
