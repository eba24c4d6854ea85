import { Duration, RemovalPolicy, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  CachePolicy,
  Distribution,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type BucketProps,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { bucketNameOf, type Settings } from './settings.ts';

/** Folders of the object store that everybody may read; their names change with their content. */
export const PUBLIC_FOLDERS = ['images', 'plans', 'site'] as const;

/**
 * The object store, and the network that brings its public folders near to people. Tickets stand in the object store too,
 * where only a signed link reads them: the network is not allowed to.
 */
export class ContentStack extends Stack {
  /** What the services keep: pictures, seating plans, printed tickets, snapshots, the files of the sites; the folder of a key tells which. */
  readonly objects: Bucket;
  /** Logs of the load balancer, of the network and of the other buckets. */
  readonly logs: Bucket;
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, { settings, ...props }: ContentProps) {
    super(scope, id, props);
    this.logs = logBucket(this, settings);
    this.objects = new Bucket(this, 'Objects', {
      ...PRIVATE,
      ...accessLog(this.logs, 'objects'),
      bucketName: bucketNameOf(settings, 'objects'),
      versioned: true,
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(REPLACED_KEPT_DAYS) },
        { prefix: 'site/', expiration: Duration.days(SITE_KEPT_DAYS) },
      ],
    });
    this.distribution = this.#distribution(settings);
    this.objects.addToResourcePolicy(this.#networkReads());
  }

  #distribution({ media }: Settings): Distribution {
    // By its name, so that the grant is the one below and not one of the whole bucket.
    const named = Bucket.fromBucketName(this, 'ObjectsByName', this.objects.bucketName);
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Pictures, seating plans and the files of the sites',
      defaultBehavior: behaviorOf(S3BucketOrigin.withOriginAccessControl(named)),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      logBucket: this.logs,
      logFilePrefix: 'network/',
      ...(media && {
        domainNames: [media.domain],
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(this, 'Certificate', media.certificateArn),
      }),
    });
    acknowledgeNetwork(distribution);
    return distribution;
  }

  /** Only the public folders, and only by way of this distribution. */
  #networkReads(): PolicyStatement {
    return new PolicyStatement({
      sid: 'NetworkReadsPublicFolders',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      actions: ['s3:GetObject'],
      resources: PUBLIC_FOLDERS.map((folder) => this.objects.arnForObjects(`${folder}/*`)),
      conditions: { StringEquals: { 'AWS:SourceArn': this.distribution.distributionArn } },
    });
  }
}

type ContentProps = StackProps & { readonly settings: Settings };

const REPLACED_KEPT_DAYS = 35;
/** Longer than anybody keeps a page open, and than versions are kept to go back to. */
const SITE_KEPT_DAYS = 365;

const PRIVATE = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  removalPolicy: RemovalPolicy.RETAIN,
} satisfies BucketProps;

function accessLog(bucket: Bucket, folder: string): BucketProps {
  return { serverAccessLogsBucket: bucket, serverAccessLogsPrefix: `${folder}/` };
}

function logBucket(scope: Construct, { logRetentionDays }: Settings): Bucket {
  return new Bucket(scope, 'Logs', {
    ...PRIVATE,
    // The network writes its logs by an access list.
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(logRetentionDays) }],
  });
}

function behaviorOf(origin: ReturnType<typeof S3BucketOrigin.withOriginAccessControl>) {
  return {
    origin,
    viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: ResponseHeadersPolicy.CORS_ALLOW_ALL_ORIGINS_AND_SECURITY_HEADERS,
    compress: true,
  };
}

function acknowledgeNetwork(distribution: Distribution): void {
  Validations.of(distribution).acknowledge(
    {
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      reason: 'The policy of the object store names this distribution and the public folders.',
    },
    { id: 'AwsSolutions-CFR1', reason: 'Tickets are sold to people of every country.' },
    {
      id: 'AwsSolutions-CFR2',
      reason: 'It serves public files and takes no input.',
    },
    {
      id: 'AwsSolutions-CFR4',
      reason:
        'Its own name has TLS 1.2; the default name, for a trial, has what CloudFront gives it.',
    },
  );
}
