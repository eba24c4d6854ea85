import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import {
  DomainError,
  promoUsesOf,
  type Booking,
  type EpochMs,
  type EventId,
  type PromoId,
} from '../domain/index.ts';
import { committing, failedConditions, reading } from './conflicts.ts';
import type { Database } from './database.ts';
import { promoSale, promoShares, type PromoPoolItem } from './promo-pools.ts';
import { bookingKey } from './seat-booking.model.ts';
import { shardOf } from './shards.ts';
import { updateBuilder } from './update-builder.ts';

/** Items that count the uses of one code, so that many sales at once do not meet in one. */
const USE_SHARDS = 8;
const USE_BUCKETS = 'promo#';

/** An item of the EventStats table: `promo#<promoId>#<shard>`, tickets bought with a code. */
type UseRecord = { readonly eventId: string; readonly bucket: string; readonly uses: number };

/** Tries to turn claims into uses while others draw from the same pools. */
const TRIES = 6;

/**
 * Makes a confirmed booking's claims of promo uses permanent and counts them, in one transaction with a mark on the
 * booking, which is the proof that it was not done before.
 */
export async function usePromo(db: Database, booking: Booking, now: EpochMs): Promise<void> {
  if (!booking.promoUse) return;
  const shares = promoShares(booking);
  const by = { bookingId: booking.bookingId, now };
  const gone = new Set<string>();
  const seen = new Map<string, PromoPoolItem>();
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const open = shares.filter(({ key }) => !gone.has(key));
    const failed = await refusedOf(db, [
      bookingMarked(db, booking),
      countOf(db, booking, booking.promoUse.promoId),
      ...open.map((share) => promoSale(db, share, by, seen.get(share.key))),
    ]);
    if (!failed || failed.has(0)) return;
    for (const [position, item] of failed) {
      const share = open[position - 2];
      if (share && item) seen.set(share.key, item as PromoPoolItem);
      else if (share) gone.add(share.key);
    }
  }
  throw new DomainError('busy', { bookingId: booking.bookingId });
}

/** Tickets bought with each code of an event. */
export async function promoUses(
  db: Database,
  eventId: EventId,
): Promise<ReadonlyMap<PromoId, number>> {
  const { Items = [] } = await reading(() =>
    db.client.query({
      TableName: db.table('eventStats'),
      KeyConditionExpression: 'eventId = :event AND begins_with(#bucket, :promo)',
      ExpressionAttributeNames: { '#bucket': 'bucket' },
      ExpressionAttributeValues: marshall({ ':event': eventId, ':promo': USE_BUCKETS }),
    }),
  );
  const counted = new Map<PromoId, number>();
  for (const item of Items) {
    const { bucket, uses } = unmarshall(item) as UseRecord;
    const promoId = bucket.split('#')[1] ?? '';
    counted.set(promoId, (counted.get(promoId) ?? 0) + uses);
  }
  return counted;
}

async function refusedOf(db: Database, TransactItems: TransactWriteItem[]) {
  try {
    await committing(() => db.client.transactWriteItems({ TransactItems }));
    return undefined;
  } catch (error) {
    const failed = failedConditions(error);
    if (!failed) throw error;
    return failed;
  }
}

function bookingMarked(db: Database, { bookingId }: Booking): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`attribute_not_exists(${builder.path('promoCounted')})`);
  builder.require(`attribute_exists(${builder.path('promoUse')})`);
  builder.set(`${builder.path('promoCounted')} = ${builder.value(true)}`);
  return { Update: builder.build(db.table('seatBookings'), bookingKey(bookingId)) };
}

function countOf(db: Database, booking: Booking, promoId: PromoId): TransactWriteItem {
  const { eventId, bookingId, lines } = booking;
  const bucket = `${USE_BUCKETS}${promoId}#${shardOf(bookingId, USE_SHARDS)}`;
  return {
    Update: {
      TableName: db.table('eventStats'),
      Key: marshall({ eventId, bucket }),
      UpdateExpression: 'ADD uses :uses',
      ExpressionAttributeValues: marshall({ ':uses': promoUsesOf(lines) }),
    },
  };
}
