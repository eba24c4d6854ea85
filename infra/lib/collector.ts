import { Validations } from 'aws-cdk-lib';
import { ContainerImage, LogDriver, type FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';

/** Where CloudWatch shows what the collector reads out of the metrics. */
const TELEMETRY_NAMESPACE = 'Foyer/Telemetry';
/** Within the task; nobody else reaches it. */
const OTLP_ADDRESS = '127.0.0.1:4318';
const MEMORY_MIB = 256;
const MEMORY_USED_MIB = 192;

const SERVICE = 'service.name';
const OUTCOME = 'foyer.outcome';

/**
 * By what CloudWatch can tell each metric apart. Every combination of values is a metric that is paid for, so requests
 * are told apart by route or by status, never by both; the log of the metrics keeps all labels.
 */
const DIMENSIONS: readonly { readonly metrics: readonly string[]; readonly by: string[][] }[] = [
  {
    metrics: ['http.server.request.duration'],
    by: [[SERVICE], [SERVICE, 'http.route'], [SERVICE, 'http.response.status_code']],
  },
  { metrics: ['foyer.refusals'], by: [['foyer.refusal']] },
  { metrics: ['foyer.holds', 'foyer.payments', 'foyer.refunds'], by: [[OUTCOME]] },
  { metrics: ['foyer.payment.call.duration'], by: [['foyer.operation', OUTCOME]] },
  { metrics: ['foyer.mail.duration'], by: [[OUTCOME]] },
  { metrics: ['foyer.effect.age'], by: [[OUTCOME], ['foyer.effect', OUTCOME]] },
  {
    metrics: ['db.client.operation.duration', 'foyer.dynamodb.consumed'],
    by: [['db.operation.name', 'db.collection.name']],
  },
  { metrics: ['foyer.dynamodb.throttles', 'foyer.dynamodb.retries'], by: [['db.operation.name']] },
  {
    metrics: [
      'foyer.seats.held',
      'foyer.tickets.issued',
      'foyer.feed.lag',
      'foyer.outbox.oldest',
      'foyer.event_streams.open',
      'nodejs.eventloop.delay.p99',
      'process.memory.usage',
    ],
    by: [[SERVICE]],
  },
];

/** What a service is told so that it sends metrics and traces to the collector beside it; nothing where there is none. */
export function telemetryEnvironment({ stage, telemetry }: Settings): Record<string, string> {
  if (!telemetry) return {};
  return {
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://${OTLP_ADDRESS}`,
    // CloudWatch adds up by itself what it is told since the last time.
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: 'delta',
    OTEL_TRACES_SAMPLER_ARG: String(telemetry.tracedShare),
    OTEL_RESOURCE_ATTRIBUTES: `deployment.environment.name=${stage}`,
  };
}

/** What the collector of a service works with. */
type CollectorParts = { readonly settings: Settings; readonly log: LogGroup };

/**
 * Puts the AWS Distro for OpenTelemetry's collector beside a service: metrics go to CloudWatch, traces to X-Ray. The
 * task lives on without it.
 */
export function addCollector(
  definition: FargateTaskDefinition,
  name: ServiceName,
  { settings, log }: CollectorParts,
): void {
  if (!settings.telemetry) return;
  definition.addContainer('collector', {
    containerName: 'collector',
    image: ContainerImage.fromRegistry(settings.telemetry.collectorImage),
    essential: false,
    readonlyRootFilesystem: true,
    memoryLimitMiB: MEMORY_MIB,
    environment: { AOT_CONFIG_CONTENT: JSON.stringify(collectorConfig(name, settings, log)) },
    logging: LogDriver.awsLogs({ logGroup: log, streamPrefix: 'collector' }),
  });
  log.grantWrite(definition.taskRole);
  definition.addToTaskRolePolicy(
    new PolicyStatement({
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      resources: ['*'],
    }),
  );
  Validations.of(definition).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'Handing traces over knows no resource.',
  });
}

/** The collector's own configuration; JSON is YAML. */
function collectorConfig(name: ServiceName, { region }: Settings, log: LogGroup) {
  return {
    receivers: { otlp: { protocols: { http: { endpoint: OTLP_ADDRESS } } } },
    processors: {
      memory_limiter: { check_interval: '1s', limit_mib: MEMORY_USED_MIB },
      batch: {},
    },
    exporters: {
      awsemf: {
        region,
        namespace: TELEMETRY_NAMESPACE,
        log_group_name: log.logGroupName,
        log_stream_name: `metrics/${name}`,
        dimension_rollup_option: 'NoDimensionRollup',
        resource_to_telemetry_conversion: { enabled: true },
        metric_declarations: DIMENSIONS.map(({ metrics, by }) => ({
          dimensions: by,
          metric_name_selectors: metrics.map((metric) => `^${metric.replaceAll('.', '\\.')}`),
        })),
      },
      awsxray: { region },
    },
    service: {
      pipelines: {
        metrics: pipelineTo('awsemf'),
        traces: pipelineTo('awsxray'),
      },
    },
  };
}

function pipelineTo(exporter: string) {
  return { receivers: ['otlp'], processors: ['memory_limiter', 'batch'], exporters: [exporter] };
}
