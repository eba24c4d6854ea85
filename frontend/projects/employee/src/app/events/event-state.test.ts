import { describe, expect, it } from '@jest/globals';
import { eventState, nextStep } from './event-state.ts';

const EVENT = {
  status: 'draft',
  sales: 'open',
  salesOpenAt: '2030-05-01T18:00:00.000Z',
  venue: { name: '', address: '', city: '', country: 'DE', timeZone: 'Europe/Berlin' },
  capacity: 0,
} as const;
const VENUE = { ...EVENT.venue, name: 'Aurelia' };

describe('an event’s state', () => {
  it('is said in words with a tone', () => {
    expect(eventState(EVENT, 'en-GB')).toEqual({ words: 'Draft', tone: 'quiet' });
    const published = { ...EVENT, status: 'published' } as const;
    expect(eventState(published, 'en-GB').words).toBe('On sale');
    expect(eventState({ ...published, sales: 'closed' }, 'en-GB').words).toBe('Sales closed');
    expect(eventState({ ...published, sales: 'ended' }, 'en-GB').words).toBe('Ended');
    expect(eventState({ ...EVENT, status: 'cancelled' }, 'en-GB').tone).toBe('over');
  });

  it('says when sales open on the venue’s clock', () => {
    const waiting = { ...EVENT, status: 'published', sales: 'not-open' } as const;
    expect(eventState(waiting, 'en-GB').words).toMatch(/^Sales open .*1 May 2030.*20:00$/);
  });
});

describe('the next step', () => {
  it('goes on with a bare draft and publishes one that has a room', () => {
    expect(nextStep(EVENT, true).words).toBe('Continue');
    expect(nextStep({ ...EVENT, venue: VENUE, capacity: 90 }, true).words).toBe('Publish');
  });

  it('is to scan for stewards, and while the event is published', () => {
    expect(nextStep(EVENT, false).words).toBe('Scan');
    expect(nextStep({ ...EVENT, status: 'published' }, true).path).toEqual(['scan']);
  });

  it('is to look at what is over', () => {
    expect(nextStep({ ...EVENT, status: 'cancelled' }, true).words).toBe('View');
    expect(nextStep({ ...EVENT, status: 'published', sales: 'ended' }, true).words).toBe('View');
  });
});
