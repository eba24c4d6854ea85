import { describe, expect, it } from '@jest/globals';
import { sampleSeatLine } from '../../testing/sample-room.ts';
import type { Booking } from '../booking/booking.ts';
import type { Refund } from '../payments/payment.ts';
import { salesRow, SALES_COLUMNS } from './sales-table.ts';
import { soldMatcher } from './sold-search.ts';

const AT = '2026-07-01T18:30:05.000Z';
const label = (row: string, seat: string) => ({ section: 'Stalls', row, seat });
const booking: Booking = {
  ...{ bookingId: 'bkg_7f3k', eventId: 'evt_1', status: 'confirmed', planVersion: 'p' },
  lines: ['14', '15'].map((seat) => ({ ...sampleSeatLine('a1'), label: label('H', seat) })),
  totals: { tickets: 8_400, discount: 100, fees: 150, taxes: [], total: 8_550 },
  ...{ currency: 'EUR', heldUntil: AT, renewed: false, paying: true, attempts: 1, revision: 2 },
  contact: { name: '=José Núñez', email: 'jose.n@example.org' },
  ...{ requestHash: 'x', linkVersion: 1, createdAt: AT, confirmedAt: AT, returned: [1] },
};
const finds = (search: string) => soldMatcher({ search })(booking);

describe('a search for bookings', () => {
  it('finds beginnings of names and words of addresses, whatever their accents and order', () => {
    for (const text of ['nunez', 'NÚÑ', 'nun jose', 'jose.n@exa', 'example jos', '  '])
      expect([text, finds(text)]).toEqual([text, true]);
    for (const text of ['unez', 'jose miller', 'bob@example.org'])
      expect([text, finds(text)]).toEqual([text, false]);
  });

  it('finds places in the ways in which people say them', () => {
    for (const text of ['H 14', 'h14', 'Stalls H 15', 'row h, seat 14', 'Stalls, row H'])
      expect([text, finds(text)]).toEqual([text, true]);
    for (const text of ['H 16', '14 H', 'Balcony H 14'])
      expect([text, finds(text)]).toEqual([text, false]);
  });

  it('finds bookings and tickets by their ids', () => {
    expect([finds('bkg_7f3k'), finds('7f3'), finds('TKT_7F3K_2')]).toEqual([true, true, true]);
    expect([finds('bkg_8'), finds('tkt_9f3k_2')]).toEqual([false, false]);
  });

  it('may ask for a state as well', () => {
    expect(soldMatcher({ status: 'cancelled' })(booking)).toBe(false);
    expect(soldMatcher({ status: 'confirmed', search: 'jose' })(booking)).toBe(true);
  });
});

it('a row of the table has a value for each column', () => {
  const refund: Refund = {
    ...{ refundId: 'rfd_1', bookingId: 'bkg_7f3k', eventId: 'evt_1', attempt: 1, amount: 4_200 },
    ...{ provider: 'sandbox', currency: 'EUR', cause: 'tickets-returned', status: 'due' },
    createdAt: AT,
  };
  const twice: Refund = { ...refund, attempt: 2, amount: 8_550, cause: 'second-capture' };
  const refunds = [refund, { ...refund, amount: 100 }, twice];
  const paid = { booking: { ...booking, paidBy: 1 }, refunds };
  const row = salesRow(paid, { timeZone: 'Europe/Berlin' });
  expect(Object.fromEntries(SALES_COLUMNS.map((name, index) => [name, row[index]]))).toEqual({
    ...{ Booking: 'bkg_7f3k', State: 'confirmed', Name: '=José Núñez' },
    ...{ 'Booked at': '2026-07-01 20:30:05', 'Cancelled at': '' },
    ...{ 'E-mail': 'jose.n@example.org', 'Tickets bought': '2', 'Tickets left': '1' },
    ...{ 'Places left': 'Stalls, row H, seat 15', 'Tickets price': '84.00', Discount: '1.00' },
    ...{ Fees: '1.50', Total: '85.50', Refunded: '43.00', Currency: 'EUR', 'Promo code': '' },
  });
});
