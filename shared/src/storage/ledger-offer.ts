import { epochOf, instantOf, type EpochMs } from '../domain/index.ts';
import type { OfferCommit } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import type { Database } from './database.ts';
import { holdOf } from './inventory-changes.ts';
import type { InventoryWriter } from './inventory-writer.ts';
import { outboxPut } from './outbox-item.ts';
import { bookingItem } from './seat-booking.model.ts';
import { entryOffered } from './waitlist-entry.ts';

type Deps = { readonly db: Database; readonly inventory: InventoryWriter };

/**
 * Holds what got free for an entry: seats, booking and entry change together or not at all (rule 22). False when the
 * seats are gone or the entry does not wait any more; a repeat after a lost reply is false as well and has changed nothing.
 */
export async function makeOffer(
  { db, inventory }: Deps,
  { entry, booking, effects, audit }: OfferCommit,
  now: EpochMs,
): Promise<boolean> {
  const until = epochOf(booking.heldUntil);
  const write = { ...holdOf({ ...booking, until }), for: 'waitlist' as const };
  const offer = { bookingId: booking.bookingId, until: booking.heldUntil };
  const refused = await inventory.commit(write, now, [
    entryOffered(db, entry, offer),
    {
      Put: {
        TableName: db.table('seatBookings'),
        Item: bookingItem(booking),
        ConditionExpression: 'attribute_not_exists(bookingId)',
      },
    },
    ...(audit ? [auditPut(db, audit)] : []),
    ...effects.map((effect) => outboxPut(db, effect, instantOf(now))),
  ]);
  return refused === undefined;
}
