import { Duration, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { Peer, Port, SecurityGroup, type Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCertificate,
  ListenerCondition,
  SslPolicy,
  TargetType,
  type ApplicationListener,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { firewall } from './firewall.ts';
import { READY_PATH, SERVICE_NAMES, SERVICES, type ServiceName } from './service-specs.ts';
import type { Settings } from './settings.ts';

/** The two sets of tasks between which a deployment of a service shifts. */
export type Colours = Readonly<Record<'blue' | 'green', ApplicationTargetGroup>>;

/** What people reach: the load balancer with its paths, the firewall before it, and the identity of our mails. */
export class SiteStack extends Stack {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** What people use. */
  readonly production: ApplicationListener;
  /** What only our own hooks reach: the tasks that are to become the production ones. */
  readonly test: ApplicationListener;
  readonly colours: Readonly<Record<ServiceName, Colours>>;
  /** Of the tasks: only the load balancer reaches them. */
  readonly taskGroup: SecurityGroup;

  constructor(scope: Construct, id: string, { settings, network, logs, ...props }: SiteProps) {
    super(scope, id, props);
    const { vpc, outwardAddresses } = network;
    this.loadBalancer = this.#loadBalancer(vpc, logs);
    this.taskGroup = this.#taskGroup(vpc);
    this.colours = {
      customer: this.#colours('customer', vpc),
      employee: this.#colours('employee', vpc),
    };
    this.production = this.#production(settings);
    this.test = this.#test(outwardAddresses);
    this.#route(this.production, 'blue');
    this.#route(this.test, 'green');
    firewall(this, settings, {
      guarded: this.loadBalancer.loadBalancerArn,
      // The hooks open the portal's pages too, and they come from our own addresses.
      admitted: [...settings.officeAddresses, ...outwardAddresses],
    });
    new EmailIdentity(this, 'MailIdentity', { identity: Identity.domain(domainOf(settings)) });
  }

  #loadBalancer(vpc: Vpc, logs: Bucket): ApplicationLoadBalancer {
    const group = new SecurityGroup(this, 'LoadBalancerGroup', { vpc, allowAllOutbound: false });
    Validations.of(group).acknowledge({
      id: 'AwsSolutions-EC23',
      reason: 'The site is for everybody; the portal is kept to listed addresses by the firewall.',
    });
    const loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc,
      internetFacing: true,
      securityGroup: group,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
      // The services close idle connections after 65 s, and live maps send something every 15 s.
      idleTimeout: Duration.seconds(60),
    });
    loadBalancer.logAccessLogs(logs, 'load-balancer');
    return loadBalancer;
  }

  #taskGroup(vpc: Vpc): SecurityGroup {
    const group = new SecurityGroup(this, 'TaskGroup', { vpc });
    for (const name of SERVICE_NAMES) {
      const port = Port.tcp(SERVICES[name].port);
      group.connections.allowFrom(this.loadBalancer, port, `Requests for the ${name} service`);
    }
    return group;
  }

  #colours(name: ServiceName, vpc: Vpc): Colours {
    const targetGroup = (colour: string) =>
      new ApplicationTargetGroup(this, `${name}-${colour}`, {
        vpc,
        port: SERVICES[name].port,
        protocol: ApplicationProtocol.HTTP,
        targetType: TargetType.IP,
        deregistrationDelay: Duration.seconds(30),
        healthCheck: {
          path: READY_PATH,
          interval: Duration.seconds(5),
          timeout: Duration.seconds(4),
          healthyThresholdCount: 2,
          unhealthyThresholdCount: 2,
          healthyHttpCodes: '200',
        },
      });
    return { blue: targetGroup('blue'), green: targetGroup('green') };
  }

  /** By TLS with plain HTTP sent there, or by plain HTTP where there is no certificate. */
  #production({ certificateArn }: Settings): ApplicationListener {
    const action = ListenerAction.forward([this.colours.customer.blue]);
    if (!certificateArn) {
      return this.loadBalancer.addListener('Production', { port: 80, defaultAction: action });
    }
    this.loadBalancer.addListener('Plain', {
      port: 80,
      defaultAction: ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
    return this.loadBalancer.addListener('Production', {
      port: 443,
      certificates: [ListenerCertificate.fromArn(certificateArn)],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: action,
    });
  }

  #test(ownAddresses: readonly string[]): ApplicationListener {
    const listener = this.loadBalancer.addListener('Test', {
      port: 8080,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction: ListenerAction.forward([this.colours.customer.green]),
    });
    for (const address of ownAddresses) {
      listener.connections.allowDefaultPortFrom(Peer.ipv4(address), 'Our own hooks');
    }
    return listener;
  }

  /** The paths of the services that have some; the listener's own action leads to the other one. */
  #route(listener: ApplicationListener, colour: keyof Colours): void {
    for (const [index, name] of SERVICE_NAMES.entries()) {
      const { paths } = SERVICES[name];
      if (!paths) continue;
      listener.addAction(`${name}Paths`, {
        priority: 10 * (index + 1),
        conditions: [ListenerCondition.pathPatterns([...paths])],
        action: ListenerAction.forward([this.colours[name][colour]]),
      });
    }
  }
}

type SiteProps = StackProps & {
  readonly settings: Settings;
  readonly network: { readonly vpc: Vpc; readonly outwardAddresses: readonly string[] };
  readonly logs: Bucket;
};

function domainOf({ mailFrom }: Settings): string {
  return mailFrom.slice(mailFrom.lastIndexOf('@') + 1).replace(/>$/, '');
}
