import type { DemoEvent } from './demo-events.ts';

/** What fills the arena. */
export const ARENA_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'afterimage',
    room: 'arena',
    title: 'Vega Lune: Afterimage',
    summary: 'The only night of the tour on this coast: two hours of light you can hear.',
    description:
      'Three albums, one voice, and eight hundred moving lamps. Vega Lune brings Afterimage to the Northlight Arena, the largest room of the tour, with the string players of the Maas Ensemble.\n\nDoors at half past six; support from Pale Harbour at half past seven.\n\nAt most eight tickets per person. Strobe light is used.',
    tags: ['concert', 'pop', 'live'],
    starts: { days: 11, time: '20:00' },
    lastsMinutes: 150,
    prices: [12_900, 9_500, 6_900, 4_500],
    maxTicketsPerCustomer: 8,
    image: {
      alt: 'Cones of violet and blue light fall from above onto a dark crowd',
      accent: '#a78bfa',
    },
    further: [
      'Hands reach up from the crowd into violet light',
      'Rings of light hang above the stage',
    ],
  },
  {
    slug: 'ice-gala',
    room: 'arena',
    title: 'Figures on Ice',
    summary: 'Nine skaters, one line that never breaks: the winter gala.',
    description:
      'A gala without scores. Nine of the finest skaters of their generation draw one single line over ninety minutes, each beginning where the last one ends, and the ice keeps every curve.\n\nMusic played live by the Northlight String Orchestra. With an interval for the ice.',
    tags: ['sport', 'show', 'family'],
    starts: { days: 30, time: '16:00' },
    lastsMinutes: 120,
    prices: [8_900, 6_400, 4_900, 2_900],
    image: {
      alt: 'Long bright curves are cut into pale blue ice',
      accent: '#7ec8e3',
    },
    further: ['A skater leaps at the end of the line'],
  },
  {
    slug: 'titan-relay',
    room: 'arena',
    title: 'Titan Relay: The Final',
    summary: 'Eight teams, four hundred metres, no second try.',
    description:
      'The fastest indoor relay in the world ends in Rotterdam. Eight national teams run the banked track that is built for this one night, under a roof that holds the sound of twenty thousand.\n\nSales open in a week. Juniors’ heats from four o’clock are included.',
    tags: ['sport'],
    starts: { days: 45, time: '19:00' },
    salesOpen: { days: 6, time: '09:00' },
    lastsMinutes: 180,
    prices: [9_900, 7_400, 5_400, 3_400],
    maxTicketsPerCustomer: 6,
    image: {
      alt: 'Orange lanes sweep round a bend and vanish in the dark',
      accent: '#ff8a3d',
    },
  },
];
