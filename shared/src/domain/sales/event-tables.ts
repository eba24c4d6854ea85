import { cashFor } from '../booking/box-office.ts';
import { linesOf, numbersLeft } from '../booking/cancellation.ts';
import type { ScanRecord } from '../checkin/scan-record.ts';
import type { Venue } from '../events/event.ts';
import { decimalText } from '../money.ts';
import type { Ticket } from '../tickets/ticket.ts';
import { wallTime, type PaidBooking } from './sales-table.ts';

type Clock = Pick<Venue, 'timeZone'>;

/** The columns of a table of attendees, one ticket a row. */
export const ATTENDEE_COLUMNS = [
  ...['Ticket', 'Booking', 'State', 'Attendee', 'Passed on to', 'Category', 'Section', 'Row'],
  ...['Seat', 'Price', 'Currency', 'Issued at', 'Admitted at', 'Door'],
] as const;

/** A ticket as a row of {@link ATTENDEE_COLUMNS}. */
export function attendeeRow(ticket: Ticket, venue: Clock): string[] {
  const { ticketId, bookingId, status, attendee, holder, label, price, currency } = ticket;
  return [
    ...[ticketId, bookingId, status, attendee, holder?.email ?? '', ticket.categoryName],
    ...[label.section, label.row ?? '', label.seat ?? '', decimalText(price, currency), currency],
    ...[wallTime(ticket.issuedAt, venue), wallTime(ticket.admittedAt, venue)],
    ticket.admittedDoor ?? '',
  ];
}

/** The columns of a table of scans, one a row. */
export const SCAN_COLUMNS = [
  ...['Scan', 'At', 'Received at', 'Door', 'Device', 'By', 'Direction', 'Means', 'Result'],
  ...['Decided without connection', 'Ticket', 'Section', 'Row', 'Seat', 'Taken back at'],
] as const;

/** A scan as a row of {@link SCAN_COLUMNS}. */
export function scanRow(scan: ScanRecord, venue: Clock): string[] {
  const { scanId, at, receivedAt, door, device, by, direction, means, result, decided } = scan;
  const { section = '', row = '', seat = '' } = scan.label ?? {};
  return [
    ...[scanId, wallTime(at, venue), wallTime(receivedAt, venue), door, device, by.name],
    ...[direction, means, result, decided ?? '', scan.ticketId ?? '', section, row, seat],
    wallTime(scan.undoneAt, venue),
  ];
}

/** The columns of a table of revenue, one payment or refund a row; what goes back is negative. */
export const REVENUE_COLUMNS = [
  ...['Kind', 'Booking', 'Payment', 'Provider', 'Reference', 'At', 'State', 'Cause', 'Amount'],
  'Currency',
] as const;

/** Captured payments and refunds of one booking, and what is taken for it in cash, as rows of {@link REVENUE_COLUMNS}. */
export function revenueRows({ booking, attempts, refunds }: PaidBooking, venue: Clock): string[][] {
  const { bookingId, confirmedAt, status, currency } = booking;
  const cash = cashFor(booking, linesOf(booking, numbersLeft(booking)));
  const captured = attempts.filter(({ status }) => status === 'captured');
  return [
    ...(cash > 0
      ? [
          [
            ...['cash', bookingId, '', '', '', wallTime(confirmedAt, venue), status, ''],
            ...[decimalText(cash, currency), currency],
          ],
        ]
      : []),
    ...captured.map((attempt) => [
      ...['payment', attempt.bookingId, String(attempt.attempt), attempt.provider],
      ...[attempt.providerRef ?? '', wallTime(attempt.capturedAt, venue), attempt.status],
      ...[attempt.outcome ?? '', decimalText(attempt.amount, attempt.currency), attempt.currency],
    ]),
    ...refunds.map((refund) => [
      ...['refund', refund.bookingId, String(refund.attempt), refund.provider, refund.refundId],
      ...[wallTime(refund.doneAt ?? refund.createdAt, venue), refund.status, refund.cause],
      ...[decimalText(-refund.amount, refund.currency), refund.currency],
    ]),
  ];
}
