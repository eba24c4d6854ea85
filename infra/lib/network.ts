import { Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  CfnEIP,
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  IpAddresses,
  NatProvider,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/** Where everything runs: two or three zones, tasks without public addresses, tables and buckets reached without the internet. */
export class NetworkStack extends Stack {
  readonly vpc: Vpc;
  /** The addresses under which our own tasks and hooks appear outside. */
  readonly outwardAddresses: readonly string[];
  readonly #zones: string[];

  constructor(scope: Construct, id: string, { settings, ...props }: NetworkProps) {
    super(scope, id, props);
    this.#zones = ['a', 'b', 'c'].slice(0, settings.zones).map((zone) => settings.region + zone);
    const addresses = this.#zones.map((_, index) => new CfnEIP(this, `Outward${index + 1}`));
    this.outwardAddresses = addresses.map(({ ref }) => `${ref}/32`);
    this.vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr('10.20.0.0/16'),
      maxAzs: settings.zones,
      natGatewayProvider: NatProvider.gateway({
        eipAllocationIds: addresses.map(({ attrAllocationId }) => attrAllocationId),
      }),
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'tasks', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      ],
      gatewayEndpoints: {
        DynamoDb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
        S3: { service: GatewayVpcEndpointAwsService.S3 },
      },
    });
    Validations.of(this.vpc).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason: 'The zones are named, so that no template depends on what an account answers.',
    });
    this.vpc.addFlowLog('Refused', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'RefusedLog', { retention: settings.logRetentionDays }),
      ),
      trafficType: FlowLogTrafficType.REJECT,
    });
  }

  /** Named here, so that nothing has to be asked of an account. */
  override get availabilityZones(): string[] {
    return this.#zones;
  }
}

type NetworkProps = StackProps & { readonly settings: Settings };
