import { customer, eventCard, waitlistEntryView } from '@foyer/shared/contract';
import { DomainError, type Instant, type WaitlistEntry } from '@foyer/shared/domain';
import { serve } from '@foyer/shared/http';
import {
  joinWaitlist,
  leaveWaitlist,
  requireEntry,
  type BookingStore,
  type StatsStore,
  type WaitlistStore,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = Parameters<typeof joinWaitlist>[0] &
  Parameters<typeof leaveWaitlist>[0] & {
    readonly bookings: BookingStore;
    readonly waitlists: WaitlistStore;
    readonly stats: StatsStore;
  };

/** Waiting for places of an event. */
export function waitlistRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, customer.joinWaitlist, async ({ params, body, caller, now }) =>
    viewOf(deps, await joinWaitlist(deps, { ...params, ...body, caller }, now)),
  );

  serve(router, customer.getWaitlistEntry, async ({ params, query, caller, now }) => {
    const entry = await requireEntry(deps, { ...params, ...query, caller });
    return withEvent(deps, entry, now);
  });

  serve(router, customer.leaveWaitlist, async ({ params, query, caller, now }) =>
    viewOf(deps, await leaveWaitlist(deps, { ...params, ...query, caller }, now)),
  );

  serve(router, customer.listMyWaitlistEntries, async ({ caller, now }) => {
    const entries = await deps.waitlists.ofCustomer(caller.customerId);
    return { entries: await Promise.all(entries.map((entry) => withEvent(deps, entry, now))) };
  });

  return router;
}

async function withEvent(deps: Deps, entry: WaitlistEntry, now: Instant) {
  const { eventId } = entry;
  const [event, figures, view] = await Promise.all([
    deps.events.find(eventId),
    deps.stats.figures(eventId),
    viewOf(deps, entry),
  ]);
  if (!event) throw new DomainError('event-not-found', { eventId });
  return { ...view, event: eventCard(event, figures.sold, now) };
}

async function viewOf(deps: Deps, entry: WaitlistEntry) {
  if (entry.status === 'waiting')
    return waitlistEntryView(entry, { ahead: await deps.waitlists.ahead(entry) });
  const booking = entry.offer && (await deps.bookings.find(entry.offer.bookingId));
  if (!booking) return waitlistEntryView(entry, {});
  const offerLink = deps.links.sign(booking.bookingId, booking.linkVersion);
  return waitlistEntryView(entry, { offerLink });
}
