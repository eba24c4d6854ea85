import type { Arrivals } from '../checkin/attendance.ts';
import type { TicketedEvent } from '../events/event.ts';
import { venueHours, type VenueHour } from '../events/venue-time.ts';
import type { CategoryId, SectionId } from '../ids.ts';
import type { MinorUnits } from '../money.ts';
import { roomFigures } from '../seating/design/room-figures.ts';
import type { Point, SeatingPlan } from '../seating/plan.ts';
import { DAY_MS, HOUR_MS, instantOf, type Instant } from '../time.ts';
import { hourOf, sumKey, sumPlace, type FigureSums } from './figure-sums.ts';
import type { Recount } from './recount.ts';

/** Days on the venue's calendar, both inclusive, such as `2026-12-11`. */
export type DayRange = { readonly from: string; readonly to: string };

/** What was sold in a while: on a day of the venue, or in an hour where the range is short. */
export type SoldWhile = {
  /** `2026-12-11`, or `2026-12-11T19`. */
  readonly at: string;
  readonly tickets: number;
  readonly bookings: number;
  readonly gross: MinorUnits;
  readonly holds: number;
};

/** A room as far as a dashboard shows it: how many places of each category there are, and where the sections lie. */
export type RoomShape = {
  readonly capacities: Readonly<Record<CategoryId, number>>;
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly {
    readonly sectionId: SectionId;
    readonly outline: readonly Point[];
  }[];
  readonly stages: readonly (readonly Point[])[];
};

/** The shape of a drawn room. */
export function roomShape(plan: SeatingPlan): RoomShape {
  const categories = plan.sections.flatMap((section) =>
    section.kind === 'standing'
      ? [section.categoryId]
      : section.rows.flatMap(({ categoryId, seats }) => [
          categoryId,
          ...seats.flatMap((seat) => seat.categoryId ?? []),
        ]),
  );
  const stages = plan.decorations.filter(({ kind }) => kind === 'stage');
  return {
    capacities: roomFigures(plan, [...new Set(categories)]).byCategory,
    ...{ width: plan.width, height: plan.height },
    outlines: plan.sections.map(({ sectionId, outline }) => ({ sectionId, outline })),
    stages: stages.flatMap(({ outline }) => (outline ? [outline] : [])),
  };
}

/** What an organizer sees of how their event goes. */
export type Dashboard = {
  readonly event: TicketedEvent;
  readonly at: Instant;
  readonly range: DayRange;
  /** Tickets that stand, and bookings with one. */
  readonly sold: number;
  readonly bookings: number;
  readonly gross: MinorUnits;
  readonly fees: MinorUnits;
  readonly refunds: MinorUnits;
  /** What of it is taken in cash. */
  readonly cash: MinorUnits;
  readonly admitted: number;
  readonly inside: number;
  /** Parties that wait. */
  readonly waiting: number;
  readonly categories: readonly {
    readonly categoryId: CategoryId;
    readonly name: string;
    readonly colour: string;
    readonly capacity: number;
    readonly sold: number;
    readonly amount: MinorUnits;
    readonly admitted: number;
  }[];
  readonly sections: readonly {
    readonly sectionId: SectionId;
    readonly name: string;
    readonly capacity: number;
    readonly sold: number;
  }[];
  readonly room?: Omit<RoomShape, 'capacities'> | undefined;
  readonly step: 'day' | 'hour';
  /** Whiles in which nothing happened are left out. */
  readonly sales: readonly SoldWhile[];
  readonly arrivals: readonly Arrivals[];
  readonly recount?: Recount | undefined;
};

/** A range of so many days or fewer is shown by hours. */
const HOURLY_DAYS = 2;

/** What the figures are looked at with. */
export type DashboardFacts = {
  readonly event: TicketedEvent;
  readonly range: DayRange;
  readonly sums: FigureSums;
  readonly waiting: number;
  /** Absent where none is drawn yet. */
  readonly room?: RoomShape | undefined;
  readonly recount?: Recount | undefined;
};

/** The hours in UTC that may lie in days of any time zone. */
export function hoursAround({ from, to }: DayRange): {
  readonly from: string;
  readonly to: string;
} {
  const [first, last] = [from, to].map((day) => Date.parse(`${day}T00:00:00.000Z`));
  return {
    from: hourOf(instantOf((first ?? 0) - 15 * HOUR_MS)),
    to: hourOf(instantOf((last ?? 0) + 39 * HOUR_MS)),
  };
}

/** What the figures say. */
export function dashboardOf(facts: DashboardFacts, at: Instant): Dashboard {
  const { event, range, sums, waiting, room, recount } = facts;
  const sold = (name: string) => sums.get(sumKey('sold', name)) ?? 0;
  const step = daysIn(range) <= HOURLY_DAYS ? 'hour' : 'day';
  return {
    ...{ event, at, range, waiting, room, recount, step },
    ...{ sold: sold('tickets'), bookings: sold('bookings') },
    ...{ gross: sold('gross'), fees: sold('fees'), refunds: sold('refunds'), cash: sold('cash') },
    admitted: sums.get(sumKey('doors', 'admitted')) ?? 0,
    inside: sums.get(sumKey('doors', 'inside')) ?? 0,
    categories: categoriesOf(facts),
    sections: event.sections.map(({ sectionId, name, capacity }) => ({
      ...{ sectionId, name, capacity },
      sold: sums.get(sumKey('parts', sectionId)) ?? 0,
    })),
    sales: salesOf(facts, step),
    arrivals: arrivalsIn(sums),
  };
}

function daysIn({ from, to }: DayRange): number {
  return 1 + (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function categoriesOf({ event, sums, room }: DashboardFacts): Dashboard['categories'] {
  const admitted = admittedByCategory(sums);
  return event.categories.map(({ categoryId, name, colour }) => ({
    ...{ categoryId, name, colour, capacity: room?.capacities[categoryId] ?? 0 },
    sold: sums.get(sumKey('parts', `${categoryId}#tickets`)) ?? 0,
    amount: sums.get(sumKey('parts', `${categoryId}#amount`)) ?? 0,
    admitted: admitted.get(categoryId) ?? 0,
  }));
}

function admittedByCategory(sums: FigureSums): Map<string, number> {
  const admitted = new Map<string, number>();
  for (const [key, value] of sums) {
    const { bucket, name } = sumPlace(key);
    if (bucket !== 'doors' || !name.startsWith('at#')) continue;
    const categoryId = name.slice(name.lastIndexOf('#') + 1);
    admitted.set(categoryId, (admitted.get(categoryId) ?? 0) + value);
  }
  return admitted;
}

/** Hours in UTC as days or hours at the venue; an hour that begins within a venue's hour belongs to it. */
function salesOf({ event, range, sums }: DashboardFacts, step: 'day' | 'hour'): SoldWhile[] {
  const localHour = venueHours(event.venue.timeZone);
  const whiles = new Map<string, { -readonly [Name in keyof SoldWhile]: SoldWhile[Name] }>();
  for (const [key, value] of sums) {
    const { bucket, name } = sumPlace(key);
    const [kind, hour] = bucket.split('#');
    if ((kind !== 'hours' && kind !== 'begun') || !hour || !isSoldName(name)) continue;
    const local: VenueHour = localHour(`${hour}:00:00.000Z`);
    if (local.day < range.from || local.day > range.to) continue;
    const at = step === 'day' ? local.day : local.hour;
    const known = whiles.get(at) ?? { at, tickets: 0, bookings: 0, gross: 0, holds: 0 };
    known[name] += value;
    whiles.set(at, known);
  }
  return [...whiles.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
}

function isSoldName(name: string): name is Exclude<keyof SoldWhile, 'at'> {
  return ['tickets', 'bookings', 'gross', 'holds'].includes(name);
}

function arrivalsIn(sums: FigureSums): Arrivals[] {
  return [...sums]
    .flatMap(([key, admitted]) => {
      const [kind, minute] = sumPlace(key).bucket.split('#');
      return kind === 'arrivals' && minute ? [{ minute, admitted }] : [];
    })
    .sort((one, other) => (one.minute < other.minute ? -1 : 1));
}
