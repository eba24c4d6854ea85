import { describe, expect, it } from '@jest/globals';
import { OWN_EVENT } from '../../testing/own-event.ts';
import { missingOf, stateOf, stepAfter, STEP_IDS } from './checklist.ts';

const fault = (field: string, message = 'must not be empty') => ({ field, message });

describe('the checklist', () => {
  it('says what is missing in words, by the step that mends it', () => {
    const missing = [fault('categories'), fault('venue.city'), fault('plan'), fault('title')];
    expect(missingOf({ missing })).toEqual([
      { step: 'basics', words: 'Give the event a title.' },
      { step: 'venue', words: 'Enter the city.' },
      { step: 'room', words: 'Draw the room.' },
      { step: 'prices', words: 'Add a ticket category.' },
    ]);
  });

  it('counts the faults of the room and says the same thing once', () => {
    const missing = [
      fault('plan.sections.0.rows.1.label', 'must be unique'),
      fault('plan.sections.0.rows.2.label', 'must be unique'),
      fault('salesCloseAt', 'must be after the opening of sales'),
      fault('salesCloseAt', 'must not be after the end'),
    ];
    expect(missingOf({ missing }).map(({ step, words }) => [step, words])).toEqual([
      ['dates', 'Sales have to close after they open, and not after the end.'],
      ['room', 'The room has 2 faults. Open it to mend them.'],
    ]);
  });

  it('has words for what it does not know', () => {
    const missing = [
      fault('maxTicketsPerBooking', 'must be between 1 and 20'),
      fault('categories.1.name'),
    ];
    expect(missingOf({ missing })).toEqual([
      { step: 'prices', words: 'Ticket category 2: the name must not be empty.' },
      { step: 'rules', words: 'Max tickets per booking must be between 1 and 20.' },
    ]);
  });

  it('tells what is done, what is missing and what may stay empty', () => {
    const event = { ...OWN_EVENT, missing: [fault('venue.name')] };
    expect(stateOf('venue', event)).toBe('missing');
    expect(stateOf('basics', event)).toBe('done');
    expect(stateOf('pictures', event)).toBe('empty');
    expect(stateOf('publish', event)).toBe('empty');
    expect(stateOf('publish', { ...event, status: 'published' })).toBe('done');
  });

  it('leads from each step to the next', () => {
    expect(stepAfter('basics')).toBe('venue');
    expect(stepAfter(STEP_IDS.at(-1)!)).toBeUndefined();
  });
});
