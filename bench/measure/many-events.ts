import { DAY_MS, HOUR_MS, instantOf, type TicketedEvent } from '@foyer/shared/domain';
import type { Lexicon } from './event-texts.ts';
import { anyOf, frequentOf, seeded, type Seeded } from './seeded.ts';

/** When the events of a benchmark were changed last: long enough ago that nobody reads them as news. */
const CHANGED_BEFORE_MS = DAY_MS;
const DAYS_AHEAD = 365;

/** Published events of a year to come, in the order in which lists show them. */
export function manyEvents(count: number, texts: Lexicon, now: number): TicketedEvent[] {
  const random = seeded(count);
  const starts = Array.from({ length: count }, () => now + (1 + random() * DAYS_AHEAD) * DAY_MS);
  return starts
    .sort((one, other) => one - other)
    .map((startsAt, index) => eventAt(index, { random, texts, now, startsAt }));
}

type Making = {
  readonly random: Seeded;
  readonly texts: Lexicon;
  readonly now: number;
  readonly startsAt: number;
};

function eventAt(index: number, { random, texts, now, startsAt }: Making): TicketedEvent {
  const at = (offset: number) => instantOf(Math.round(startsAt + offset));
  const text = (words: number, from: readonly string[]) =>
    Array.from({ length: words }, () => frequentOf(random, from)).join(' ');
  const capacity = anyOf(random, [40, 80, 300, 1_200, 9_000]);
  return {
    eventId: `evt_${index.toString(36).padStart(8, '0')}`,
    organizerId: 'usr_bench',
    organizerName: anyOf(random, texts.organizers),
    status: 'published',
    title: text(2 + Math.floor(random() * 3), texts.titleWords),
    summary: text(8, texts.words),
    description: text(45, texts.words),
    tags: [...new Set([frequentOf(random, texts.tags), frequentOf(random, texts.tags)])],
    venue: {
      name: anyOf(random, texts.venues),
      address: 'Loop 1',
      city: frequentOf(random, texts.cities),
      country: 'DE',
      timeZone: 'Europe/Berlin',
    },
    ...{ doorsOpenAt: at(-HOUR_MS), startsAt: at(0), endsAt: at(3 * HOUR_MS) },
    ...{ salesOpenAt: instantOf(now - DAY_MS), salesCloseAt: at(0), currency: 'EUR' },
    categories: [
      {
        categoryId: 'cat_stalls',
        name: 'Stalls',
        colour: '#3b6fd4',
        price: random() < 0.1 ? 0 : 100 * Math.floor(random() * 90),
      },
    ],
    sections: [{ sectionId: 'sec_room', name: 'Room', kind: 'standing', capacity, pools: 1 }],
    ...{ planVersion: 'pln_bench', feedShards: 1, holdMinutes: 10, maxTicketsPerBooking: 8 },
    ...{ fees: { perTicket: 0, share: 0 }, taxes: [], images: [] },
    updatedAt: instantOf(now - CHANGED_BEFORE_MS),
  };
}

/** How many tickets of an event are sold: of most some, of a few nearly all. */
export function soldOf(index: number, capacity: number): number {
  if (index % 50 === 0) return capacity;
  return index % 25 === 1 ? Math.ceil(capacity * 0.95) : Math.floor(capacity * ((index % 7) / 10));
}
