import { describe, expect, it } from '@jest/globals';
import { extended, refreshed, SeenEvents, type EventsPage } from './seen-events.ts';

const page = (ids: readonly string[], nextCursor?: string): EventsPage => ({
  events: ids.map((eventId) => ({ eventId }) as EventsPage['events'][number]),
  nextCursor,
});
const idsOf = ({ events }: EventsPage) => events.map((event) => event.eventId);

describe('events seen before', () => {
  it('are there again for the same search only', () => {
    const seen = new SeenEvents();
    seen.keep('free', page(['evt_1']));
    expect(seen.recall('free')?.events).toHaveLength(1);
    expect(seen.recall('')).toBeUndefined();
  });

  it('stay below the fresh beginning of the list, each of them once', () => {
    const known = page(['evt_1', 'evt_2', 'evt_3', 'evt_4'], 'after-4');
    const list = refreshed(page(['evt_0', 'evt_1', 'evt_2'], 'after-2'), known);
    expect(idsOf(list)).toEqual(['evt_0', 'evt_1', 'evt_2', 'evt_4']);
    expect(list.nextCursor).toBe('after-4');
  });

  it('give way when the fresh list is as long', () => {
    expect(idsOf(refreshed(page(['evt_5']), page(['evt_1'])))).toEqual(['evt_5']);
  });

  it('go on with the next part, each of them once', () => {
    const list = extended(page(['evt_1', 'evt_2'], 'after-2'), page(['evt_2', 'evt_3']));
    expect(idsOf(list)).toEqual(['evt_1', 'evt_2', 'evt_3']);
    expect(list.nextCursor).toBeUndefined();
  });

  it('are remembered across visits as far as they fill a screen', () => {
    const ids = Array.from({ length: 20 }, (_, index) => `evt_${index}`);
    new SeenEvents().remember(page(ids), new Date('2030-05-10T18:00:00Z'));
    const kept = new SeenEvents().remembered();
    expect(kept?.at).toBe('2030-05-10T18:00:00.000Z');
    expect(kept?.events).toHaveLength(12);
  });
});
