import type { DemoEvent } from './demo-events.ts';

/** What the theatre shows. */
export const THEATRE_EVENTS: readonly DemoEvent[] = [
  {
    slug: 'tide-clock',
    room: 'theatre',
    title: 'The Tide Clock',
    summary: 'A lighthouse keeper, a storm, and a clock that runs with the moon.',
    description:
      'On an island without a harbour, Mara Quist keeps a light that no ship needs any more, and a clock that has never been wrong. Then it stops, eleven minutes before high water.\n\nLeonie Varga’s new play is a chamber piece for four voices and the sea. Jonas Ahlm directs; the stage is forty tonnes of sand and one lamp.\n\nTwo hours and twenty minutes with an interval. From 12 years.',
    tags: ['theatre', 'drama', 'premiere'],
    starts: { days: 3, time: '19:30' },
    lastsMinutes: 140,
    prices: [8_900, 6_900, 4_900, 2_900],
    sold: { bookings: 48 },
    image: {
      alt: 'A huge pale moon marked like a clock face stands over dark waves',
      accent: '#7fc4c9',
    },
    further: [
      'A lighthouse on a dark rock sends its beam over the sea',
      'Moonlight breaks into stripes on the waves',
      'The two hands of the clock cross on the pale moon',
    ],
  },
  {
    slug: 'paper-lions',
    room: 'theatre',
    title: 'Paper Lions',
    summary: 'A family afternoon of folded animals, shadows and one very large mane.',
    description:
      'Everything on this stage is made of paper: the savanna, the thunderstorm, and the lion who is afraid of it. Seven puppeteers of the Klapper company fold a whole world before your eyes and let you take a piece of it home.\n\nSixty-five minutes without an interval. From 4 years; little words, much wonder.',
    tags: ['theatre', 'family', 'puppetry'],
    starts: { days: 8, time: '15:00' },
    lastsMinutes: 65,
    prices: [3_400, 2_800, 2_200, 1_400],
    image: {
      alt: 'Layers of folded orange and yellow paper spread like a lion’s mane',
      accent: '#f2a541',
    },
    further: [
      'The folded lion sleeps, its eyes closed',
      'Long feathers of folded paper lie over one another',
    ],
  },
  {
    slug: 'white-night',
    room: 'theatre',
    title: 'Notte bianca',
    summary: 'An opera in one sleepless night, sung from dusk until the curtain catches light.',
    description:
      'A singer has lost her voice, a city its sleep. Between ten in the evening and five in the morning both go looking, and meet in the foyer of a closed theatre.\n\nDaria Contini wrote her third opera for two sopranos, a bass and an orchestra of thirty. Sung in Italian with English and German surtitles.\n\nThree hours with one interval. Introduction forty-five minutes before the start.',
    tags: ['opera', 'music'],
    starts: { days: 15, time: '19:00' },
    lastsMinutes: 180,
    prices: [14_500, 11_000, 7_900, 3_900],
    image: {
      alt: 'A deep red curtain opens by a hand’s breadth onto white light',
      accent: '#e2585f',
    },
    further: ['A woman in a long dress stands before the bright gap of the curtain'],
  },
  {
    slug: 'glass-orchard',
    room: 'theatre',
    title: 'The Glass Orchard',
    summary: 'Dance among trees that ring. Advance sale begins in two days.',
    description:
      'Twelve dancers move through an orchard of blown glass, and the orchard answers: every step tunes a tree. Choreographer Inés Okoro and the glassblower Piet Holm worked for three years on a stage that is an instrument.\n\nSeventy minutes without an interval. Latecomers can be seated only between the movements.',
    tags: ['dance', 'theatre'],
    starts: { days: 23, time: '20:00' },
    salesOpen: { days: 2, time: '10:00' },
    lastsMinutes: 70,
    prices: [7_200, 5_600, 4_200, 2_400],
    image: {
      alt: 'Translucent glass discs overlap like the crowns of trees in morning light',
      accent: '#7cb8a4',
    },
  },
];
