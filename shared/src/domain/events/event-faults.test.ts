import { describe, expect, it } from '@jest/globals';
import { meetupPlan } from '../seating/rooms/meetup.ts';
import { versionedPlan } from '../seating/plan-version.ts';
import { eventFaults } from './event-faults.ts';
import { roomOf } from './event-sections.ts';
import type { TicketedEvent } from './event.ts';
import { sampleEvent } from '../../testing/sample-event.ts';

const plan = versionedPlan(meetupPlan('cat_1'), () => '1');

const fieldsOf = (change: Partial<TicketedEvent>): string[] =>
  eventFaults({ ...sampleEvent(), ...roomOf(plan), ...change }, plan).map((fault) => fault.field);

describe('an event', () => {
  it('may go on sale when everything is right', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it.each([
    ['doors open after the start', { doorsOpenAt: '2026-12-11T19:00:00.001Z' }, 'doorsOpenAt'],
    [
      'it ends when it starts',
      { endsAt: '2026-12-11T19:00:00.000Z', salesCloseAt: '2026-12-11T18:00:00.000Z' },
      'endsAt',
    ],
    ['sales close before they open', { salesOpenAt: '2026-12-11T18:00:00.000Z' }, 'salesCloseAt'],
    ['sales go on after the end', { salesCloseAt: '2026-12-12T00:00:00.000Z' }, 'salesCloseAt'],
    ['it has no title', { title: ' ' }, 'title'],
    [
      'it allows more tickets than a booking can have',
      { maxTicketsPerBooking: 41 },
      'maxTicketsPerBooking',
    ],
    ['its sections are not the plan’s', { sections: [] }, 'sections'],
  ])('may not go on sale when %s', (_, change, field) => {
    expect(fieldsOf(change)).toEqual([field]);
  });

  it('names the place of a wrong price', () => {
    const [category] = sampleEvent().categories;
    expect(category && fieldsOf({ categories: [{ ...category, price: 12.5 }] })).toEqual([
      'categories.0.price',
    ]);
  });

  it('names a time zone that nobody knows', () => {
    expect(fieldsOf({ venue: { ...sampleEvent().venue, timeZone: 'Europe/Nowhere' } })).toEqual([
      'venue.timeZone',
    ]);
  });

  it('names the places of the plan without a category', () => {
    const [category] = sampleEvent().categories;
    expect(category && fieldsOf({ categories: [{ ...category, categoryId: 'cat_2' }] })).toEqual([
      'plan.sections.0.categoryId',
    ]);
  });
});
