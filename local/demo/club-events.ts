import type { DemoEvent } from './demo-events.ts';

/** What plays at the club. */
export const CLUB_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'low-tide-sessions',
    room: 'club',
    title: 'Low Tide Sessions: Marrow & Mint',
    summary: 'The doors are open now: slow guitars, one band, no hurry.',
    description:
      'The Low Tide Sessions are one band, one room and no support. Marrow & Mint play their second record from first song to last, then whatever the room asks for.\n\nTickets are sold until the music ends; the bar closes an hour later.',
    tags: ['concert', 'indie', 'live'],
    starts: 'now',
    lastsMinutes: 240,
    prices: [1_800, 2_600],
    sold: { bookings: 32, arriving: true },
    image: {
      alt: 'Ridges of coral light rise like hills against a setting sun',
      accent: '#ff7f6b',
    },
  },
  {
    slug: 'neon-cartography',
    room: 'club',
    title: 'Neon Cartography',
    summary: 'Synthesizers, projected maps and a city that does not exist.',
    description:
      'Atlas Mono perform the soundtrack of an invented city, street by street, while its map is drawn over walls, ceiling and audience.\n\nStanding on the floor, or choose a seat on the gallery for the whole picture.',
    tags: ['concert', 'electronic'],
    starts: { days: 5, time: '20:30' },
    lastsMinutes: 150,
    prices: [2_200, 3_000],
    image: {
      alt: 'Contour lines in magenta and cyan glow on black like a map at night',
      accent: '#f25fd0',
    },
    further: [
      'Another quarter of the map, drawn in blue lines',
      'One hill of the map from near, marked with a cross',
    ],
  },
  {
    slug: 'brass-weather',
    room: 'club',
    title: 'Brass Weather',
    summary: 'Eleven horns and a forecast: the loudest jazz orchestra on the river.',
    description:
      'Brass Weather write a new set every month from the shipping forecast. Expect gales, a ridge of high pressure, and one ballad of fog.\n\nTwo sets with an interval. Under 16s only with an adult.',
    tags: ['concert', 'jazz', 'live'],
    starts: { days: 9, time: '19:45' },
    lastsMinutes: 165,
    prices: [1_600, 2_400],
    image: {
      alt: 'Golden discs and arcs float through slanting lines of rain',
      accent: '#e0b04a',
    },
    further: ['The mouth of a horn in the rain'],
  },
  {
    slug: 'hollow-hours',
    room: 'club',
    title: 'Hollow Hours',
    summary: 'Seven hours, four turntables, no photographs.',
    description:
      'From eleven until the first train: Ondine, Kessler b2b Rue, and a closing set that nobody announces. Phones get a sticker at the door.\n\nLast entry at two. 18 and over.',
    tags: ['club', 'electronic', 'night'],
    starts: { days: 19, time: '23:00' },
    lastsMinutes: 420,
    prices: [1_400, 2_000],
    image: {
      alt: 'Turning frames of green light lead into a dark tunnel',
      accent: '#a6f05a',
    },
  },
];
