import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  epochOf,
  freePlacesAt,
  poolBlockName,
  type AuditEntry,
  type Booking,
  type EpochMs,
  type EventId,
  type PromoCode,
} from '../domain/index.ts';
import type { PoolState, PromoChange, PromoStore } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import { committing, commitUnlessRefused, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { partsUnder } from './event-reading.ts';
import { PROMO_PARTS, promoPart, type PromoPart } from './event.model.ts';
import { limitStep, type LimitedPromo, type LimitStep } from './promo-limit.ts';
import { promoRelease, promoShares } from './promo-pools.ts';
import { promoUses, usePromo } from './promo-uses.ts';
import { readBlocks } from './seat-block-reading.ts';

/** Tries to change a limit before too many people use the code. */
const TRIES = 8;

/** Promo codes in the Events table, their limited uses as pools in the Seats table. */
export function promoStore(db: Database): PromoStore {
  return {
    find: (eventId, code) => find(db, eventId, code),
    async list(eventId) {
      const parts = await partsUnder(db, eventId, PROMO_PARTS);
      return parts.map((part) => promoOf(part as PromoPart));
    },
    write: (promo, change) => write(db, promo, change),
    remove: (promo, entry) => remove(db, promo, entry),
    pools: (promo) => poolsOf(db, promo),
    async freeUses(promo, some, now) {
      const pools = await poolsOf(db, promo, some);
      const free = new Map(pools.map((pool) => [pool.pool, freePlacesAt(pool, now)]));
      return Array.from({ length: promo.pools?.count ?? 0 }, (_, pool) => free.get(pool) ?? 0);
    },
    release: (booking, now) => release(db, booking, now),
    use: (booking, now) => usePromo(db, booking, now),
    uses: (eventId) => promoUses(db, eventId),
  };
}

async function find(db: Database, eventId: EventId, code: string): Promise<PromoCode | undefined> {
  const { Item } = await reading(() =>
    db.client.getItem({
      TableName: db.table('events'),
      Key: marshall({ eventId, part: promoPart(code) }),
      ConsistentRead: true,
    }),
  );
  return Item && promoOf(unmarshall(Item) as PromoPart);
}

function promoOf({ part: _part, ...promo }: PromoPart): PromoCode {
  return promo;
}

/** Pools of a code's uses by consistent read: all of them, or some. */
async function poolsOf(
  db: Database,
  { eventId, pools }: PromoCode,
  some?: readonly number[],
): Promise<PoolState[]> {
  if (!pools) return [];
  const numbers = some ?? Array.from({ length: pools.count }, (_, pool) => pool);
  const refs = numbers.map((pool) => {
    return { eventId, sectionId: pools.poolsId, block: poolBlockName(pool) };
  });
  const states = await readBlocks(db, refs);
  return states.filter((state) => state.kind === 'pool').sort((a, b) => a.pool - b.pool);
}

/** Writes a code; a limit that touches many pools is reached in several commits, the first with all else. */
async function write(db: Database, promo: PromoCode, change: PromoChange): Promise<PromoCode> {
  let { stands } = change;
  const entries = [auditPut(db, change.entry)];
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const step = await nextStep(db, { promo, stands, change });
    const next: PromoCode = {
      ...promo,
      ...(step && { maxUses: step.maxUses, pools: step.pools }),
      version: (stands?.version ?? 0) + 1,
    };
    const writes = [codePut(db, next, stands), ...entries, ...(step?.writes ?? [])];
    if (!(await committed(db, writes, next))) continue;
    if (next.maxUses === promo.maxUses) return next;
    stands = next;
    entries.length = 0;
    attempt = 0;
  }
  throw new DomainError('busy');
}

type Writing = {
  readonly promo: PromoCode;
  readonly stands: PromoCode | undefined;
  readonly change: PromoChange;
};

async function nextStep(
  db: Database,
  { promo, stands, change }: Writing,
): Promise<LimitStep | undefined> {
  if (!isLimited(promo)) return undefined;
  const same = stands?.pools?.poolsId === promo.pools.poolsId;
  const pools = same ? await poolsOf(db, stands) : [];
  const used = pools.reduce((sum, { sold }) => sum + sold, 0);
  const usedBefore = Math.max(0, change.used - used);
  return limitStep(db, promo, { pools, usedBefore }, epochOf(change.now));
}

function isLimited(promo: PromoCode): promo is LimitedPromo {
  return promo.pools !== undefined && promo.maxUses !== undefined;
}

/** A code, if it stands as it was read. */
function codePut(db: Database, promo: PromoCode, stands: PromoCode | undefined): TransactWriteItem {
  const item: PromoPart = { ...promo, part: promoPart(promo.code) };
  return {
    Put: {
      TableName: db.table('events'),
      Item: marshall(item, { removeUndefinedValues: true }),
      ...(stands
        ? {
            ConditionExpression: '#version = :read AND promoId = :promo',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: marshall({
              ':read': stands.version,
              ':promo': stands.promoId,
            }),
          }
        : { ConditionExpression: 'attribute_not_exists(part)' }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

/** Commits a step; false where its pools have changed since they were read. */
async function committed(
  db: Database,
  TransactItems: TransactWriteItem[],
  { eventId, code, version }: PromoCode,
): Promise<boolean> {
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems }));
    return true;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    if (!failed.has(0)) return false;
    if (version === 1) throw new DomainError('promo-exists', { eventId, code });
    throw new DomainError(failed.get(0) ? 'busy' : 'promo-unknown', { eventId, code });
  }
}

/** Removes a code. Its pools stay: bookings that have the code keep their price and their claims. */
async function remove(
  db: Database,
  { eventId, code }: PromoCode,
  entry: AuditEntry,
): Promise<void> {
  const removal: TransactWriteItem = {
    Delete: {
      TableName: db.table('events'),
      Key: marshall({ eventId, part: promoPart(code) }),
      ConditionExpression: 'attribute_exists(part)',
    },
  };
  const TransactItems = [removal, auditPut(db, entry)];
  if (!(await commitUnlessRefused(() => db.client.transactWriteItems({ TransactItems }))))
    throw new DomainError('promo-unknown', { eventId, code });
}

async function release(db: Database, booking: Booking, now: EpochMs): Promise<void> {
  const by = { bookingId: booking.bookingId, now };
  for (const share of promoShares(booking)) {
    await commitUnlessRefused(() => db.client.updateItem(promoRelease(db, share, by)));
  }
}
