import {
  bestAvailable,
  choosePools,
  DomainError,
  isRefusal,
  offeredCategories,
  placeLinesOf,
  requireAllowedLines,
  requireOffered,
  seatIdsOf,
  seatLinesOf,
  type BookingLine,
  type CategoryId,
  type Instant,
  type SeatId,
  type SeatingPlan,
  type SectionId,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { PlanStore, RoomReader, RoomView } from '../ports.ts';
import type { SeatsInFlight } from './seats-in-flight.ts';

/** Which seats somebody wants: exactly these, places in standing sections, or the best together. */
export type SeatWishes = {
  readonly seats?: readonly SeatId[] | undefined;
  readonly places?:
    readonly { readonly sectionId: SectionId; readonly quantity: number }[] | undefined;
  readonly best?:
    { readonly categoryId?: CategoryId | undefined; readonly quantity: number } | undefined;
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

/** Tries to choose others when those chosen for somebody were taken in the meantime. */
const CHOICES = 6;

/** What somebody wants at an event, and what they have already. */
export type Choice = {
  readonly event: TicketedEvent;
  readonly wishes: SeatWishes;
  readonly kept?: readonly BookingLine[];
  /** The moment for which categories must be on sale. */
  readonly now: Instant;
};

/**
 * Chooses lines and takes them. Where the choice was ours, chooses again as long as others were faster.
 * Throws as {@link chooseLines} and `take` do.
 */
export async function chooseAndTake<T>(
  deps: ChoiceDeps,
  choice: Choice,
  take: (lines: BookingLine[]) => Promise<T>,
): Promise<T> {
  const { event, wishes } = choice;
  for (let attempt = 1; ; attempt += 1) {
    const lines = await chooseLines(deps, choice);
    try {
      return await take(lines);
    } catch (error) {
      if (attempt === CHOICES || !wasOurChoice(error, wishes)) throw error;
    } finally {
      deps.inFlight.end(event.eventId, seatIdsOf(lines));
    }
  }
}

/** Pools are always our choice, seats where none were named. */
function wasOurChoice(error: unknown, { seats }: SeatWishes): boolean {
  if (isRefusal(error, 'places-unavailable')) return true;
  return isRefusal(error, 'seat-unavailable') && seats === undefined;
}

/**
 * Turns wishes into lines at today's prices. Lines in `kept` that are still wanted stay as they are, price and pool.
 * The best ones are in flight from their choice on, until the caller ends that.
 * Throws 'seat-unknown', 'section-unknown', 'category-unknown', 'seat-unavailable', 'places-unavailable',
 * 'category-not-on-sale', and 'too-many-tickets' where a category allows fewer than the event.
 */
export async function chooseLines(deps: ChoiceDeps, choice: Choice): Promise<BookingLine[]> {
  const lines = await wishedLines(deps, choice);
  requireAllowedLines(choice.event, lines, choice.kept ?? [], choice.now);
  return lines;
}

async function wishedLines(
  deps: ChoiceDeps,
  { event, wishes, kept = [], now }: Choice,
): Promise<BookingLine[]> {
  const plan = await deps.plans.find(event.planVersion);
  if (!plan) throw new DomainError('plan-changed', { eventId: event.eventId });
  const { seats = [], places = [], best } = wishes;
  const had = new Set(seatIdsOf(kept));
  const lines: BookingLine[] = [
    ...kept.filter((line) => line.kind === 'seat' && seats.includes(line.seatId)),
    ...seatLinesOf(
      event,
      plan,
      seats.filter((seatId) => !had.has(seatId)),
    ),
  ];
  for (const { sectionId } of places) requireStanding(plan, sectionId);
  if (places.length === 0 && !best) return lines;
  const room = await deps.rooms.view(event);
  for (const { sectionId, quantity } of places) {
    lines.push(...placesIn(deps, { event, plan, room }, { sectionId, quantity }, kept));
  }
  if (best) lines.push(...bestLines(deps, { event, plan, room }, best, now));
  return lines;
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
  { categoryId, quantity }: NonNullable<SeatWishes['best']>,
  now: Instant,
): BookingLine[] {
  if (categoryId) requireOffered(event, categoryId, quantity, now);
  const among = offeredCategories(event, quantity, now);
  const [first] = event.categories;
  if (first && among.size === 0) requireOffered(event, first.categoryId, quantity, now);
  const rows = deps.inFlight.hide(event.eventId, plan, room.rows);
  const seats = bestAvailable(plan, rows, { quantity, categoryId, among });
  if (seats) {
    deps.inFlight.begin(event.eventId, seats);
    return seatLinesOf(event, plan, seats);
  }
  for (const section of plan.sections) {
    if (section.kind === 'seated' || !among.has(section.categoryId)) continue;
    if (categoryId && section.categoryId !== categoryId) continue;
    const draws = choosePools(room.pools[section.sectionId] ?? [], quantity, deps.random);
    if (draws) return placeLinesOf(event, plan, section.sectionId, draws);
  }
  throw new DomainError('seat-unavailable', { seats: [] });
}
