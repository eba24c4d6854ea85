import {
  DomainError,
  isRefusal,
  seatIdsOf,
  seatsInstead,
  type BookingLine,
  type SeatId,
  type SeatingPlan,
} from '../../domain/index.ts';
import {
  chooseLines,
  linesOfSeats,
  planOf,
  rowsFor,
  type Choice,
  type ChoiceDeps,
} from './choose-lines.ts';
import { requireNoSingleSeats } from './require-no-single-seats.ts';

/** Tries to choose others when those chosen for somebody were taken in the meantime. */
const CHOICES = 6;

/**
 * Chooses lines and takes them. Where the choice was ours, chooses again as long as others were faster; where some of
 * the seats named are gone, takes the nearest equal ones if that is wished.
 * Throws 'single-seat-left', and as {@link chooseLines} and `take` do.
 */
export async function chooseAndTake<T>(
  deps: ChoiceDeps,
  choice: Choice,
  take: (lines: BookingLine[]) => Promise<T>,
): Promise<T> {
  await requireNoSingleSeats(deps, choice);
  const gone = new Set<SeatId>();
  for (let attempt = 1; ; attempt += 1) {
    const lines = await linesWithout(deps, choice, gone);
    try {
      return await take(lines);
    } catch (error) {
      noteGone(gone, choice, error);
      if (attempt === CHOICES || !mayChooseAgain(error, choice))
        throw refusalFor(choice, gone, error);
    } finally {
      deps.inFlight.end(choice.event.eventId, seatIdsOf(lines));
    }
  }
}

/** Pools are always our choice, seats where none were named or others will do. */
function mayChooseAgain(error: unknown, { wishes: { seats, instead } }: Choice): boolean {
  if (isRefusal(error, 'places-unavailable')) return true;
  return isRefusal(error, 'seat-unavailable') && (seats === undefined || instead === 'nearest');
}

/** Remembers which seats somebody else has. */
function noteGone(gone: Set<SeatId>, { wishes }: Choice, error: unknown): void {
  if (wishes.instead !== 'nearest' || !isRefusal(error, 'seat-unavailable')) return;
  const { seats = [] } = error.details as { seats?: readonly SeatId[] };
  for (const seatId of seats) gone.add(seatId);
}

/** Who named seats is told which of those are gone, not which others were tried. */
function refusalFor({ wishes }: Choice, gone: ReadonlySet<SeatId>, error: unknown): unknown {
  if (gone.size === 0 || !isRefusal(error, 'seat-unavailable')) return error;
  return unavailable(wishes.seats ?? [], gone);
}

function unavailable(wanted: readonly SeatId[], gone: ReadonlySet<SeatId>): DomainError {
  return new DomainError('seat-unavailable', { seats: wanted.filter((id) => gone.has(id)) });
}

/** The lines of a choice, with the nearest equal seats for those that are gone. Throws 'seat-unavailable' naming these. */
async function linesWithout(
  deps: ChoiceDeps,
  choice: Choice,
  gone: ReadonlySet<SeatId>,
): Promise<BookingLine[]> {
  const { event, wishes } = choice;
  const { seats = [] } = wishes;
  if (gone.size === 0) return chooseLines(deps, choice);
  const plan = await planOf(deps, event);
  const rows = rowsFor(deps, { event, plan, room: await deps.rooms.view(event) }, choice.held);
  const given = seatsInstead(plan, rows, seats, [...gone]);
  if (!given || isDearer(choice, plan, given)) throw unavailable(seats, gone);
  deps.inFlight.begin(event.eventId, given);
  return chooseLines(deps, { ...choice, wishes: { ...wishes, seats: given } });
}

/** Whether some seats cost more than those wanted, codes apart: a seat that is held may have been cheaper when it was. */
function isDearer(choice: Choice, plan: SeatingPlan, given: readonly SeatId[]): boolean {
  const [asked, answered] = [choice.wishes.seats ?? [], given].map((seats) =>
    linesOfSeats(choice, plan, seats).reduce(
      (sum, { price, fullPrice = price }) => sum + fullPrice,
      0,
    ),
  );
  return (answered ?? 0) > (asked ?? 0);
}
