import {
  addedSums,
  DomainError,
  later,
  SECOND_MS,
  sumsBetween,
  sumsOfBooking,
  sumsOfTicket,
  type Booking,
  type EventId,
  type FigureSums,
  type Instant,
} from '../../domain/index.ts';
import type { EventRecords, FigureStore, PaymentStore, ShardFigures } from '../ports.ts';

/** What recounting needs. */
export type RecountDeps = {
  figures: Pick<FigureStore, 'shards' | 'shardOf' | 'correct' | 'recount' | 'noteRecount'>;
  records: Pick<EventRecords, 'bookings' | 'tickets'>;
  payments: Pick<PaymentStore, 'ofBooking'>;
};

/** So long nothing must have happened in a shard: the indexes by which an event's bookings are found lag behind. */
const QUIET_MS = 10 * SECOND_MS;

const TRIES = 5;
const READ_AT_ONCE = 24;

/**
 * Compares an event's figures with its tables and adds what is missing. Every change of the tables that counts leaves an
 * item in the outbox in the same commit: where a shard has the same pending items and the same number of counts before and
 * after the tables are read, the tables say what it has counted and has pending. What differs then is wrong at any other
 * moment too, so that adding it loses nothing that is counted meanwhile.
 * Answers with how many sums were wrong. Throws 'busy' while too much is sold.
 */
export async function recountFigures(
  deps: RecountDeps,
  eventId: EventId,
  now: Instant,
): Promise<number> {
  const done = new Set<string>();
  let differences = 0;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = await deps.figures.shards(eventId);
    const truth = await tablesSay(deps, eventId);
    const after = new Map((await deps.figures.shards(eventId)).map((each) => [each.shard, each]));
    for (const seen of before.filter(({ shard }) => !done.has(shard))) {
      if (seen.mark !== after.get(seen.shard)?.mark || !isQuiet(seen, now)) continue;
      const missing = sumsBetween(addedSums([seen.counted, seen.pending]), sumsIn(truth, seen));
      if (missing.size > 0 && !(await deps.figures.correct({ eventId, seen, missing }, now)))
        continue;
      differences += missing.size;
      done.add(seen.shard);
    }
    if (done.size === before.length) return differences;
    if (!before.every((seen) => isQuiet(seen, now))) break;
  }
  throw new DomainError('busy', { eventId });
}

/** Recounts because somebody asked for it, and notes what came of it. Throws 'busy' while too much is sold. */
export async function performRecount(
  deps: RecountDeps,
  { eventId }: { readonly eventId: EventId },
  now: Instant,
): Promise<void> {
  const differences = await recountFigures(deps, eventId, now);
  const asked = await deps.figures.recount(eventId);
  await deps.figures.noteRecount(eventId, {
    askedAt: asked?.askedAt ?? now,
    ...{ doneAt: now, differences },
  });
}

function isQuiet({ changedAt }: ShardFigures, now: Instant): boolean {
  return changedAt <= later(now, -QUIET_MS);
}

function sumsIn(truth: ReadonlyMap<string, FigureSums[]>, { shard }: ShardFigures): FigureSums {
  return addedSums(truth.get(shard) ?? []);
}

/** What the tables say of an event, by the shards into which it is counted. */
async function tablesSay(
  { figures, records, payments }: RecountDeps,
  eventId: EventId,
): Promise<Map<string, FigureSums[]>> {
  const sums = new Map<string, FigureSums[]>();
  const note = (bookingId: string, more: FigureSums) => {
    const shard = figures.shardOf(bookingId);
    const all = sums.get(shard) ?? [];
    all.push(more);
    sums.set(shard, all);
  };
  const [bookings, tickets] = await Promise.all([
    records.bookings(eventId),
    records.tickets(eventId),
  ]);
  for (const ticket of tickets) note(ticket.bookingId, sumsOfTicket(ticket));
  for (let start = 0; start < bookings.length; start += READ_AT_ONCE) {
    const some = bookings.slice(start, start + READ_AT_ONCE);
    const read = some.map(
      async (booking) => [booking, await refundsOf(payments, booking)] as const,
    );
    for (const [booking, refunds] of await Promise.all(read))
      note(booking.bookingId, sumsOfBooking(booking, refunds));
  }
  return sums;
}

/** What went back of the payment that paid for a booking; a second payment was never counted, and neither is what goes back of it. */
async function refundsOf(
  payments: Pick<PaymentStore, 'ofBooking'>,
  { bookingId, paidBy = 0 }: Booking,
) {
  if (paidBy === 0) return [];
  const { refunds } = await payments.ofBooking(bookingId);
  return refunds.filter(({ attempt }) => attempt === paidBy);
}
