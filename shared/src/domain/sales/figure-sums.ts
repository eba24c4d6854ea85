import type { Booking, BookingLine } from '../booking/booking.ts';
import { cashFor } from '../booking/box-office.ts';
import { linesOf, numbersLeft } from '../booking/cancellation.ts';
import { isInside } from '../checkin/decide-scan.ts';
import { minuteOf } from '../checkin/attendance.ts';
import { wasAdmitted, type AttendanceChange } from '../checkin/ticket-moves.ts';
import type { CategoryId, SectionId } from '../ids.ts';
import { sumOf, type MinorUnits } from '../money.ts';
import type { Refund } from '../payments/payment.ts';
import type { Ticket } from '../tickets/ticket.ts';
import type { Instant } from '../time.ts';

/**
 * Sums of an event's figures by `<bucket> <name>`, those of 0 left out. What is counted from the outbox, what still has to
 * be, and what a recount of the tables gives are all such sums, so that they can be compared and added.
 */
export type FigureSums = ReadonlyMap<string, number>;

/** Tickets of one category and section, and what was paid for them without fees; negative where they end. */
export type SoldPart = {
  readonly categoryId: CategoryId;
  readonly sectionId: SectionId;
  readonly tickets: number;
  readonly amount: MinorUnits;
};

/** What a sale adds to the figures of its event, or takes away where tickets end or money goes back. */
export type SaleCount = {
  /** Negative for tickets that end. */
  readonly tickets: number;
  /** What was paid; negative for what goes back. */
  readonly revenue: MinorUnits;
  /** Absent counts as 1. */
  readonly bookings?: number;
  /** The booking fees in what was paid, and what of it is taken in cash; negative for cash that ends. */
  readonly fees?: MinorUnits;
  readonly cash?: MinorUnits;
  /** The tickets by category and section. */
  readonly parts?: readonly SoldPart[];
  /** What of it belongs to the cancellation of the whole event. */
  readonly calledOff?: CalledOffCount;
};

/** Bookings cancelled with their event, refunds owed for that, and those of them that were paid out. */
export type CalledOffCount = {
  readonly bookings: number;
  readonly owed: number;
  readonly paidBack: number;
};

/** What happened to a ticket at a door, as attendance counts it. */
export type ScanCount = AttendanceChange & { readonly categoryId: CategoryId };

/** The key of a sum. */
export function sumKey(bucket: string, name: string): string {
  return `${bucket} ${name}`;
}

/** The bucket and the name of a sum. */
export function sumPlace(key: string): { readonly bucket: string; readonly name: string } {
  const space = key.indexOf(' ');
  return { bucket: key.slice(0, space), name: key.slice(space + 1) };
}

/** All sums added up. */
export function addedSums(all: Iterable<FigureSums>): FigureSums {
  const sums = new Map<string, number>();
  for (const one of all)
    for (const [key, value] of one) sums.set(key, (sums.get(key) ?? 0) + value);
  return withoutZeros(sums);
}

/** What has to be added to `from` to come to `to`. */
export function sumsBetween(from: FigureSums, to: FigureSums): FigureSums {
  const negative = new Map([...from].map(([key, value]) => [key, -value]));
  return addedSums([to, negative]);
}

/** The lines of a booking by category and section; `sign` is -1 for tickets that end. */
export function partsOf(lines: readonly BookingLine[], sign: 1 | -1): SoldPart[] {
  const groups = Map.groupBy(lines, ({ categoryId, sectionId }) => `${categoryId} ${sectionId}`);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { categoryId, sectionId } = first;
    const amount = sign * sumOf(members.map(({ price }) => price));
    return [{ categoryId, sectionId, tickets: sign * members.length, amount }];
  });
}

/** What a sale that was committed at a moment adds to the figures. */
export function sumsOfSale(sale: SaleCount, at: Instant): FigureSums {
  const { tickets, revenue, bookings = 1, fees = 0, cash = 0, parts = [], calledOff } = sale;
  const gross = Math.max(0, revenue);
  return addedSums([
    bucketSums('sold', {
      ...{ tickets, bookings, gross, fees, cash, refunds: Math.max(0, -revenue) },
      ...(calledOff && calledOffSums(calledOff)),
    }),
    ...parts.map(partSums),
    ...(tickets > 0 ? [hourSums(at, { tickets, bookings, gross })] : []),
  ]);
}

/** What a scan adds to the figures. */
export function sumsOfScan({ door, at, categoryId, admitted, inside }: ScanCount): FigureSums {
  return addedSums([
    bucketSums('doors', { admitted, inside, [doorName(door, categoryId)]: admitted }),
    bucketSums(`arrivals#${minuteOf(at)}`, { admitted }),
  ]);
}

/** What the figures must say of a booking that was ever confirmed, by itself and the refunds of what paid for it. */
export function sumsOfBooking(booking: Booking, refunds: readonly Refund[]): FigureSums {
  const { status, confirmedAt, totals, lines, returned = [] } = booking;
  if (confirmedAt === undefined) return new Map();
  const left = linesOf(booking, numbersLeft(booking));
  const cash = cashFor(booking, left);
  const calledOff = refunds.filter(({ cause }) => cause === 'cancelled');
  return addedSums([
    bucketSums('sold', {
      ...{ tickets: left.length, bookings: status === 'confirmed' ? 1 : 0 },
      ...{ gross: totals.total, fees: totals.fees, cash },
      // Cash is given back at the box office; no refund tells of it.
      refunds: sumOf(refunds.map(({ amount }) => amount)) + cashFor(booking, lines) - cash,
      ...calledOffSums({
        bookings: status === 'cancelled' && returned.length < lines.length ? 1 : 0,
        owed: calledOff.length,
        paidBack: calledOff.filter((refund) => refund.status === 'done').length,
      }),
    }),
    ...partsOf(left, 1).map(partSums),
    hourSums(confirmedAt, { tickets: lines.length, bookings: 1, gross: totals.total }),
  ]);
}

/** What the figures must say of a ticket at the doors. */
export function sumsOfTicket(ticket: Ticket): FigureSums {
  if (!wasAdmitted(ticket)) return new Map();
  const { admittedDoor: door = '', admittedAt: at = '', categoryId } = ticket;
  return sumsOfScan({ door, at, categoryId, admitted: 1, inside: isInside(ticket) ? 1 : 0 });
}

/** The name of the sum of a category's first admissions at a door. */
export function doorName(door: string, categoryId: CategoryId): string {
  return `at#${door}#${categoryId}`;
}

/** The hour of an instant in UTC, such as `2026-12-11T19`. */
export function hourOf(instant: Instant): string {
  return instant.slice(0, 'yyyy-mm-ddThh'.length);
}

function hourSums(at: Instant, sums: Readonly<Record<string, number>>): FigureSums {
  return bucketSums(`hours#${hourOf(at)}`, sums);
}

function partSums({ categoryId, sectionId, tickets, amount }: SoldPart): FigureSums {
  return bucketSums('parts', {
    [`${categoryId}#tickets`]: tickets,
    [`${categoryId}#amount`]: amount,
    [sectionId]: tickets,
  });
}

function calledOffSums({ bookings, owed, paidBack }: CalledOffCount) {
  return { calledOff: bookings, owed, paidBack };
}

function bucketSums(bucket: string, sums: Readonly<Record<string, number>>): FigureSums {
  return withoutZeros(
    new Map(Object.entries(sums).map(([name, value]) => [sumKey(bucket, name), value])),
  );
}

function withoutZeros(sums: ReadonlyMap<string, number>): FigureSums {
  return new Map([...sums].filter(([, value]) => value !== 0));
}
