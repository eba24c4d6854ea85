import { describe, expect, it } from '@jest/globals';
import { sampleEvent } from '../../testing/sample-event.ts';
import type { EventImage } from './event.ts';
import { structuredEvent, structuredList, widthFor } from './structured-event.ts';

const FACTS = { siteUrl: 'https://foyer.example', sold: 0, now: '2026-11-20T12:00:00.000Z' };
const PICTURE: EventImage = {
  imageId: 'img_1',
  url: '/media/images/tide',
  alt: 'A moon',
  widths: [480, 960, 1_600],
  accent: '#7fc4c9',
};
const CATEGORY = { categoryId: 'cat_1', name: 'First', colour: '#112233' };

describe('an event for search engines', () => {
  it('says what, when by the venue’s clock, and where', () => {
    expect(structuredEvent(sampleEvent({ images: [PICTURE] }), FACTS)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Event',
      name: 'The Tide Clock',
      startDate: '2026-12-11T20:00:00+01:00',
      endDate: '2026-12-11T22:30:00+01:00',
      doorTime: '2026-12-11T19:00:00+01:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: {
        '@type': 'Place',
        name: 'Lyric House',
        address: { streetAddress: 'Quay 4', addressLocality: 'Hamburg', addressCountry: 'DE' },
      },
      image: ['https://foyer.example/media/images/tide-1600.webp'],
      organizer: { name: 'Quayside Productions' },
    });
  });

  it('offers tickets from the lowest to the highest price in the currency’s main unit', () => {
    const priced = (currency: string) =>
      sampleEvent({
        currency,
        categories: [
          { ...CATEGORY, price: 8_900 },
          { ...CATEGORY, price: 2_950 },
        ],
      });
    expect(structuredEvent(priced('EUR'), FACTS)['offers']).toEqual({
      '@type': 'AggregateOffer',
      lowPrice: '29.50',
      highPrice: '89.00',
      priceCurrency: 'EUR',
      offerCount: 2,
      availability: 'https://schema.org/InStock',
      validFrom: '2026-11-01T09:00:00.000Z',
      url: 'https://foyer.example/events/evt_1',
    });
    expect(structuredEvent(priced('JPY'), FACTS)['offers']).toMatchObject({ lowPrice: '2950' });
  });

  it.each([
    ['SoldOut', {}, { sold: 80 }],
    ['PreOrder', {}, { now: '2026-10-01T12:00:00.000Z' }],
    ['OutOfStock', {}, { now: '2026-12-11T18:30:00.000Z' }],
    ['OutOfStock', { status: 'cancelled' as const }, {}],
  ])('is %s when that is so', (availability, change, facts) => {
    const data = structuredEvent(sampleEvent(change), { ...FACTS, ...facts });
    expect(data['offers']).toMatchObject({ availability: `https://schema.org/${availability}` });
  });

  it('is cancelled when it is', () => {
    expect(structuredEvent(sampleEvent({ status: 'cancelled' }), FACTS)).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    });
  });
});

it('numbers the events of a list', () => {
  expect(structuredList([sampleEvent()], 'https://foyer.example')['itemListElement']).toEqual([
    {
      '@type': 'ListItem',
      position: 1,
      url: 'https://foyer.example/events/evt_1',
      name: 'The Tide Clock',
    },
  ]);
});

it('takes the least width that is wide enough', () => {
  expect([400, 480, 1_200, 5_000].map((wanted) => widthFor(PICTURE, wanted))).toEqual([
    480, 480, 1_600, 1_600,
  ]);
});
