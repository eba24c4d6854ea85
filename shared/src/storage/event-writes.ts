import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { isDeepStrictEqual } from 'node:util';
import {
  DomainError,
  type AuditEntry,
  type EventId,
  type Instant,
  type TicketedEvent,
} from '../domain/index.ts';
import type { EventStep, EventWrite } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, failedConditions, type FailedItem } from './conflicts.ts';
import type { Database } from './database.ts';
import { EVENT_PART, type EventPart } from './event.model.ts';
import { eventOf, headOf, partsBelow } from './event-parts.ts';
import { partsUnder, publicParts } from './event-reading.ts';
import { outboxPut } from './outbox-item.ts';
import { updateBuilder } from './update-builder.ts';
import type { RawItem } from './query-all.ts';

/** The most writes of one DynamoDB transaction. */
const WRITES_PER_TRANSACTION = 100;

/**
 * Writes those parts that differ from what stands and removes those that the event no longer has, in one transaction as
 * far as DynamoDB allows. Of an event with more than a hundred such parts the first transaction takes the version, so
 * that no other change comes between, and the event itself is written last.
 */
export async function putEvent(
  db: Database,
  event: TicketedEvent,
  { expected, entry, effect }: EventWrite = {},
): Promise<void> {
  const stands = await publicParts(db, event.eventId);
  const head: TransactWriteItem = {
    Put: { ...headPut(db, event), ...expectation(event, expected) },
  };
  const writes = [
    ...partWrites(db, event, stands),
    ...(entry ? [auditPut(db, entry)] : []),
    ...(effect ? [outboxPut(db, effect, event.updatedAt)] : []),
  ];
  if (writes.length < WRITES_PER_TRANSACTION) {
    return transact(db, [head, ...writes], () => changed(event.eventId));
  }
  const claim = eventOf(stands)
    ? versionClaim(db, event, expected)
    : { Put: { ...headPut(db, { ...event, status: 'draft' }), ...expectation(event, expected) } };
  await inSteps(db, event, { claim, writes });
}

/** Moves an event on, with what is committed with the step. */
export async function moveEvent(
  db: Database,
  eventId: EventId,
  step: EventStep,
  now: Instant,
): Promise<void> {
  const { from, to, expected, entry, effect } = step;
  const writes = [
    stepUpdate(db, eventId, step, now),
    ...(entry ? [auditPut(db, entry)] : []),
    ...(effect ? [outboxPut(db, effect, now)] : []),
  ];
  await transact(db, writes, (stands) => {
    // Our own move stands when only the reply to it was lost.
    if (!expected && stands?.['status'] === to && stands['updatedAt'] === now) return undefined;
    if (expected && stands?.['status'] === from) return changed(eventId);
    return new DomainError('event-not-found', { eventId });
  });
}

function stepUpdate(
  db: Database,
  eventId: EventId,
  { from, to, expected, reason }: EventStep,
  now: Instant,
): TransactWriteItem {
  const builder = updateBuilder();
  const [status, updatedAt] = [builder.path('status'), builder.path('updatedAt')];
  builder.require(`${status} = ${builder.value(from)}`);
  if (expected) builder.require(`${updatedAt} = ${builder.value(expected)}`);
  builder.set(`${status} = ${builder.value(to)}`);
  builder.set(`${updatedAt} = ${builder.value(now)}`);
  const why = builder.path('statusReason');
  if (reason) builder.set(`${why} = ${builder.value(reason)}`);
  else builder.remove(why);
  return { Update: builder.build(db.table('events'), { eventId, part: EVENT_PART }) };
}

/** Removes a draft: the event itself first, which makes its other parts unreachable, then those. */
export async function removeDraft(
  db: Database,
  eventId: EventId,
  entry: AuditEntry,
): Promise<void> {
  const head: TransactWriteItem = {
    Delete: {
      TableName: db.table('events'),
      Key: keyOf(eventId, EVENT_PART),
      ConditionExpression: '#status = :draft',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: marshall({ ':draft': 'draft' }),
    },
  };
  const refuse = () => new DomainError('event-not-draft', { eventId });
  await transact(db, [head, auditPut(db, entry)], refuse);
  const left = await partsUnder(db, eventId, '');
  const deletions = left.map(({ part }) => deletionOf(db, eventId, part));
  for (const TransactItems of inLots(deletions)) {
    await committing(() => db.client.transactWriteItems({ TransactItems }));
  }
}

type Steps = { readonly claim: TransactWriteItem; readonly writes: readonly TransactWriteItem[] };

async function inSteps(db: Database, event: TicketedEvent, { claim, writes }: Steps) {
  const refuse = () => changed(event.eventId);
  await transact(db, [claim], refuse);
  const ours: TransactWriteItem = {
    ConditionCheck: {
      TableName: db.table('events'),
      Key: keyOf(event.eventId, EVENT_PART),
      ...isVersion(event.updatedAt),
    },
  };
  for (const lot of inLots(writes)) await transact(db, [ours, ...lot], refuse);
  await transact(db, [{ Put: { ...headPut(db, event), ...isVersion(event.updatedAt) } }], refuse);
}

/** The writes that make the parts below the event itself those of the event. */
function partWrites(
  db: Database,
  event: TicketedEvent,
  stands: readonly EventPart[],
): TransactWriteItem[] {
  const TableName = db.table('events');
  const wanted = partsBelow(event);
  const kept = new Set(wanted.map(({ part }) => part));
  const before = new Map(stands.map((part) => [part.part, marshalled(part)]));
  return [
    ...stands
      .filter((part) => isBelow(part) && !kept.has(part.part))
      .map(({ part }) => deletionOf(db, event.eventId, part)),
    ...wanted
      .filter((part) => !isDeepStrictEqual(marshalled(part), before.get(part.part)))
      .map((part) => ({ Put: { TableName, Item: marshalled(part) } })),
  ];
}

/** The event itself, without its other parts. */
function headPut(db: Database, event: TicketedEvent) {
  return { TableName: db.table('events'), Item: marshalled(headOf(event)) };
}

/** That a version stands. */
function isVersion(updatedAt: Instant) {
  return {
    ConditionExpression: 'updatedAt = :version',
    ExpressionAttributeValues: marshall({ ':version': updatedAt }),
  };
}

/** Takes the next version of an event that stands, and changes nothing else. */
function versionClaim(
  db: Database,
  event: TicketedEvent,
  expected: EventWrite['expected'],
): TransactWriteItem {
  const { ExpressionAttributeValues = {}, ...rest } = expectation(event, expected);
  return {
    Update: {
      TableName: db.table('events'),
      Key: keyOf(event.eventId, EVENT_PART),
      UpdateExpression: 'SET updatedAt = :now',
      ExpressionAttributeValues: {
        ...ExpressionAttributeValues,
        ...marshall({ ':now': event.updatedAt }),
      },
      ...rest,
    },
  };
}

/** That the version that was read stands, in the status that it was read in; a write of the event never moves it. */
function expectation({ status }: TicketedEvent, expected: EventWrite['expected']) {
  if (expected === undefined) return {};
  if (expected === null) return { ConditionExpression: 'attribute_not_exists(eventId)' };
  return {
    ConditionExpression: 'updatedAt = :read AND #status = :status',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: marshall({ ':read': expected, ':status': status }),
  };
}

/** Commits all writes; where the condition of the first one fails, `refuse` decides by what stands. */
async function transact(
  db: Database,
  TransactItems: TransactWriteItem[],
  refuse: (stands: FailedItem) => DomainError | undefined,
): Promise<void> {
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems }));
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    const refusal = refuse(failed.get(0));
    if (refusal) throw refusal;
  }
}

function changed(eventId: EventId): DomainError {
  return new DomainError('event-changed', { eventId });
}

function deletionOf(db: Database, eventId: EventId, part: string): TransactWriteItem {
  return { Delete: { TableName: db.table('events'), Key: keyOf(eventId, part) } };
}

/** Writes in lots that leave room for one condition in each transaction. */
function inLots(writes: readonly TransactWriteItem[]): TransactWriteItem[][] {
  const size = WRITES_PER_TRANSACTION - 1;
  return Array.from({ length: Math.ceil(writes.length / size) }, (_, index) =>
    writes.slice(index * size, (index + 1) * size),
  );
}

const isBelow = ({ part }: Pick<EventPart, 'part'>): boolean => part !== EVENT_PART;

const keyOf = (eventId: EventId, part: string) => marshall({ eventId, part });

function marshalled(part: EventPart): RawItem {
  return marshall(part, { removeUndefinedValues: true });
}
