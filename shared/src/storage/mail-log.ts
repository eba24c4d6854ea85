import type { QueryCommandInput, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  mailPurposeOf,
  subjectOf,
  type AuditEntry,
  type BookingId,
  type Effect,
  type EventId,
  type Instant,
  type MailPurpose,
  type MailRecord,
  type MailRef,
} from '../domain/index.ts';
import type { MailLog, Page } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { commitUnlessRefused, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { outboxShardOf, parkedShard, putBack, type OutboxRecord } from './outbox-item.ts';
import { aboutOf, marksOf, type SentMailItem } from './outbox-sent-mails.ts';
import { countAll, queryAll, type RawItem } from './query-all.ts';

/** Mails as the Outbox table tells of them: marks of those sent, effects of the others. */
export function mailLog(db: Database): MailLog {
  return {
    failed: (eventId, limit) => failed(db, eventId, limit),
    sent: (eventId, limit, cursor) => sent(db, eventId, limit, cursor),
    countSent: (eventId, since, purposes) => countSent(db, eventId, since, purposes),
    countAbout: (about) => countAll(db, partition(db, marksOf(about))),
    ofBooking: (bookingId) => ofBooking(db, bookingId),
    sendAgain: (eventId, refs, entry) => sendAgain(db, eventId, refs, entry),
  };
}

const SENT = 'sent#';

function shownOf(db: Database, eventId: EventId, order: string): QueryCommandInput {
  return {
    TableName: db.table('outbox'),
    IndexName: 'byEvent',
    KeyConditionExpression: `mailsOf = :event AND ${order}`,
    ExpressionAttributeValues: marshall({ ':event': eventId, ':sent': SENT }),
  };
}

async function failed(db: Database, eventId: EventId, limit: number): Promise<MailRecord[]> {
  const query = shownOf(db, eventId, 'mailOrder < :sent');
  const { Items = [] } = await reading(() => db.client.query({ ...query, Limit: limit }));
  return Items.flatMap(effectRecord);
}

const CURSOR = /^sent#[\dTZ:.-]{24}#[\w.-]{1,200}~[\w-]{1,80}$/;

/** The cursor names the last mail of the page before: its place in the index, and what it was about. */
async function sent(
  db: Database,
  eventId: EventId,
  limit: number,
  cursor?: string,
): Promise<Page<MailRecord>> {
  const start = cursor === undefined ? undefined : startOf(eventId, cursor);
  const { Items = [], LastEvaluatedKey: last } = await reading(() =>
    db.client.query({
      ...shownOf(db, eventId, 'begins_with(mailOrder, :sent)'),
      ...{ ScanIndexForward: false, Limit: limit },
      ...(start && { ExclusiveStartKey: start }),
    }),
  );
  const items = Items.map(sentRecord);
  if (!last) return { items };
  const { mailOrder, shard } = unmarshall(last) as { mailOrder: string; shard: string };
  return { items, nextCursor: `${mailOrder}~${aboutOf({ shard })}` };
}

function startOf(mailsOf: EventId, cursor: string): RawItem {
  if (!CURSOR.test(cursor)) throw new DomainError('invalid-request', { field: 'query.cursor' });
  const [mailOrder = '', about = ''] = cursor.split('~');
  const id = mailOrder.split('#')[2] ?? '';
  return marshall({ mailsOf, mailOrder, shard: marksOf(about), id });
}

function countSent(
  db: Database,
  eventId: EventId,
  since: Instant,
  purposes: readonly MailPurpose[],
): Promise<number> {
  const values = purposes.map((purpose, index) => [`:purpose${index}`, purpose] as const);
  return countAll(db, {
    ...shownOf(db, eventId, 'mailOrder >= :sent'),
    FilterExpression: `purpose IN (${values.map(([name]) => name).join(', ')})`,
    ExpressionAttributeValues: marshall(
      Object.fromEntries<string>([[':event', eventId], [':sent', SENT + since], ...values]),
    ),
  });
}

/** Marks and effects of a booking; effects that failed stand in partitions of their own. */
async function ofBooking(db: Database, bookingId: BookingId): Promise<MailRecord[]> {
  const shard = outboxShardOf(bookingId);
  const homes = [shard, parkedShard('later', shard), parkedShard('dead', shard)];
  const [marks, ...effects] = await Promise.all([
    queryAll(db, partition(db, marksOf(bookingId))),
    ...homes.map((home) => queryAll(db, aboutBooking(db, home, bookingId))),
  ]);
  return [...effects.flat().flatMap(effectRecord), ...marks.map(sentRecord)];
}

function partition(db: Database, shard: string): QueryCommandInput {
  return {
    TableName: db.table('outbox'),
    KeyConditionExpression: '#shard = :shard',
    ExpressionAttributeNames: { '#shard': 'shard' },
    ExpressionAttributeValues: marshall({ ':shard': shard }),
    ConsistentRead: true,
  };
}

function aboutBooking(db: Database, shard: string, bookingId: BookingId): QueryCommandInput {
  return {
    ...partition(db, shard),
    FilterExpression: 'effect.bookingId = :booking',
    ExpressionAttributeValues: marshall({ ':shard': shard, ':booking': bookingId }),
  };
}

function sentRecord(item: RawItem): MailRecord {
  const mark = unmarshall(item) as SentMailItem;
  const { purpose, to, sentAt: at } = mark;
  return { state: 'sent', purpose, about: aboutOf(mark), to, at, tries: 0 };
}

/** The record of an effect that mails; none of one that does not. */
function effectRecord(item: RawItem): MailRecord[] {
  const { shard, id, effect, tries, createdAt: at, to, reason } = unmarshall(item) as OutboxRecord;
  const purpose = mailPurposeOf(effect);
  if (!purpose) return [];
  const about = aboutEffect(effect);
  const told = { purpose, about, at, tries, ...(to && { to }), ...(reason && { reason }) };
  if (shard.startsWith('out#')) return [{ ...told, state: 'waiting' }];
  const ref = { shard, id };
  if (shard.startsWith('dead#')) return [{ ...told, state: 'given-up', ref }];
  return [{ ...told, state: 'failed', ref, nextAt: id.slice(0, id.indexOf('#')) }];
}

function aboutEffect(effect: Effect): string {
  if ('entryId' in effect) return effect.entryId;
  return 'bookingId' in effect ? effect.bookingId : subjectOf(effect);
}

/** Failed effects go back to their shard with all their tries before them. */
async function sendAgain(
  db: Database,
  eventId: EventId,
  refs: readonly MailRef[],
  entry: AuditEntry,
): Promise<boolean> {
  const found = await Promise.all(refs.map((ref) => recordAt(db, ref)));
  const records = found.filter((record) => record?.mailsOf === eventId) as OutboxRecord[];
  if (records.length < refs.length) return false;
  const TransactItems = [...records.flatMap((record) => moveBack(db, record)), auditPut(db, entry)];
  return commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }));
}

async function recordAt(db: Database, ref: MailRef): Promise<OutboxRecord | undefined> {
  const { shard, id } = ref;
  const { Item } = await reading(() =>
    db.client.getItem({
      ...{ TableName: db.table('outbox'), Key: marshall({ shard, id }), ConsistentRead: true },
    }),
  );
  return Item && (unmarshall(Item) as OutboxRecord);
}

function moveBack(db: Database, record: OutboxRecord): TransactWriteItem[] {
  const TableName = db.table('outbox');
  const { shard, id } = record;
  const home = marshall({ ...putBack(record), tries: 0 }, { removeUndefinedValues: true });
  const here = 'attribute_exists(id)';
  return [
    { Delete: { TableName, Key: marshall({ shard, id }), ConditionExpression: here } },
    { Put: { TableName, Item: home } },
  ];
}
