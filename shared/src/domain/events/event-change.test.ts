import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import { eventFacts, requireChangeable, versionAfter, withChanges } from './event-change.ts';

const NOW = '2026-11-05T10:00:00.000Z';

describe('a change of an event', () => {
  it('takes what is given and keeps the rest', () => {
    const event = sampleEvent({ maxTicketsPerCustomer: 4 });
    const changed = withChanges(event, { title: 'Ebb', tags: undefined }, NOW);
    expect(changed).toEqual({ ...event, title: 'Ebb', updatedAt: NOW });
  });

  it('sets a limit for each customer and takes it away again', () => {
    const limited = withChanges(sampleEvent(), { maxTicketsPerCustomer: 6 }, NOW);
    expect(limited.maxTicketsPerCustomer).toBe(6);
    expect(withChanges(limited, { maxTicketsPerCustomer: null }, NOW)).not.toHaveProperty(
      'maxTicketsPerCustomer',
    );
  });

  it('has another currency only while it is a draft', () => {
    const draft = sampleEvent({ status: 'draft' });
    expect(withChanges(draft, { currency: 'CHF' }, NOW).currency).toBe('CHF');
    expect(() => withChanges(sampleEvent(), { currency: 'CHF' }, NOW)).toThrow('event-not-draft');
    expect(withChanges(sampleEvent(), { currency: 'EUR' }, NOW).currency).toBe('EUR');
  });

  it('always has a later version, whatever the clock says', () => {
    const event = sampleEvent({ updatedAt: NOW });
    expect(versionAfter(event, NOW)).toBe('2026-11-05T10:00:00.001Z');
    expect(versionAfter(event, '2026-11-04T10:00:00.000Z')).toBe('2026-11-05T10:00:00.001Z');
    expect(versionAfter(event, '2026-11-06T10:00:00.000Z')).toBe('2026-11-06T10:00:00.000Z');
  });

  it.each([
    ['publishing', 'event-busy'],
    ['unpublishing', 'event-busy'],
    ['cancelled', 'event-not-draft'],
    ['ended', 'event-not-draft'],
  ] as const)('is refused of an event that is %s', (status, code) => {
    expect(() => {
      requireChangeable(sampleEvent({ status }));
    }).toThrow(code);
  });

  it('is told to the log without the room, the pictures and the version', () => {
    const facts = Object.keys(eventFacts(sampleEvent()));
    for (const field of ['sections', 'images', 'categories', 'planVersion', 'updatedAt'])
      expect(facts).not.toContain(field);
    expect(facts).toEqual(expect.arrayContaining(['title', 'venue', 'startsAt', 'status']));
  });
});
