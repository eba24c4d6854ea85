import { beforeEach, describe, expect, it } from '@jest/globals';
import { EVENT } from '../../testing/views.ts';
import { RecentEvents } from './recent-events.ts';

const opened = (number: number) => ({ ...EVENT, eventId: `evt_${number}` });
const idsOf = (recent: RecentEvents) => recent.coming().map(({ eventId }) => eventId);

beforeEach(() => localStorage.clear());

describe('events looked at', () => {
  it('are the last six, latest first, each of them once', () => {
    const recent = new RecentEvents();
    for (const number of [1, 2, 3, 4, 5, 6, 7, 3]) recent.note(opened(number));
    expect(idsOf(recent)).toEqual(['evt_3', 'evt_7', 'evt_6', 'evt_5', 'evt_4', 'evt_2']);
  });

  it('are there after a reload, without more than a card shows', () => {
    new RecentEvents().note(opened(1));
    expect(idsOf(new RecentEvents())).toEqual(['evt_1']);
    expect(localStorage.getItem('foyer.recent-events')).not.toContain(EVENT.description);
  });

  it('leave out what is over', () => {
    const recent = new RecentEvents();
    recent.note({ ...EVENT, endsAt: '2020-01-01T00:00:00.000Z' });
    expect(recent.coming()).toEqual([]);
  });

  it('are forgotten when asked', () => {
    new RecentEvents().note(opened(1));
    new RecentEvents().forget();
    expect(idsOf(new RecentEvents())).toEqual([]);
  });

  it('are none where the memory holds something else', () => {
    localStorage.setItem('foyer.recent-events', '{oops');
    expect(idsOf(new RecentEvents())).toEqual([]);
  });
});
