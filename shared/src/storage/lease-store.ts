import { marshall } from '@aws-sdk/util-dynamodb';
import type { LeaseStore } from '../use-cases/ports.ts';
import { commitUnlessRefused } from './conflicts.ts';
import type { Database } from './database.ts';

/** The partition of the Outbox table that holds the leases, by name. */
export const LEASES = 'lease';

/** Leases in DynamoDB; an item with `owner` and `until` each. */
export function leaseStore(db: Database): LeaseStore {
  const TableName = db.table('outbox');
  return {
    take(name, owner, now, until) {
      return commitUnlessRefused(() =>
        db.client.updateItem({
          TableName,
          Key: marshall({ shard: LEASES, id: name }),
          UpdateExpression: 'SET #owner = :owner, #until = :until',
          ConditionExpression: 'attribute_not_exists(#owner) OR #owner = :owner OR #until < :now',
          ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
          ExpressionAttributeValues: marshall({ ':owner': owner, ':until': until, ':now': now }),
        }),
      );
    },
    async give(name, owner) {
      await commitUnlessRefused(() =>
        db.client.deleteItem({
          TableName,
          Key: marshall({ shard: LEASES, id: name }),
          ConditionExpression: '#owner = :owner',
          ExpressionAttributeNames: { '#owner': 'owner' },
          ExpressionAttributeValues: marshall({ ':owner': owner }),
        }),
      );
    },
  };
}
