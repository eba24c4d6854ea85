import {
  HOUR_MS,
  later,
  type Caller,
  type Contact,
  type EventId,
  type Instant,
} from '@foyer/shared/domain';
import { confirmBooking, holdSeats, type EventStore } from '@foyer/shared/use-cases';
import { DEMO_CUSTOMER } from './demo-accounts.ts';

/** What selling needs. */
export type SaleDeps = Parameters<typeof holdSeats>[0] &
  Parameters<typeof confirmBooking>[0] & { readonly events: Pick<EventStore, 'find'> };

const GUESTS = [
  'Marta Leal',
  'Jon Aldous',
  'Yasmin Farouk',
  'Henrik Sole',
  'Beatriz Nunes',
  'Oskar Wild',
  'Priya Raman',
  'Caetano Brito',
  'Lotte Visser',
];

/** One books so long after the other. */
const BETWEEN_MS = 20 * HOUR_MS;

/** The largest party that books together. */
const PARTY = 10;

/** Books places of a free event in real bookings until so many are taken: two by the demo's customer, the rest by guests. */
export async function sellDemo(
  deps: SaleDeps,
  eventId: EventId,
  places: number,
  now: Instant,
): Promise<void> {
  await book(deps, eventId, customerParty(2), now);
  let left = places - 2;
  for (const [index, name] of GUESTS.entries()) {
    const quantity = Math.min(PARTY, left);
    const at = later(now, -(index + 1) * BETWEEN_MS);
    if (quantity > 0) await book(deps, eventId, guestParty(name, quantity), at);
    left -= quantity;
  }
}

type Party = { readonly caller: Caller; readonly contact: Contact; readonly quantity: number };

function customerParty(quantity: number): Party {
  const { userId, email, name } = DEMO_CUSTOMER;
  const caller = { kind: 'customer', customerId: userId, email, name } as const;
  return { caller, contact: { name, email }, quantity };
}

function guestParty(name: string, quantity: number): Party {
  const key = name.toLowerCase().replace(' ', '-');
  return {
    caller: { kind: 'visitor', visitorId: `vis_demo-${key}` },
    contact: { name, email: `${key}@guests.example` },
    quantity,
  };
}

/** Holds the best places and confirms them, as a visitor of the site would. */
async function book(
  deps: SaleDeps,
  eventId: EventId,
  { caller, contact, quantity }: Party,
  now: Instant,
): Promise<void> {
  const wishes = { best: { quantity } };
  const request = { eventId, caller, idempotencyKey: 'demo', wishes };
  const booking = await holdSeats(deps, request, now);
  const event = await deps.events.find(eventId);
  if (!event || booking.status === 'confirmed') return;
  const named = {
    ...booking,
    contact,
    ...(caller.kind === 'customer' && { customerId: caller.customerId }),
  };
  await confirmBooking(deps, { event, booking: named }, now);
}
