import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import type { TicketedEvent } from './event.ts';
import { embeddingSites, isEmbedOrigin, takesRegistrations } from './registration.ts';

const SITE = 'https://club.example.org';

function hall(change: Partial<TicketedEvent> = {}): TicketedEvent {
  return sampleEvent({
    sections: [{ sectionId: 'sec_1', name: 'Hall', kind: 'standing', capacity: 80, pools: 1 }],
    categories: [{ categoryId: 'cat_1', name: 'Hall', colour: '#7a5cff', price: 0 }],
    embedOrigins: [SITE],
    ...change,
  });
}

const seated = {
  sectionId: 'sec_2',
  name: 'Stalls',
  kind: 'seated',
  capacity: 9,
  pools: 0,
} as const;
const paid = { categoryId: 'cat_2', name: 'Front', colour: '#7a5cff', price: 500 };

describe('signing up in one step', () => {
  it('is for events whose places are all free and without numbers', () => {
    expect(takesRegistrations(hall())).toBe(true);
    expect(takesRegistrations(hall({ sections: [...hall().sections, seated] }))).toBe(false);
    expect(takesRegistrations(hall({ categories: [...hall().categories, paid] }))).toBe(false);
    expect(takesRegistrations(hall({ sections: [] }))).toBe(false);
  });

  it('may be shown by the sites that the organizer names, for such an event alone', () => {
    expect(embeddingSites(hall())).toEqual([SITE]);
    expect(embeddingSites(hall({ categories: [paid] }))).toEqual([]);
  });
});

it('knows a site by its origin, which is encrypted unless it is one’s own machine', () => {
  for (const origin of [SITE, `${SITE}:8443`, 'http://localhost:5173', 'http://127.0.0.1:8080'])
    expect([origin, isEmbedOrigin(origin)]).toEqual([origin, true]);
  for (const other of [
    ...[`${SITE}/`, `${SITE}/events`, 'http://club.example.org', 'club.example.org', '*'],
    ...['https://*.example.org', 'https://club.example.org;script-src', 'null', 'https://'],
  ])
    expect([other, isEmbedOrigin(other)]).toEqual([other, false]);
});
