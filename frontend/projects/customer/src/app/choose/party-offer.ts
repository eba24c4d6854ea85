import type { EventView, SeatingPlanView } from '@foyer/shared/contract';
import { bestAvailable, SEAT_STATES } from '@foyer/shared/domain';
import type { SeatAvailability } from '@foyer/ui/seat-map/seat-map-inputs.ts';
import { roomPlan } from './room-plan.ts';

/** Who comes, and what they are looking for. */
export type Party = {
  readonly quantity: number;
  /** The categories that they have picked out; any when empty. */
  readonly categories: readonly string[];
  /** Whether one of them comes in a wheelchair. */
  readonly wheelchair: boolean;
};

/** What there is for a party: these seats, whatever the service finds, or nothing. */
export type PartyOffer =
  | { readonly kind: 'seats'; readonly seats: readonly string[] }
  | { readonly kind: 'ask' }
  | { readonly kind: 'none'; readonly anyFree: boolean };

/** The best seats for a party as the room is now; left to the service until that is known, and for standing places. */
export function partyOffer(
  room: {
    readonly event: EventView;
    readonly plan: SeatingPlanView | undefined;
    readonly availability: SeatAvailability | undefined;
  },
  party: Party,
): PartyOffer {
  const { event, plan, availability } = room;
  if (!plan || !availability) return { kind: 'ask' };
  const among = new Set(categoriesFor(event, party));
  const seats = bestAvailable(roomPlan(plan), availability.rows, {
    quantity: party.quantity,
    among,
    ...(party.wheelchair && { wheelchairs: 1 }),
  });
  if (seats) return { kind: 'seats', seats };
  const stands = plan.sections.some(
    (section) =>
      section.kind === 'standing' &&
      among.has(section.categoryId) &&
      (availability.places[section.sectionId] ?? 0) >= party.quantity,
  );
  return stands && !party.wheelchair
    ? { kind: 'ask' }
    : { kind: 'none', anyFree: isAnyFree(availability) };
}

/** The categories that a party of this size may have, of those that it has picked out. */
function categoriesFor(event: EventView, { quantity, categories }: Party): string[] {
  return event.categories
    .filter(({ maxPerBooking = quantity }) => quantity <= maxPerBooking)
    .map(({ categoryId }) => categoryId)
    .filter((categoryId) => categories.length === 0 || categories.includes(categoryId));
}

function isAnyFree({ rows, places }: SeatAvailability): boolean {
  return (
    Object.values(rows).some((row) => row.includes(SEAT_STATES.free)) ||
    Object.values(places).some((left) => left > 0)
  );
}

/** What the seats of an offer cost together, in minor units. */
export function priceOfSeats(
  event: EventView,
  plan: SeatingPlanView,
  seats: readonly string[],
): number {
  const prices = new Map(event.categories.map(({ categoryId, price }) => [categoryId, price]));
  let sum = 0;
  for (const section of plan.sections) {
    if (section.kind === 'standing') continue;
    for (const row of section.rows) {
      for (const seat of row.seats)
        if (seats.includes(seat.seatId)) sum += prices.get(seat.categoryId ?? row.categoryId) ?? 0;
    }
  }
  return sum;
}
