import type { AttributeDefinition, CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import {
  TABLES,
  type IndexShape,
  type KeyAttribute,
  type TableKey,
  type TableShape,
} from './table-shape.ts';

const LOOK_AGAIN_MS = 100;

/**
 * Creates every table that does not exist yet, and every index that an existing one lacks. For local and test use:
 * deployed tables come from the infrastructure.
 */
export async function createTables(db: Database): Promise<void> {
  const { TableNames = [] } = await db.client.listTables({});
  const keys = Object.keys(TABLES) as TableKey[];
  await Promise.all(
    keys.map((key) =>
      TableNames.includes(db.table(key)) ? addIndexes(db, key) : createTable(db, key),
    ),
  );
}

/** One after the other, since a table takes one new index at a time. */
async function addIndexes(db: Database, key: TableKey): Promise<void> {
  const shape: TableShape = TABLES[key];
  const TableName = db.table(key);
  const { Table } = await db.client.describeTable({ TableName });
  const names = Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName) ?? [];
  const known = shape.indexes.filter(({ name }) => names.includes(name));
  for (const index of shape.indexes.filter((each) => !known.includes(each))) {
    known.push(index);
    await db.client.updateTable({
      TableName,
      AttributeDefinitions: attributesOf({ ...shape, indexes: known }),
      GlobalSecondaryIndexUpdates: [{ Create: indexOf(index) }],
    });
    await standing(db, TableName);
  }
}

/** Waits until a table and all its indexes are there, filled. */
async function standing(db: Database, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await db.client.describeTable({ TableName });
    const indexes = Table?.GlobalSecondaryIndexes ?? [];
    const statuses = [Table?.TableStatus, ...indexes.map(({ IndexStatus }) => IndexStatus)];
    if (statuses.every((status) => status === 'ACTIVE')) return;
    await sleep(LOOK_AGAIN_MS);
  }
}

async function createTable(db: Database, key: TableKey): Promise<void> {
  const shape: TableShape = TABLES[key];
  const name = db.table(key);
  await db.client.createTable(creationOf(name, shape));
  if (shape.ttl) {
    await db.client.updateTimeToLive({
      TableName: name,
      TimeToLiveSpecification: { Enabled: true, AttributeName: shape.ttl },
    });
  }
}

function creationOf(name: string, shape: TableShape): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributesOf(shape),
    KeySchema: keySchema(shape.partition, shape.sort),
    ...(shape.indexes.length > 0 && {
      GlobalSecondaryIndexes: shape.indexes.map(indexOf),
    }),
  };
}

function indexOf(index: IndexShape) {
  return {
    IndexName: index.name,
    KeySchema: keySchema(index.partition, index.sort),
    Projection: projectionOf(index),
  };
}

function keySchema(partition: KeyAttribute, sort?: KeyAttribute) {
  return [
    { AttributeName: partition.name, KeyType: 'HASH' as const },
    ...(sort ? [{ AttributeName: sort.name, KeyType: 'RANGE' as const }] : []),
  ];
}

function projectionOf({ projection }: IndexShape) {
  if (projection === 'all') return { ProjectionType: 'ALL' as const };
  if (projection === 'keys') return { ProjectionType: 'KEYS_ONLY' as const };
  return { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...projection] };
}

function attributesOf(shape: TableShape): AttributeDefinition[] {
  const keys = [shape, ...shape.indexes].flatMap(({ partition, sort }) =>
    sort ? [partition, sort] : [partition],
  );
  const byName = new Map(keys.map((key) => [key.name, key]));
  return [...byName.values()].map(({ name, type }) => ({
    AttributeName: name,
    AttributeType: type,
  }));
}
