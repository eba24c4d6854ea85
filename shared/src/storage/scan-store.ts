import { marshall } from '@aws-sdk/util-dynamodb';
import { DomainError, type ScanRecord } from '../domain/index.ts';
import type { Page, ScanStore } from '../use-cases/ports.ts';
import { committing, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { scanIn, scanKey, scanOf, scanPut, scanShardsOf, type ScanItem } from './scan-item.ts';

/** What was scanned at the doors, in DynamoDB. */
export function scanStore(db: Database): ScanStore {
  return {
    async keep(scan) {
      try {
        await committing(() => db.client.putItem(scanPut(db, scan)));
        return scan;
      } catch (error) {
        const standing = failedConditions(error)?.get(0) as ScanItem | undefined;
        if (!standing) throw error;
        return scanIn(standing);
      }
    },
    async find(eventId, scanId) {
      const TableName = db.table('scans');
      const Key = scanKey({ eventId, scanId });
      const { Item } = await reading(() =>
        db.client.getItem({ TableName, Key, ConsistentRead: true }),
      );
      return Item && scanOf(Item);
    },
    ofEvent: (eventId, query) => ofEvent(db, eventId, query),
    async conflictsOf(eventId, limit) {
      const { Items = [] } = await reading(() =>
        db.client.query({
          TableName: db.table('scans'),
          IndexName: 'byConflict',
          KeyConditionExpression: 'conflictOf = :event',
          ExpressionAttributeValues: marshall({ ':event': eventId }),
          ScanIndexForward: false,
          Limit: limit,
        }),
      );
      return Items.map(scanOf);
    },
  };
}

/** The latest of every partition, merged; the cursor is the last scan told. */
async function ofEvent(
  db: Database,
  eventId: string,
  { size, cursor }: { readonly size: number; readonly cursor?: string | undefined },
): Promise<Page<ScanRecord>> {
  if (cursor !== undefined && !cursor.startsWith('scn_'))
    throw new DomainError('invalid-request', { field: 'cursor' });
  const shards = scanShardsOf(eventId);
  const found = await Promise.all(shards.map((shard) => latestIn(db, shard, { size, cursor })));
  const merged = found.flat().sort((one, other) => (one.scanId > other.scanId ? -1 : 1));
  const items = merged.slice(0, size);
  const last = items.at(-1);
  return merged.length > size && last ? { items, nextCursor: last.scanId } : { items };
}

async function latestIn(
  db: Database,
  shard: string,
  { size, cursor }: { readonly size: number; readonly cursor: string | undefined },
): Promise<ScanRecord[]> {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('scans'),
      KeyConditionExpression:
        cursor === undefined ? 'scanShard = :shard' : 'scanShard = :shard AND scanId < :cursor',
      ExpressionAttributeValues: marshall({
        ':shard': shard,
        ...(cursor !== undefined && { ':cursor': cursor }),
      }),
      ScanIndexForward: false,
      ConsistentRead: true,
      // One more than asked for tells whether there are more.
      Limit: size + 1,
    }),
  );
  return Items.map(scanOf);
}
