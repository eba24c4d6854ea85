import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { EntryStatus, Instant, Offer, WaitlistEntry } from '../domain/index.ts';
import type { Database } from './database.ts';
import { updateBuilder } from './update-builder.ts';
import { entryKey, waitingPartition } from './waitlist.model.ts';

/** waiting → offered. */
export function entryOffered(db: Database, entry: WaitlistEntry, offer: Offer): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value('waiting')}`);
  builder.set(`${builder.path('status')} = ${builder.value('offered')}`);
  builder.set(`${builder.path('offer')} = ${builder.value(offer)}`);
  const partition = waitingPartition(entry.eventId, 'offered');
  builder.set(`${builder.path('waiting')} = ${builder.value(partition)}`);
  return { Update: builder.build(db.table('waitlists'), entryKey(entry)) };
}

/** To an end; the entry must stand as it was read, with the same offer. */
export function entryEnded(
  db: Database,
  entry: WaitlistEntry,
  to: EntryStatus,
  at: Instant,
): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`${builder.path('status')} = ${builder.value(entry.status)}`);
  if (entry.offer) {
    const bookingId = builder.path('offer', 'bookingId');
    builder.require(`${bookingId} = ${builder.value(entry.offer.bookingId)}`);
  }
  builder.set(`${builder.path('status')} = ${builder.value(to)}`);
  builder.set(`${builder.path('endedAt')} = ${builder.value(at)}`);
  builder.remove(builder.path('waiting'));
  return { Update: builder.build(db.table('waitlists'), entryKey(entry)) };
}
