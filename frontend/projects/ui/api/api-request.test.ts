import { describe, expect, it } from '@jest/globals';
import { customer } from '@foyer/shared/contract';
import { addressOf } from './api-request.ts';

describe('addresses', () => {
  it('fill in parameters, escaped', () => {
    expect(addressOf('/api', customer.getBooking, { params: { bookingId: 'bkg_a/b' } })).toBe(
      '/api/bookings/bkg_a%2Fb',
    );
  });

  it('carry only the query values that are there', () => {
    const query = { q: 'lear & son', free: true, city: undefined, tag: '', limit: 24 };
    expect(addressOf('/api', customer.listEvents, { query })).toBe(
      '/api/events?q=lear+%26+son&free=true&limit=24',
    );
  });

  it('are refused without a parameter that the path needs', () => {
    expect(() => addressOf('/api', customer.getEvent)).toThrow('needs eventId');
  });
});
