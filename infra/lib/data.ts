import {
  TABLES,
  type IndexShape,
  type KeyAttribute,
  type TableKey,
  type TableShape,
} from '@foyer/shared/tables';
import { Duration, RemovalPolicy, Stack, Validations, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  Table,
  TableEncryption,
  type Attribute,
} from 'aws-cdk-lib/aws-dynamodb';
import { Repository, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { SECRETS, type SecretName } from './service-environment.ts';
import { SERVICE_NAMES, type ServiceName } from './service-specs.ts';
import { tablePrefixOf, type Settings } from './settings.ts';

/** What must outlive every deployment: tables, secrets and images. Nothing of it is ever deleted by a change here. */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableKey, Table>>;
  readonly secrets: Readonly<Record<SecretName, Secret>>;
  readonly repositories: Readonly<Record<ServiceName, Repository>>;

  constructor(scope: Construct, id: string, { settings, ...props }: DataProps) {
    super(scope, id, props);
    this.tables = recordOf(Object.keys(TABLES) as TableKey[], (key) =>
      tableOf(this, key, settings),
    );
    this.secrets = recordOf(Object.keys(SECRETS) as SecretName[], (name) =>
      secretOf(this, name, settings),
    );
    this.repositories = recordOf(SERVICE_NAMES, (name) => repositoryOf(this, name, settings));
  }
}

type DataProps = StackProps & { readonly settings: Settings };

const IMAGES_KEPT = 30;
const UNTAGGED_KEPT_DAYS = 1;
const SECRET_LENGTH = 48;

function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}

function tableOf(scope: Construct, key: TableKey, settings: Settings): Table {
  const shape: TableShape = TABLES[key];
  const warm = settings.warmThroughput[key];
  const table = new Table(scope, shape.name, {
    tableName: tablePrefixOf(settings) + shape.name,
    partitionKey: attributeOf(shape.partition),
    ...(shape.sort && { sortKey: attributeOf(shape.sort) }),
    ...(shape.ttl && { timeToLiveAttribute: shape.ttl }),
    ...(warm && {
      warmThroughput: { readUnitsPerSecond: warm.reads, writeUnitsPerSecond: warm.writes },
    }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const index of shape.indexes) table.addGlobalSecondaryIndex(indexOf(index));
  return table;
}

function indexOf({ name, partition, sort, projection }: IndexShape) {
  const keys = {
    indexName: name,
    partitionKey: attributeOf(partition),
    sortKey: attributeOf(sort),
  };
  if (projection === 'all') return { ...keys, projectionType: ProjectionType.ALL };
  if (projection === 'keys') return { ...keys, projectionType: ProjectionType.KEYS_ONLY };
  const nonKeyAttributes = [...projection];
  return { ...keys, projectionType: ProjectionType.INCLUDE, nonKeyAttributes };
}

function attributeOf({ name, type }: KeyAttribute): Attribute {
  return { name, type: type === 'N' ? AttributeType.NUMBER : AttributeType.STRING };
}

/** Random where any text will do; what has a form of its own begins as such a text, which no service starts with. */
function secretOf(scope: Construct, name: SecretName, settings: Settings): Secret {
  const secret = new Secret(scope, name, {
    secretName: `foyer-${settings.stage}/${name}`,
    description: SECRETS[name],
    generateSecretString: { passwordLength: SECRET_LENGTH, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(secret).acknowledge({
    id: 'AwsSolutions-SMG4',
    reason:
      'Tickets, links and sessions depend on it: people rotate it as docs/operations.md tells.',
  });
  return secret;
}

function repositoryOf(scope: Construct, name: ServiceName, { stage }: Settings): Repository {
  return new Repository(scope, `${name}Images`, {
    repositoryName: `foyer-${stage}-${name}`,
    imageScanOnPush: true,
    imageTagMutability: TagMutability.IMMUTABLE,
    lifecycleRules: [
      {
        description: 'What lost its tag',
        tagStatus: TagStatus.UNTAGGED,
        maxImageAge: Duration.days(UNTAGGED_KEPT_DAYS),
      },
      { description: 'Versions to go back to', maxImageCount: IMAGES_KEPT },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
