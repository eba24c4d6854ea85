import { describe, expect, it } from '@jest/globals';
import type { BookingView } from '@foyer/shared/contract';
import { bookingState } from './booking-state.ts';

type Facts = Pick<BookingView, 'status' | 'paying' | 'payment'>;

describe('what a booking’s page is about', () => {
  it.each<[string, Facts, string]>([
    ['a hold', { status: 'held', paying: false }, 'to-pay'],
    [
      'a payment under way',
      { status: 'held', paying: true, payment: { status: 'started' } },
      'paying',
    ],
    [
      'a declined card',
      { status: 'held', paying: true, payment: { status: 'declined' } },
      'to-pay',
    ],
    [
      'money that has come, not yet settled',
      { status: 'expired', paying: true, payment: { status: 'captured' } },
      'paying',
    ],
    [
      'money that came too late',
      {
        status: 'expired',
        paying: true,
        payment: { status: 'captured', outcome: 'refundDue' },
      },
      'refunded',
    ],
    ['tickets', { status: 'confirmed', paying: false }, 'confirmed'],
    ['a hold whose time ran out', { status: 'expired', paying: false }, 'over'],
    ['a hold given back', { status: 'released', paying: false }, 'over'],
    ['a cancelled booking', { status: 'cancelled', paying: false }, 'cancelled'],
  ])('is told for %s', (_, facts, state) => {
    expect(bookingState(facts)).toBe(state);
  });
});
