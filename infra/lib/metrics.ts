import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter, type LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { NAMESPACE, OWN_METRICS, type OwnMetric, type OwnMetricName } from './own-metrics.ts';

/** Reads all metrics of our own from a log. */
export function readOwnMetrics(scope: Construct, logGroup: LogGroup): void {
  for (const [metricName, metric] of Object.entries<OwnMetric>(OWN_METRICS)) {
    new MetricFilter(scope, `${metricName}Filter`, {
      logGroup,
      filterPattern: FilterPattern.stringValue('$.msg', '=', metric.line),
      metricNamespace: NAMESPACE,
      metricName,
      metricValue: metric.field ? `$.${metric.field}` : '1',
    });
  }
}

/** A metric of our own, a minute a point. */
export function ownMetric(metricName: OwnMetricName): Metric {
  const { statistic } = OWN_METRICS[metricName];
  return new Metric({
    namespace: NAMESPACE,
    metricName,
    statistic,
    period: Duration.minutes(1),
  });
}
