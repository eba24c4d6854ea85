import { randomBytes } from 'node:crypto';
import type { Booking, Caller, TicketedEvent, WaitlistEntry } from '../domain/index.ts';
import { WAITED_SHARD_NUMBERS } from '../storage/waitlist.model.ts';
import { joinWaitlist } from '../use-cases/waitlist/join-waitlist.ts';
import { leaveWaitlist } from '../use-cases/waitlist/leave-waitlist.ts';
import { serveWaitlist } from '../use-cases/waitlist/serve-waitlist.ts';
import type { BookingWorld } from './booking-world.ts';

/** How a party waits in the small house. */
export type Patience = Partial<Pick<WaitlistEntry, 'categoryIds' | 'together'>>;

/** Somebody who waits for places of an event. */
export function waiter(world: BookingWorld, { eventId }: TicketedEvent, name: string) {
  const caller: Caller = { kind: 'visitor', visitorId: `vis_${name}` };
  const contact = { name, email: `${name}@example.org` };
  return {
    caller,
    join: (quantity: number, { categoryIds, together = 'preferred' }: Patience = {}) =>
      joinWaitlist(
        { ...world, randomBytes },
        {
          ...{ eventId, caller, contact, quantity, together },
          categoryIds: categoryIds ?? ['cat_stalls'],
        },
        world.clock.now(),
      ),
    leave: ({ entryId }: WaitlistEntry) =>
      leaveWaitlist(world, { eventId, entryId, caller }, world.clock.now()),
  };
}

/** Does once what the waitlists' job does again and again. */
export async function serveWaitlists(world: BookingWorld): Promise<void> {
  for (const shard of WAITED_SHARD_NUMBERS)
    for (const waited of await world.waitlists.waitedFor(shard))
      await serveWaitlist(world, waited, world.clock.now());
}

/** The entry as it stands, with the booking that holds its offer. */
export async function standing(
  world: BookingWorld,
  { eventId, entryId }: WaitlistEntry,
): Promise<WaitlistEntry & { readonly booking?: Booking }> {
  const entry = await world.waitlists.find(eventId, entryId);
  if (!entry) throw new Error(`${entryId} is gone`);
  const booking = entry.offer && (await world.bookings.find(entry.offer.bookingId));
  return { ...entry, ...(booking && { booking }) };
}
