import { Duration } from 'aws-cdk-lib';
import { CfnScalingPolicy } from 'aws-cdk-lib/aws-applicationautoscaling';
import type { FargateService, ScalableTaskCount } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import type { ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';
import type { Colours } from './site.ts';

type Scaled = {
  readonly settings: Settings;
  readonly service: FargateService;
  readonly colours: Colours;
};

const CPU_PERCENT = 60;
/** A sale begins within seconds: more tasks at once, fewer only when it is quiet. */
const MORE_AFTER = Duration.seconds(30);
const FEWER_AFTER = Duration.minutes(5);

/** Lets a service grow with its CPU, and the customer service with its requests too. */
export function scaleService(scope: Construct, name: ServiceName, scaled: Scaled): void {
  const { min, max } = scaled.settings[name].tasks;
  const count = scaled.service.autoScaleTaskCount({ minCapacity: min, maxCapacity: max });
  count.scaleOnCpuUtilization('Cpu', {
    targetUtilizationPercent: CPU_PERCENT,
    scaleOutCooldown: MORE_AFTER,
    scaleInCooldown: FEWER_AFTER,
  });
  if (name === 'customer') scaleByRequests(scope, count, scaled);
}

/**
 * Requests a minute and task. The metric that AWS has for it belongs to one target group, but each deployment moves the
 * traffic to the other one: so it is the sum of both over the tasks that run.
 */
function scaleByRequests(scope: Construct, count: ScalableTaskCount, scaled: Scaled): void {
  const { settings, service, colours } = scaled;
  const policy = new CfnScalingPolicy(scope, 'RequestsPerTask', {
    policyName: 'requests-per-task',
    policyType: 'TargetTrackingScaling',
    serviceNamespace: 'ecs',
    scalableDimension: 'ecs:service:DesiredCount',
    resourceId: `service/${service.cluster.clusterName}/${service.serviceName}`,
    targetTrackingScalingPolicyConfiguration: {
      targetValue: settings.requestsPerTaskPerMinute,
      scaleOutCooldown: MORE_AFTER.toSeconds(),
      scaleInCooldown: FEWER_AFTER.toSeconds(),
      customizedMetricSpecification: {
        metrics: [
          requestsTo('blue', colours.blue),
          requestsTo('green', colours.green),
          tasksOf(service),
          {
            id: 'each',
            label: 'Requests a minute and task',
            expression: '(FILL(blue, 0) + FILL(green, 0)) / tasks',
            returnData: true,
          },
        ],
      },
    },
  });
  policy.node.addDependency(count);
}

function requestsTo(
  id: string,
  { targetGroupFullName, firstLoadBalancerFullName }: ApplicationTargetGroup,
) {
  return {
    id,
    returnData: false,
    metricStat: {
      stat: 'Sum',
      metric: {
        namespace: 'AWS/ApplicationELB',
        metricName: 'RequestCount',
        dimensions: [
          { name: 'TargetGroup', value: targetGroupFullName },
          { name: 'LoadBalancer', value: firstLoadBalancerFullName },
        ],
      },
    },
  };
}

function tasksOf(service: FargateService) {
  return {
    id: 'tasks',
    returnData: false,
    metricStat: {
      stat: 'Average',
      metric: {
        namespace: 'ECS/ContainerInsights',
        metricName: 'RunningTaskCount',
        dimensions: [
          { name: 'ClusterName', value: service.cluster.clusterName },
          { name: 'ServiceName', value: service.serviceName },
        ],
      },
    },
  };
}
