import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTables } from './create-tables.ts';
import { TABLES } from './table-shape.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

async function indexesOf(TableName: string): Promise<string[]> {
  const { Table } = await database.db.client.describeTable({ TableName });
  return (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName = '' }) => IndexName).sort();
}

it('gives a table that stands the indexes that it lacks, with what is in it', async () => {
  const { db } = database;
  const TableName = db.table('users');
  await db.client.deleteTable({ TableName });
  await db.client.createTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'userId', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }],
  });
  await db.client.putItem({
    TableName,
    Item: { userId: { S: 'usr_1' }, portal: { S: 'employee' } },
  });
  for (let time = 0; time < 2; time += 1) await createTables(db);
  expect(await indexesOf(TableName)).toEqual(TABLES.users.indexes.map(({ name }) => name).sort());
  const found = await db.client.query({
    TableName,
    IndexName: 'byPortal',
    KeyConditionExpression: 'portal = :portal',
    ExpressionAttributeValues: { ':portal': { S: 'employee' } },
  });
  expect(found.Count).toBe(1);
});
