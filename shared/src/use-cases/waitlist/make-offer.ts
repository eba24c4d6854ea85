import {
  epochOf,
  type AuditEntry,
  type ChosenOffer,
  type Instant,
  type TicketedEvent,
} from '../../domain/index.ts';
import { roomInventory } from '../availability/room-inventory.ts';
import { readRoom } from '../availability/room-reading.ts';
import type { Ledger, PlanStore, RoomView, SeatStore } from '../ports.ts';
import { bookingOfOffer, isPromoted } from './offer-booking.ts';
import { mailOf, promoted, type SettleOffersDeps } from './settle-offers.ts';

/** What making offers needs. */
export type OfferDeps = SettleOffersDeps & {
  plans: PlanStore;
  seats: Pick<SeatStore, 'release' | 'readSection' | 'readPools' | 'changedSince' | 'readBlocks'>;
  ledger: Pick<Ledger, 'offer' | 'confirm'>;
};

/** The room as the waitlist sees it: what got free is free at once. */
export async function roomBehindGates(
  deps: Pick<OfferDeps, 'plans' | 'seats'>,
  event: TicketedEvent,
  now: Instant,
): Promise<RoomView> {
  const { layout, states } = await readRoom(deps, event);
  const inventory = roomInventory(layout);
  const open = states.map((state) => ({ ...state, gated: false }));
  inventory.apply(open, epochOf(now));
  inventory.arrange(layout, epochOf(now));
  return inventory.current();
}

/**
 * Holds places for a party until the offer ends, or confirms them at once where that is a promotion. False when others
 * were faster or the party does not wait any more.
 */
export async function makeOffer(
  deps: OfferDeps,
  event: TicketedEvent,
  { entry, lines, audit }: ChosenOffer & { readonly audit?: AuditEntry },
  now: Instant,
): Promise<boolean> {
  const booking = bookingOfOffer(deps, { event, entry, lines }, now);
  const effects = isPromoted(booking) ? [] : [mailOf(entry, 'offer')];
  const commit = { entry, booking, effects, ...(audit && { audit }) };
  const made = await deps.ledger.offer(commit, epochOf(now));
  if (made) await promoted(deps, event, booking, now);
  return made;
}
