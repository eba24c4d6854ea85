import {
  bestAvailable,
  choosePools,
  DomainError,
  freeSeats,
  offeredCategories,
  placeLinesOf,
  requireAllowedLines,
  requireOffered,
  seatIdsOf,
  seatLinesOf,
  type Booking,
  type BookingLine,
  type CategoryId,
  type Instant,
  type MinorUnits,
  type RoomStates,
  type SeatId,
  type SeatingPlan,
  type SectionId,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { PlanStore, RoomReader, RoomView } from '../ports.ts';
import type { SeatsInFlight } from './seats-in-flight.ts';

/** The best seats together that somebody wants: in one category, within some prices, or any. */
export type BestWish = {
  readonly categoryId?: CategoryId | undefined;
  /** The lowest and the highest price, in minor units; both are within. */
  readonly priceFrom?: MinorUnits | undefined;
  readonly priceTo?: MinorUnits | undefined;
  readonly wheelchairs?: number | undefined;
  readonly quantity: number;
};

/** Which seats somebody wants: exactly these, places in standing sections, or the best together. */
export type SeatWishes = {
  readonly seats?: readonly SeatId[] | undefined;
  /** What is held where some of the seats are gone; nothing at all where absent. */
  readonly instead?: 'nearest' | undefined;
  /** More seats are to come: single ones are not judged yet. */
  readonly stillChoosing?: true | undefined;
  readonly places?:
    readonly { readonly sectionId: SectionId; readonly quantity: number }[] | undefined;
  readonly best?: BestWish | undefined;
};

/** How many tickets are wanted. */
export function wantedQuantity({ seats = [], places = [], best }: SeatWishes): number {
  return seats.length + places.reduce((sum, place) => sum + place.quantity, best?.quantity ?? 0);
}

/** What choosing seats needs. */
export type ChoiceDeps = {
  plans: PlanStore;
  rooms: RoomReader;
  inFlight: SeatsInFlight;
  random: () => number;
};

/** What somebody wants at an event, and the hold that they have already. */
export type Choice = {
  readonly event: TicketedEvent;
  readonly wishes: SeatWishes;
  readonly held?: Pick<Booking, 'lines' | 'stillChoosing'>;
  /** The moment for which categories must be on sale. */
  readonly now: Instant;
};

/**
 * Turns wishes into lines at today's prices. Lines that are held and still wanted stay as they are, price and pool.
 * The best ones are in flight from their choice on, until the caller ends that.
 * Throws 'seat-unknown', 'section-unknown', 'category-unknown', 'seat-unavailable', 'places-unavailable',
 * 'category-not-on-sale', and 'too-many-tickets' where a category allows fewer than the event.
 */
export async function chooseLines(deps: ChoiceDeps, choice: Choice): Promise<BookingLine[]> {
  const lines = await wishedLines(deps, choice);
  requireAllowedLines(choice.event, lines, choice.held?.lines ?? [], choice.now);
  return lines;
}

async function wishedLines(deps: ChoiceDeps, choice: Choice): Promise<BookingLine[]> {
  const { event, wishes, held } = choice;
  const plan = await planOf(deps, event);
  const { seats = [], places = [], best } = wishes;
  const lines = linesOfSeats(choice, plan, seats);
  for (const { sectionId } of places) requireStanding(plan, sectionId);
  if (places.length === 0 && !best) return lines;
  const room = await deps.rooms.view(event);
  for (const place of places)
    lines.push(...placesIn(deps, { event, plan, room }, place, held?.lines ?? []));
  if (best) lines.push(...bestLines(deps, { event, plan, room }, best, choice));
  return lines;
}

/** The plan that an event is sold by. Throws 'plan-changed' where it is not there any more. */
export async function planOf(
  { plans }: Pick<ChoiceDeps, 'plans'>,
  { eventId, planVersion }: TicketedEvent,
): Promise<SeatingPlan> {
  const plan = await plans.find(planVersion);
  if (!plan) throw new DomainError('plan-changed', { eventId });
  return plan;
}

/** The lines of exact seats: those held already as they are, the others at today's prices. */
export function linesOfSeats(
  { event, held }: Pick<Choice, 'event' | 'held'>,
  plan: SeatingPlan,
  seats: readonly SeatId[],
): BookingLine[] {
  const kept = (held?.lines ?? []).filter(
    (line) => line.kind === 'seat' && seats.includes(line.seatId),
  );
  const had = new Set(seatIdsOf(kept));
  const others = seats.filter((seatId) => !had.has(seatId));
  return [...kept, ...seatLinesOf(event, plan, others)];
}

/** A room's seats as they are to somebody who has some of them: those are free, seats in flight to others are not. */
export function rowsFor(
  { inFlight }: Pick<ChoiceDeps, 'inFlight'>,
  { event, plan, room }: OpenRoom,
  held: Choice['held'],
): RoomStates {
  return inFlight.hide(
    event.eventId,
    plan,
    freeSeats(plan, room.rows, seatIdsOf(held?.lines ?? [])),
  );
}

function requireStanding(plan: SeatingPlan, sectionId: SectionId): void {
  const section = plan.sections.find((one) => one.sectionId === sectionId);
  if (section?.kind !== 'standing') throw new DomainError('section-unknown', { sectionId });
}

/** The room to choose in, as it stands. */
export type OpenRoom = {
  readonly event: TicketedEvent;
  readonly plan: SeatingPlan;
  readonly room: RoomView;
};

type PlaceWish = { readonly sectionId: SectionId; readonly quantity: number };

function placesIn(
  deps: ChoiceDeps,
  { event, plan, room }: OpenRoom,
  { sectionId, quantity }: PlaceWish,
  kept: readonly BookingLine[],
): BookingLine[] {
  const had = kept
    .filter((line) => line.kind === 'place' && line.sectionId === sectionId)
    .slice(0, quantity);
  const more = quantity - had.length;
  if (more === 0) return had;
  const draws = choosePools(room.pools[sectionId] ?? [], more, deps.random);
  if (!draws) throw new DomainError('places-unavailable', { sectionId });
  return [...had, ...placeLinesOf(event, plan, sectionId, draws)];
}

/** The best seats together; for a category that stands, places in one of its sections. */
function bestLines(
  deps: ChoiceDeps,
  { event, plan, room }: OpenRoom,
  best: BestWish,
  choice: Choice,
): BookingLine[] {
  const { categoryId, quantity, wheelchairs } = best;
  const among = categoriesFor(event, best, choice.now);
  const wish = { quantity, categoryId, among, wheelchairs };
  const seats = bestAvailable(plan, rowsFor(deps, { event, plan, room }, choice.held), wish);
  if (seats) {
    deps.inFlight.begin(event.eventId, seats);
    return linesOfSeats(choice, plan, seats);
  }
  for (const section of plan.sections) {
    if (section.kind === 'seated' || wheelchairs || !among.has(section.categoryId)) continue;
    if (categoryId && section.categoryId !== categoryId) continue;
    const draws = choosePools(room.pools[section.sectionId] ?? [], quantity, deps.random);
    if (draws) return placeLinesOf(event, plan, section.sectionId, draws);
  }
  throw new DomainError('seat-unavailable', { seats: [] });
}

/** The categories within the prices that a party of this size can be offered; as {@link requireOffered} where there is none. */
function categoriesFor(
  event: TicketedEvent,
  { categoryId, quantity, priceFrom = 0, priceTo = Infinity }: BestWish,
  now: Instant,
): ReadonlySet<CategoryId> {
  if (categoryId) requireOffered(event, categoryId, quantity, now);
  const offered = offeredCategories(event, quantity, now);
  const [first] = event.categories;
  if (first && offered.size === 0) requireOffered(event, first.categoryId, quantity, now);
  const within = event.categories.filter(({ price }) => price >= priceFrom && price <= priceTo);
  return new Set(
    within.map((category) => category.categoryId).filter((category) => offered.has(category)),
  );
}
