import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  DomainError,
  instantOf,
  linesOf,
  numbersLeft,
  type EpochMs,
  type Ticket,
} from '../domain/index.ts';
import type { Cancellation } from '../use-cases/ports.ts';
import { auditPut } from './audit-item.ts';
import type { Database } from './database.ts';
import { returnOf } from './inventory-changes.ts';
import type { InventoryWriter, Refused } from './inventory-writer.ts';
import { refunded } from './ledger-refund.ts';
import { bookingReduced } from './ledger-updates.ts';
import { limitReturn } from './limit-store.ts';
import { outboxPut } from './outbox-item.ts';
import type { TicketItem } from './ticket-item.ts';
import { updateBuilder } from './update-builder.ts';

type Deps = { readonly db: Database; readonly inventory: InventoryWriter };

/**
 * Cancels tickets of a confirmed booking, or all of it, with everything that hangs on them, in one transaction: of the
 * largest booking 88 writes of DynamoDB's 100. False when something is not as it was read. Throws 'busy'.
 */
export async function cancelBooking(
  deps: Deps,
  cancellation: Cancellation,
  now: EpochMs,
): Promise<boolean> {
  let refused = await commit(deps, cancellation, now);
  // The limit stands first: a limit set after the purchase has never counted these tickets.
  if (cancellation.limit && refused?.others.size === 1 && refused.others.has(0)) {
    const { limit: _limit, ...uncounted } = cancellation;
    refused = await commit(deps, uncounted, now);
  }
  if (!refused) return true;
  const { bookingId } = cancellation.booking;
  if (refused.others.size === 0) throw new DomainError('busy', { bookingId });
  return false;
}

function commit(
  { db, inventory }: Deps,
  { booking, becomes, tickets, paid, limit, effects, audit }: Cancellation,
  now: EpochMs,
): Promise<Refused | undefined> {
  const stay = numbersLeft(becomes);
  const numbers = numbersLeft(booking).filter((number) => !stay.includes(number));
  const others: TransactWriteItem[] = [
    ...(limit ? [limitReturn(db, limit, numbers.length)] : []),
    bookingReduced(db, booking, becomes),
    ...(paid ? refunded(db, paid) : []),
    ...numbers.map((number) =>
      ticketVoided(
        db,
        { bookingId: booking.bookingId, number, touchedAt: instantOf(now) },
        tickets?.find((ticket) => ticket.number === number),
      ),
    ),
    ...effects.map((effect) => outboxPut(db, effect, instantOf(now))),
    ...(audit ? [auditPut(db, audit)] : []),
  ];
  return inventory.commit(returnOf({ ...booking, lines: linesOf(booking, numbers) }), now, others);
}

/** A ticket that its owner gives back must be as they saw it: neither used at a door nor passed on meanwhile. */
function ticketVoided(
  db: Database,
  { bookingId, number, touchedAt }: Pick<TicketItem, 'bookingId' | 'number' | 'touchedAt'>,
  asRead: Ticket | undefined,
): TransactWriteItem {
  const builder = updateBuilder();
  builder.require(`attribute_exists(${builder.path('bookingId')})`);
  if (asRead) {
    builder.require(`${builder.path('status')} = ${builder.value(asRead.status)}`);
    builder.require(`${builder.path('generation')} = ${builder.value(asRead.generation)}`);
  }
  builder.set(`${builder.path('status')} = ${builder.value('void')}`);
  builder.set(`${builder.path('touchedAt')} = ${builder.value(touchedAt)}`);
  return { Update: builder.build(db.table('tickets'), { bookingId, number }) };
}
