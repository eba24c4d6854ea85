import type { CategoryId } from '../ids.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Instant } from '../time.ts';
import { isInside } from './decide-scan.ts';
import { wasAdmitted } from './ticket-moves.ts';

/** How many tickets of a category were first admitted at a door. */
export type DoorCount = {
  readonly door: string;
  readonly categoryId: CategoryId;
  readonly admitted: number;
};

/** How many came: each ticket counts once, however often its bearer goes out and comes back. */
export type Attendance = {
  readonly admitted: number;
  /** Of those, who has not gone out since. */
  readonly inside: number;
  /** By door and category; what is not there is 0. */
  readonly counts: readonly DoorCount[];
};

/** How many tickets were first admitted in a minute. */
export type Arrivals = {
  /** The minute, such as `2026-12-11T19:30`. */
  readonly minute: string;
  readonly admitted: number;
};

/** The minute of an instant, such as `2026-12-11T19:30`. */
export function minuteOf(instant: Instant): string {
  return instant.slice(0, 'yyyy-mm-ddThh:mm'.length);
}

/** The attendance that tickets tell of: what the counted one has to be equal to. */
export function attendanceOf(tickets: readonly Ticket[]): Attendance {
  const used = tickets.filter(wasAdmitted);
  const groups = Map.groupBy(used, ({ admittedDoor = '', categoryId }) =>
    JSON.stringify([admittedDoor, categoryId]),
  );
  const counts = [...groups].map(([key, members]) => {
    const [door = '', categoryId = ''] = JSON.parse(key) as string[];
    return { door, categoryId, admitted: members.length };
  });
  return { admitted: used.length, inside: used.filter(isInside).length, counts: sorted(counts) };
}

/** The arrivals that tickets tell of, by minute. */
export function arrivalsOf(tickets: readonly Ticket[]): Arrivals[] {
  const used = tickets.filter(wasAdmitted);
  const minutes = Map.groupBy(used, ({ admittedAt = '' }) => minuteOf(admittedAt));
  return [...minutes]
    .map(([minute, members]) => ({ minute, admitted: members.length }))
    .sort((one, other) => (one.minute < other.minute ? -1 : 1));
}

/** Counts in one order, without those that are 0. */
export function sorted(counts: readonly DoorCount[]): DoorCount[] {
  const keyOf = ({ door, categoryId }: DoorCount) => `${door} ${categoryId}`;
  return counts
    .filter(({ admitted }) => admitted !== 0)
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
