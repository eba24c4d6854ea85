import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Put } from '@aws-sdk/client-dynamodb';
import { DAY_MS, epochOf, isConflict, lets, type ScanRecord } from '../domain/index.ts';
import type { Database } from './database.ts';
import type { RawItem } from './query-all.ts';
import { shardNumbers, shardOf } from './shards.ts';

/** Partitions of an event's scans: devices write to all of them evenly. */
const SCAN_SHARDS = 16;

/** Scans that let nobody in are kept this long. */
const REFUSED_KEPT_MS = 90 * DAY_MS;

/** An item of the Scans table. */
export type ScanItem = ScanRecord & {
  readonly scanShard: string;
  /** Partition of the byConflict index: the event, for conflicts alone. */
  readonly conflictOf?: string;
  /** End in epoch seconds; absent for what let somebody through. */
  readonly expires?: number;
};

/** Every partition of an event's scans. */
export function scanShardsOf(eventId: string): string[] {
  return shardNumbers(SCAN_SHARDS).map((shard) => `${eventId}#${shard}`);
}

/** The key of a scan. */
export function scanKey({ eventId, scanId }: Pick<ScanRecord, 'eventId' | 'scanId'>): RawItem {
  return marshall({ scanShard: `${eventId}#${shardOf(scanId, SCAN_SHARDS)}`, scanId });
}

/** Writes a scan unless there is one of its id. */
export function scanPut(db: Database, scan: ScanRecord): Put {
  const ends = Math.floor((epochOf(scan.receivedAt) + REFUSED_KEPT_MS) / 1000);
  const conflict = isConflict(scan);
  const item = {
    ...scan,
    ...(conflict && { conflictOf: scan.eventId }),
    ...(!lets(scan.result) && !conflict && { expires: ends }),
  };
  return {
    TableName: db.table('scans'),
    Item: { ...marshall(item, { removeUndefinedValues: true }), ...scanKey(scan) },
    ConditionExpression: 'attribute_not_exists(scanId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

/** The scan in an item. */
export function scanOf(item: RawItem): ScanRecord {
  return scanIn(unmarshall(item) as ScanItem);
}

/** The scan in an item as a failed condition shows it. */
export function scanIn(item: ScanItem): ScanRecord {
  const { scanShard: _shard, conflictOf: _conflict, expires: _expires, ...scan } = item;
  return scan;
}
