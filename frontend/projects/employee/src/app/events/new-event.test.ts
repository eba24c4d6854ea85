import { describe, expect, it } from '@jest/globals';
import { draftOf, firstDraft } from './new-event.ts';

describe('a new event', () => {
  it('is on an evening in two months at first', () => {
    const draft = firstDraft(new Date('2030-01-01T12:00:00.000Z'));
    expect(draft.startsAt).toBe('2030-03-02T20:00');
  });

  it('gets its times from the start, on the venue’s clock', () => {
    const draft = draftOf({
      title: ' Paper Lions ',
      venue: 'Aurelia',
      city: 'Vienna',
      startsAt: '2030-05-10T20:00',
      timeZone: 'Europe/Vienna',
    });
    expect(draft).toMatchObject({
      title: 'Paper Lions',
      venue: { country: 'AT', timeZone: 'Europe/Vienna' },
      doorsOpenAt: '2030-05-10T17:00:00.000Z',
      startsAt: '2030-05-10T18:00:00.000Z',
      endsAt: '2030-05-10T20:30:00.000Z',
      salesCloseAt: '2030-05-10T18:00:00.000Z',
    });
  });
});
