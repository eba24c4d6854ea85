import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventId } from '../domain/index.ts';
import type { Database } from './database.ts';
import { PUBLIC_PARTS, type EventPart } from './event.model.ts';
import { queryAll } from './query-all.ts';

/**
 * All parts of an event that customers may see, by one consistent Query (rule 30). Without Dynamoose, which takes 50 ms
 * of CPU for an event of sixty sections.
 */
export function publicParts(db: Database, eventId: EventId): Promise<EventPart[]> {
  return partsUnder(db, eventId, PUBLIC_PARTS);
}

/** Parts whose sort key begins with a prefix. */
export async function partsUnder(
  db: Database,
  eventId: EventId,
  prefix: string,
): Promise<EventPart[]> {
  const items = await queryAll(db, {
    TableName: db.table('events'),
    KeyConditionExpression: prefix
      ? 'eventId = :eventId AND begins_with(part, :prefix)'
      : 'eventId = :eventId',
    ExpressionAttributeValues: marshall({
      ':eventId': eventId,
      ...(prefix && { ':prefix': prefix }),
    }),
    ConsistentRead: true,
  });
  return items.map((item) => unmarshall(item) as EventPart);
}
