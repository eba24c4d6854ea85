import type { DemoEvent } from './demo-events.ts';

/** What happens at the commons, free of charge. */
export const MEETUP_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'type-for-screens',
    room: 'meetup',
    title: 'Type for Small Screens',
    summary: 'Three short talks on letters that stay readable at arm’s length.',
    description:
      'How large is large enough? Three designers show what they changed after watching people read on buses, at stoves and in the sun, with time for questions and your own screenshots.\n\nIn English. Coffee and water are there; bring a cup.',
    tags: ['talk', 'design', 'community'],
    starts: { days: 2, time: '18:30' },
    lastsMinutes: 120,
    prices: [0],
    taken: 74,
    image: {
      alt: 'Cut-out black, red and cream shapes suggest the parts of letters',
      accent: '#e4483c',
    },
  },
  {
    slug: 'repair-cafe',
    room: 'meetup',
    title: 'Repair Café',
    summary: 'Bring what is broken, leave with it working, or at least understood.',
    description:
      'Nine volunteers, four benches, every screwdriver there is. Toasters, trousers, radios, bicycles: one thing per person, and you do the last screw yourself.\n\nTake a free place so that we know how much coffee to make.',
    tags: ['workshop', 'community', 'family'],
    starts: { days: 6, time: '11:00' },
    lastsMinutes: 240,
    prices: [0],
    image: {
      alt: 'Flat cogwheels, a cup and a lamp in teal, mustard and cream',
      accent: '#e3a33c',
    },
  },
  {
    slug: 'maps-before-satnav',
    room: 'meetup',
    title: 'A City Read by Maps',
    summary: 'An evening of old maps, then a walk with none.',
    description:
      'Cartographer Rui Salgado lays out four centuries of Lisbon on one long table. Afterwards we walk the hill from memory and see who ends up where.\n\nThe walk takes forty minutes and has stairs; the talk is step-free.',
    tags: ['talk', 'walk', 'community'],
    starts: { days: 13, time: '18:00' },
    lastsMinutes: 150,
    prices: [0],
    image: {
      alt: 'Blocks of a city seen from above at dusk with one red route among them',
      accent: '#d9694a',
    },
  },
];
