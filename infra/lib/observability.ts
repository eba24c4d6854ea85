import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  MathExpression,
  Row,
  SingleValueWidget,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { HttpCodeElb, HttpCodeTarget } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { ownMetric, readOwnMetrics } from './metrics.ts';
import { OWN_METRICS, type OwnMetricName } from './own-metrics.ts';
import type { RunningService } from './service.ts';
import { SERVICE_NAMES, type ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';
import type { Colours, SiteStack } from './site.ts';

/** Alarms that people are told of, those that undo a deployment, and one page that shows how the platform is. */
export class ObservabilityStack extends Stack {
  /** Alarms that undo the deployment of a service. */
  readonly undoing: Readonly<Record<ServiceName, readonly Alarm[]>>;
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id, props);
    const { settings, site, running, tables } = props;
    this.#topic = new Topic(this, 'Alarms', { enforceSSL: true });
    this.#topic.addSubscription(new EmailSubscription(settings.alarmMail));
    this.undoing = {
      customer: this.#serviceAlarms('customer', site),
      employee: this.#serviceAlarms('employee', site),
    };
    this.#alarm('LoadBalancerErrors', {
      metric: site.loadBalancer.metrics.httpCodeElb(HttpCodeElb.ELB_5XX_COUNT, MINUTE_SUM),
      badFrom: 10,
      advice: 'The load balancer found no task that answers.',
    });
    for (const table of Object.values(tables)) this.#throttleAlarm(table);
    readOwnMetrics(this, running.employee.log);
    for (const name of Object.keys(OWN_METRICS) as OwnMetricName[]) this.#ownAlarm(name);
    this.#dashboard(props);
  }

  #serviceAlarms(name: ServiceName, { colours }: SiteStack): Alarm[] {
    return [
      this.#alarm(`${name}Errors`, {
        metric: errorsOf(name, colours[name]),
        badFrom: 5,
        advice: `Answers of the ${name} service fail: read the errors in its log.`,
      }),
      this.#alarm(`${name}Latency`, {
        metric: latencyOf(name, colours[name]),
        badFrom: 1,
        points: 3,
        advice: `One answer in twenty of the ${name} service takes over a second.`,
      }),
    ];
  }

  #throttleAlarm(table: Table): void {
    this.#alarm(`${table.node.id}Throttles`, {
      metric: throttlesOf(table),
      badFrom: 1,
      advice: 'DynamoDB refuses requests: raise the warm throughput of the table.',
    });
  }

  #ownAlarm(name: OwnMetricName): void {
    const { badFrom, silence, advice } = OWN_METRICS[name];
    this.#alarm(name, { metric: ownMetric(name), badFrom, advice, points: 3, silence });
  }

  #alarm(name: string, { metric, badFrom, advice, points = 2, silence = 'good' }: Watch): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.stackName}-${name}`,
      alarmDescription: advice,
      metric,
      threshold: badFrom,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: points,
      datapointsToAlarm: points,
      treatMissingData:
        silence === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
    return alarm;
  }

  #dashboard({ settings, site, running, tables }: ObservabilityProps): void {
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });
    const perService = (title: string, metricOf: (name: ServiceName) => IMetric) =>
      graph(title, SERVICE_NAMES.map(metricOf));
    const all = Object.values(tables);
    const own = (Object.keys(OWN_METRICS) as OwnMetricName[]).map(ownMetric);
    new Dashboard(this, 'Dashboard', {
      dashboardName: `foyer-${settings.stage}`,
      widgets: [
        [new Row(new SingleValueWidget({ title: 'To act on', metrics: own, width: 24 }))],
        [
          perService('Requests', (name) => requestsOf(name, site.colours[name])),
          perService('Failed answers', (name) => errorsOf(name, site.colours[name])),
          perService('Answer time, 95 of 100', (name) => latencyOf(name, site.colours[name])),
        ],
        [
          perService('CPU', (name) => running[name].service.metricCpuUtilization()),
          perService('Memory', (name) => running[name].service.metricMemoryUtilization()),
          graph('Refused by tables', all.map(throttlesOf)),
        ],
        [
          graph(
            'Read units',
            all.map((table) => table.metricConsumedReadCapacityUnits()),
          ),
          graph(
            'Write units',
            all.map((table) => table.metricConsumedWriteCapacityUnits()),
          ),
          graph('Open connections', [site.loadBalancer.metrics.activeConnectionCount()]),
        ],
      ],
    });
  }
}

type ObservabilityProps = StackProps & {
  readonly settings: Settings;
  readonly site: SiteStack;
  readonly running: Readonly<Record<ServiceName, RunningService>>;
  readonly tables: Readonly<Record<string, Table>>;
};

type Watch = {
  readonly metric: IMetric;
  /** The first bad value. */
  readonly badFrom: number;
  readonly advice: string;
  /** How many minutes in a row it must be bad. */
  readonly points?: number;
  readonly silence?: 'bad' | 'good';
};

const MINUTE = Duration.minutes(1);
const MINUTE_SUM = { period: MINUTE, statistic: 'Sum' };

type TargetGroup = Colours['blue'];

function errorsOf(name: ServiceName, colours: Colours): IMetric {
  return ofBoth(`${name}Errors`, 'SUM', colours, (group) =>
    group.metrics.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, MINUTE_SUM),
  );
}

function requestsOf(name: ServiceName, colours: Colours): IMetric {
  return ofBoth(`${name}Requests`, 'SUM', colours, (group) =>
    group.metrics.requestCount(MINUTE_SUM),
  );
}

/** In seconds, of the colour that is slower: new tasks which are slow show at once. */
function latencyOf(name: ServiceName, colours: Colours): IMetric {
  return ofBoth(`${name}Latency`, 'MAX', colours, (group) =>
    group.metrics.targetResponseTime({ period: MINUTE, statistic: 'p95' }),
  );
}

/** A metric of a service, whichever colour serves it now. */
function ofBoth(
  label: string,
  combine: 'MAX' | 'SUM',
  { blue, green }: Colours,
  metricOf: (group: TargetGroup) => IMetric,
): IMetric {
  return new MathExpression({
    expression: `${combine}([FILL(${label}Blue, 0), FILL(${label}Green, 0)])`,
    usingMetrics: { [`${label}Blue`]: metricOf(blue), [`${label}Green`]: metricOf(green) },
    label,
    period: MINUTE,
  });
}

function throttlesOf(table: Table): IMetric {
  const name = table.node.id;
  const of = (metricName: string) => table.metric(metricName, MINUTE_SUM);
  return new MathExpression({
    expression: `FILL(reads${name}, 0) + FILL(writes${name}, 0)`,
    usingMetrics: {
      [`reads${name}`]: of('ReadThrottleEvents'),
      [`writes${name}`]: of('WriteThrottleEvents'),
    },
    label: name,
    period: MINUTE,
  });
}
