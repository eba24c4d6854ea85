import { beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES, type TableShape } from '@foyer/shared/tables';
import {
  propertiesOf,
  resourcesOf,
  synthesize,
  SYNTHESIZED_WITHIN_MS,
  type Synthesized,
} from './synthesized.ts';

const MEDIA = {
  domain: 'media.example.org',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000',
};

/** A trial: plain HTTP, the payment sandbox, three zones, a table warmed up, a name of its own for pictures. */
let synthesized: Synthesized;
beforeAll(async () => {
  synthesized = await synthesize({
    certificateArn: null,
    payments: 'sandbox',
    zones: 3,
    media: MEDIA,
    warmThroughput: { seats: { reads: 30_000, writes: 20_000 } },
  });
}, SYNTHESIZED_WITHIN_MS);

it('leaves nothing to the checks of templates', () => {
  expect(synthesized.faults).toEqual([]);
  expect(synthesized.findings).toEqual([]);
});

describe('the tables', () => {
  const tables = () => propertiesOf(synthesized.templates.data, 'AWS::DynamoDB::Table');

  it.each(Object.values<TableShape>(TABLES))(
    '$name has the keys, indexes and end of its shape',
    (shape) => {
      const table = tables().find(
        ({ TableName }) => TableName === `foyer-production-${shape.name}`,
      );
      const keys = [shape.partition, ...(shape.sort ? [shape.sort] : [])];
      const keySchema = table?.['KeySchema'] as { AttributeName: string }[];
      expect(keySchema.map(({ AttributeName }) => AttributeName)).toEqual(
        keys.map(({ name }) => name),
      );
      const indexes = (table?.['GlobalSecondaryIndexes'] ?? []) as { IndexName: string }[];
      expect(indexes.map(({ IndexName }) => IndexName)).toEqual(
        shape.indexes.map(({ name }) => name),
      );
      expect(table?.['TimeToLiveSpecification']).toEqual(
        shape.ttl ? { AttributeName: shape.ttl, Enabled: true } : undefined,
      );
    },
  );

  it('are paid by request, encrypted, recoverable, and never deleted by a change', () => {
    const found = resourcesOf(synthesized.templates.data, 'AWS::DynamoDB::Table');
    expect(found).toHaveLength(Object.keys(TABLES).length);
    for (const [, { Properties, DeletionPolicy }] of found) {
      expect(DeletionPolicy).toBe('Retain');
      expect(Properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      });
    }
  });

  it('are as warm as the settings say', () => {
    const warm = tables().filter((table) => table['WarmThroughput']);
    expect(warm).toHaveLength(1);
    expect(warm[0]).toMatchObject({
      TableName: 'foyer-production-Seats',
      WarmThroughput: { ReadUnitsPerSecond: 30_000, WriteUnitsPerSecond: 20_000 },
    });
  });
});

describe('what else is kept', () => {
  it('are secrets, each under the name of its setting', () => {
    const names = propertiesOf(synthesized.templates.data, 'AWS::SecretsManager::Secret').map(
      ({ Name }) => Name,
    );
    expect(names).toContain('foyer-production/TICKET_SIGNING_KEY');
    expect(names).toHaveLength(8);
  });

  it('are images, scanned, never moved, thirty of each service', () => {
    const repositories = propertiesOf(synthesized.templates.data, 'AWS::ECR::Repository');
    expect(repositories).toHaveLength(2);
    for (const repository of repositories) {
      expect(repository).toMatchObject({
        ImageScanningConfiguration: { ScanOnPush: true },
        ImageTagMutability: 'IMMUTABLE',
      });
      expect(JSON.stringify(repository['LifecyclePolicy'])).toContain('\\"countNumber\\":30');
    }
  });
});

type PolicyStatement = { Sid?: string; Effect: string; Action: unknown; Resource: unknown };

describe('the buckets', () => {
  it('are closed to the public, encrypted, and spoken to by TLS only', () => {
    const { content } = synthesized.templates;
    const buckets = propertiesOf(content, 'AWS::S3::Bucket');
    expect(buckets).toHaveLength(2);
    for (const bucket of buckets) {
      expect(bucket).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        BucketEncryption: expect.anything(),
      });
    }
    const policies = JSON.stringify(propertiesOf(content, 'AWS::S3::BucketPolicy'));
    expect(policies.match(/aws:SecureTransport/g)).toHaveLength(2);
  });

  it('let the network read pictures, plans and the files of the sites, never tickets', () => {
    const statements = propertiesOf(synthesized.templates.content, 'AWS::S3::BucketPolicy').flatMap(
      ({ PolicyDocument }) => (PolicyDocument as { Statement: PolicyStatement[] }).Statement,
    );
    const network = statements.filter(
      (statement) =>
        statement.Effect === 'Allow' &&
        JSON.stringify(statement).includes('cloudfront.amazonaws.com'),
    );
    const objects = network.find(({ Sid }) => Sid === 'NetworkReadsPublicFolders');
    expect(objects?.Action).toBe('s3:GetObject');
    expect(JSON.stringify(objects?.Resource)).toMatch(/images.*plans.*site/);
    expect(JSON.stringify(network)).not.toContain('tickets');
    expect(network).toHaveLength(1);
  });

  it('are where the services send people for pictures', () => {
    const tasks = propertiesOf(synthesized.templates.services, 'AWS::ECS::TaskDefinition');
    const told = JSON.stringify(tasks).match(
      /"MEDIA_ORIGIN","Value":"https:\/\/media.example.org"/g,
    );
    expect(told).toHaveLength(2);
  });

  it('are reached by the network with its own signature', () => {
    const { content } = synthesized.templates;
    expect(resourcesOf(content, 'AWS::CloudFront::OriginAccessControl')).toHaveLength(1);
    const [distribution] = propertiesOf(content, 'AWS::CloudFront::Distribution');
    expect(distribution?.['DistributionConfig']).toMatchObject({
      Aliases: ['media.example.org'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      DefaultCacheBehavior: { ViewerProtocolPolicy: 'redirect-to-https' },
    });
  });
});

describe('a trial without a certificate', () => {
  it('serves by plain HTTP, and still has its test listener', () => {
    const listeners = propertiesOf(
      synthesized.templates.site,
      'AWS::ElasticLoadBalancingV2::Listener',
    );
    expect(
      listeners.map(({ Port, Protocol }) => `${String(Protocol)} ${String(Port)}`).sort(),
    ).toEqual(['HTTP 80', 'HTTP 8080']);
  });

  it('gives the services the sandbox and no key of Stripe', () => {
    const tasks = JSON.stringify(
      propertiesOf(synthesized.templates.services, 'AWS::ECS::TaskDefinition'),
    );
    expect(tasks).toContain('SANDBOX_WEBHOOK_SECRET');
    expect(tasks).not.toContain('STRIPE_SECRET_KEY');
    expect(tasks).toContain('http://tickets.example.org');
  });
});
