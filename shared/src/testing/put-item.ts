import { marshall } from '@aws-sdk/util-dynamodb';
import type { Database } from '../storage/database.ts';
import type { TableKey } from '../storage/table-shape.ts';

/** Writes an item as it is, past the stores, so that a test begins where it likes. */
export async function putItem(db: Database, table: TableKey, item: object): Promise<void> {
  const Item = marshall(item, { removeUndefinedValues: true });
  await db.client.putItem({ TableName: db.table(table), Item });
}
