import { describe, expect, it } from '@jest/globals';
import { EVENT } from '../../testing/views.ts';
import { ruleWords } from './rule-words.ts';

const wordsOf = (change: Partial<typeof EVENT>) => ruleWords({ ...EVENT, ...change }, 'en-GB');

describe('the rules of an event', () => {
  it('name the limits', () => {
    expect(wordsOf({ maxTicketsPerBooking: 4 })[0]).toBe('Up to 4 tickets in one booking.');
    expect(wordsOf({ maxTicketsPerBooking: 1, maxTicketsPerCustomer: 6 })[0]).toBe(
      'Up to 1 ticket in one booking, 6 for one person.',
    );
  });

  it('say until when tickets can be given back, by the venue’s clock', () => {
    expect(wordsOf({ selfCancel: { hoursBefore: 48, keepsFees: true } })[2]).toBe(
      'You can give tickets back until 48 hours before the start, Wed, 8 May 2030, 20:00; booking fees stay. If the event is cancelled, you get everything you paid back.',
    );
    expect(wordsOf({ selfCancel: { hoursBefore: 0, keepsFees: false } })[2]).toMatch(
      /^You can give tickets back until the start\./,
    );
  });

  it('say that tickets cannot be given back', () => {
    expect(wordsOf({})[2]).toMatch(/^Tickets cannot be given back\. If the event is cancelled/);
  });

  it('speak of no money where nothing is paid', () => {
    const free = { priceFrom: 0, priceTo: 0, selfCancel: { hoursBefore: 1, keepsFees: true } };
    expect(wordsOf(free)[2]).toBe(
      'You can give tickets back until 1 hour before the start, Fri, 10 May 2030, 19:00.',
    );
  });
});
