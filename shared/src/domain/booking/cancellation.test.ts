import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleEvent } from '../../testing/sample-event.ts';
import { sampleSeatLine } from '../../testing/sample-room.ts';
import { splitOf, sumOf } from '../money.ts';
import type { PaymentAttempt } from '../payments/payment.ts';
import { HOUR_MS, later } from '../time.ts';
import type { Booking } from './booking.ts';
import {
  bookingRefusal,
  numbersLeft,
  refundOfTickets,
  returnableUntil,
  ticketRefunds,
  withReturned,
} from './cancellation.ts';
import { totalsOf } from './totals.ts';

const NOW = '2026-12-01T12:00:00.000Z';

const ATTEMPT: PaymentAttempt = {
  ...{ bookingId: 'bkg_1', eventId: 'evt_1', attempt: 1, currency: 'EUR', amount: 0 },
  ...{ dueAt: NOW, expiresAt: NOW, createdAt: NOW },
  provider: 'sandbox',
  status: 'captured',
  outcome: 'allocated',
};

function bookingOf(prices: readonly number[], event = sampleEvent()): Booking {
  const lines = prices.map((price, index) => ({ ...sampleSeatLine(`a${index}`), price }));
  return {
    ...{ bookingId: 'bkg_1', eventId: event.eventId, planVersion: 'p' },
    status: 'confirmed',
    ...{ lines, revision: 3, totals: totalsOf(event, lines), currency: 'EUR', heldUntil: NOW },
    ...{ renewed: false, paying: true, attempts: 1, paidBy: 1, requestHash: 'x', linkVersion: 1 },
    createdAt: NOW,
  };
}

describe('an amount that is split up', () => {
  it('is as the weights are where these are what it was made of', () => {
    expect(splitOf(350, [100, 0, 250])).toEqual([100, 0, 250]);
    expect(splitOf(100, [1, 1, 1])).toEqual([33, 34, 33]);
    expect(splitOf(10, [0, 0])).toEqual([5, 5]);
    expect(splitOf(0, [3, 4])).toEqual([0, 0]);
  });

  it('always adds up, with no part below nothing', () => {
    const amount = fc.nat({ max: 2_000_000_000 });
    const weights = fc.array(fc.nat({ max: 500_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const parts = splitOf(whole, shares);
        expect(sumOf(parts)).toBe(whole);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('giving tickets back in any order', () => {
  const someTickets = fc.record({
    prices: fc.array(fc.nat({ max: 20_000 }), { minLength: 1, maxLength: 12 }),
    fees: fc.record({ perTicket: fc.nat({ max: 300 }), share: fc.nat({ max: 2_000 }) }),
    order: fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 8 }),
    feesAre: fc.constantFrom('kept' as const, 'returned' as const),
  });

  it('never brings more than was paid, and all of it but the fees kept in the end', () => {
    fc.assert(
      fc.property(someTickets, ({ prices, fees, order, feesAre }) => {
        let booking = bookingOf(prices, sampleEvent({ fees }));
        const { total, fees: feesPaid } = booking.totals;
        let refunded = 0;
        for (let step = 0; numbersLeft(booking).length > 0; step += 1) {
          const left = numbersLeft(booking);
          const choice = order[step % order.length] ?? 0;
          const from = choice % left.length;
          const numbers = left.slice(from, from + 1 + (choice % 3));
          const attempt = { ...ATTEMPT, amount: total, refunded };
          refunded += refundOfTickets(ticketRefunds(booking, feesAre), numbers, attempt).refund;
          expect(refunded).toBeLessThanOrEqual(total);
          booking = withReturned(booking, numbers, NOW);
        }
        expect(refunded).toBe(feesAre === 'kept' ? total - feesPaid : total);
        expect(booking).toMatchObject({ status: 'cancelled', cancelledAt: NOW });
      }),
    );
  });

  it('brings each ticket its price, and of the fee as much as its price is of all', () => {
    const event = sampleEvent({ fees: { perTicket: 100, share: 1_000 } });
    const booking = bookingOf([4_800, 0, 2_400], event);
    expect(ticketRefunds(booking, 'returned').map(({ refund }) => refund)).toEqual([
      5_413, 0, 2_707,
    ]);
    expect(ticketRefunds(booking, 'kept')).toEqual([
      { refund: 4_800, feeKept: 613 },
      { refund: 0, feeKept: 0 },
      { refund: 2_400, feeKept: 307 },
    ]);
  });

  it('brings no more than the organizer has left of the payment, and nothing where nothing was paid', () => {
    const refunds = ticketRefunds(bookingOf([1_000, 1_000]), 'returned');
    const attempt = { ...ATTEMPT, amount: 2_000, refunded: 1_500 };
    expect(refundOfTickets(refunds, [1], attempt).refund).toBe(500);
    expect(refundOfTickets(refunds, [1, 2], undefined).refund).toBe(0);
  });
});

describe('the time to give tickets back', () => {
  const event = sampleEvent({ selfCancel: { hoursBefore: 48, keepsFees: true } });

  it('ends some hours before the start, that moment excluded', () => {
    const until = returnableUntil(event) ?? '';
    expect(until).toBe(later(event.startsAt, -48 * HOUR_MS));
    const booking = bookingOf([1_000]);
    expect(bookingRefusal(event, booking, later(until, -1))).toBeUndefined();
    expect(bookingRefusal(event, booking, until)).toBe('cancellation-closed');
  });

  it('never comes where the organizer takes nothing back, or calls the event off', () => {
    const booking = bookingOf([1_000]);
    expect(bookingRefusal(sampleEvent(), booking, NOW)).toBe('cancellation-closed');
    const off = { ...event, status: 'cancelled' } as const;
    expect(bookingRefusal(off, booking, NOW)).toBe('cancellation-closed');
    const held = { ...booking, status: 'held' } as const;
    expect(bookingRefusal(event, held, NOW)).toBe('booking-not-confirmed');
  });
});
