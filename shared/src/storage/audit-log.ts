import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  auditMatcher,
  DAY_MS,
  DomainError,
  epochOf,
  instantOf,
  type AuditEntry,
} from '../domain/index.ts';
import type { AuditLog, AuditQuery, Page } from '../use-cases/ports.ts';
import { auditEntryOf, auditItem, type AuditItem } from './audit-item.ts';
import { committing, reading } from './conflicts.ts';
import type { Database } from './database.ts';

/** What one search may spend before it answers with what it has: an entry looked at counts one, */
const MOST_SPENT = 2_000;

/** and a partition read, which may be a day without entries, counts four. */
const READ_COST = 4;

/** The most entries of one read. */
const READ_AT_ONCE = 200;

/** The most days read side by side. */
const MOST_DAYS_AT_ONCE = 32;

/** A partition of the log in which entries sort by time. */
type Partition = {
  readonly index?: 'byActor' | 'byDay';
  readonly key: string;
  /** A place below all of its entries that are wanted. */
  readonly begins: string;
};

/** What of a partition lies between two places: newest first, and whether that was all. */
type Stretch = { readonly entries: readonly AuditEntry[]; readonly whole: boolean };

/** Where a search stands: entries below `before` are still to be looked at, those below `from` are not wanted. */
type Walk = {
  readonly before: string;
  readonly from: string;
  readonly spent: number;
  /** How many days to read next: more where there was little. */
  readonly days: number;
};

/** The audit log in DynamoDB. */
export function auditLog(db: Database): AuditLog {
  return {
    async add(entry) {
      const Item = marshall(auditItem(entry), { removeUndefinedValues: true });
      await committing(() => db.client.putItem({ TableName: db.table('auditLog'), Item }));
    },
    search: (query) => search(db, query),
  };
}

async function search(db: Database, query: AuditQuery): Promise<Page<AuditEntry>> {
  const wanted = matcherOf(query);
  const items: AuditEntry[] = [];
  let walk = begin(query);
  while (walk.before > walk.from && walk.spent < MOST_SPENT) {
    const { entries, next } = await readOn(db, query, walk);
    for (const entry of entries.filter(wanted)) {
      items.push(entry);
      if (items.length === query.size) return { items, nextCursor: entry.entryId };
    }
    walk = next;
  }
  return walk.before > walk.from ? { items, nextCursor: walk.before } : { items };
}

function begin({ from, until, cursor }: AuditQuery): Walk {
  const place = cursor === undefined ? until : placeOf(cursor);
  return { before: place < until ? place : until, from, spent: 0, days: 1 };
}

/** Reads the one partition that has all that is wanted, or some days side by side, up to the first that is too long. */
async function readOn(
  db: Database,
  query: AuditQuery,
  walk: Walk,
): Promise<{ entries: AuditEntry[]; next: Walk }> {
  const entries: AuditEntry[] = [];
  let { before, days } = { before: walk.before, days: Math.min(walk.days * 2, MOST_DAYS_AT_ONCE) };
  const partitions = partitionsOf(query, walk);
  const found = await Promise.all(
    partitions.map(async (each) => ({ each, ...(await read(db, each, walk)) })),
  );
  for (const { each, entries: some, whole } of found) {
    entries.push(...some);
    before = whole ? each.begins : (some.at(-1)?.entryId ?? before);
    if (whole) continue;
    days = 1;
    break;
  }
  const spent = walk.spent + entries.length + READ_COST * partitions.length;
  return { entries, next: { ...walk, before, days, spent } };
}

function partitionsOf({ subject, actor, from }: AuditQuery, walk: Walk): Partition[] {
  if (subject !== undefined) return [{ key: subject, begins: from }];
  if (actor !== undefined) return [{ index: 'byActor', key: actor, begins: from }];
  return daysBefore(walk).map((day) => ({ index: 'byDay', key: day, begins: day }));
}

/** Days from the one just before a place on, newest first, down to that of the end. */
function daysBefore({ before, from, days }: Walk): string[] {
  const newest = epochOf(dayOf(before)) - (before.length === DAY_LENGTH ? DAY_MS : 0);
  return Array.from({ length: days }, (_, back) => dayOf(instantOf(newest - back * DAY_MS))).filter(
    (day) => day >= dayOf(from),
  );
}

const DAY_LENGTH = '2026-01-01'.length;

function dayOf(place: string): string {
  return place.slice(0, DAY_LENGTH);
}

async function read(
  db: Database,
  { index, key }: Partition,
  { from, before }: Walk,
): Promise<Stretch> {
  const { Items = [], LastEvaluatedKey } = await reading(() =>
    db.client.query({
      TableName: db.table('auditLog'),
      ...(index && { IndexName: index }),
      KeyConditionExpression: '#key = :key AND entry BETWEEN :from AND :before',
      ExpressionAttributeNames: { '#key': index ? INDEX_KEYS[index] : 'subject' },
      ExpressionAttributeValues: marshall({ ':key': key, ':from': from, ':before': before }),
      ScanIndexForward: false,
      Limit: READ_AT_ONCE,
    }),
  );
  const entries = Items.map((item) => auditEntryOf(unmarshall(item) as AuditItem));
  // BETWEEN includes the place itself, which the answer before ended with.
  return { entries: entries.filter((entry) => entry.entryId < before), whole: !LastEvaluatedKey };
}

const INDEX_KEYS = { byActor: 'actorId', byDay: 'day' } as const;

function matcherOf({ search: text, action, actor }: AuditQuery): (entry: AuditEntry) => boolean {
  const holds = auditMatcher(text ?? '');
  return (entry) =>
    (action === undefined || entry.action === action) &&
    (actor === undefined || entry.actor.employeeId === actor) &&
    holds(entry);
}

const PLACE = /^\d{4}-\d{2}-\d{2}(T[\d:.]{12}Z(#[0-9a-z]+)?)?$/;

/** Reads a cursor, which a client may have made up: a place in the log, by time. */
function placeOf(cursor: string): string {
  if (!PLACE.test(cursor) || Number.isNaN(epochOf(dayOf(cursor)))) {
    throw new DomainError('invalid-request', { field: 'query.cursor' });
  }
  return cursor;
}
