import {
  arenaPlan,
  clubPlan,
  meetupPlan,
  theatrePlan,
  type CategoryId,
  type Currency,
  type PlanDraft,
  type TaxRule,
  type Venue,
} from '@foyer/shared/domain';
import type { DemoOrganizer } from './demo-accounts.ts';

/** A ticket category of a demo room; each event names its price. */
export type DemoCategory = {
  readonly categoryId: CategoryId;
  readonly name: string;
  readonly colour: string;
  readonly description: string;
};

/** A house of the demo. */
export type DemoRoom = {
  readonly organizer: DemoOrganizer;
  readonly venue: Venue;
  readonly currency: Currency;
  readonly taxes: readonly TaxRule[];
  readonly categories: readonly DemoCategory[];
  readonly draw: () => PlanDraft;
};

const GOLD = '#d9a021';
const ROSE = '#d1495b';
const BLUE = '#3d7dca';
const TEAL = '#2a9d8f';

const theatre: DemoRoom = {
  organizer: 'aurelia',
  venue: {
    name: 'Aurelia Theatre',
    address: 'Kornträgergang 7',
    city: 'Hamburg',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  },
  currency: 'EUR',
  taxes: [{ name: 'VAT 7 %', rate: 700 }],
  categories: [
    category('premium', 'Premium', GOLD, 'The middle of the stalls, rows A to H'),
    category('first', 'First', ROSE, 'Stalls up to row R and the front of the dress circle'),
    category('second', 'Second', BLUE, 'Rear stalls, boxes, dress circle'),
    category('third', 'Third', TEAL, 'Balcony, and seats with a restricted view'),
  ],
  draw: () =>
    theatrePlan('aurelia', {
      premium: 'cat_premium',
      first: 'cat_first',
      second: 'cat_second',
      third: 'cat_third',
    }),
};

const arena: DemoRoom = {
  organizer: 'northlight',
  venue: {
    name: 'Northlight Arena',
    address: 'Havenkade 1',
    city: 'Rotterdam',
    country: 'NL',
    timeZone: 'Europe/Amsterdam',
  },
  currency: 'EUR',
  taxes: [{ name: 'VAT 9 %', rate: 900 }],
  categories: [
    category('floor', 'Front floor', GOLD, 'Floor blocks A and B, right before the stage'),
    category('lower', 'Lower tier', ROSE, 'Floor blocks C and D and the lower tier up to row M'),
    category('side', 'Mid tier', BLUE, 'Upper rows of the lower tier, front of the upper tier'),
    category('upper', 'Upper tier', TEAL, 'The upper tier from row F'),
  ],
  draw: () =>
    arenaPlan('northlight', {
      floor: 'cat_floor',
      lower: 'cat_lower',
      side: 'cat_side',
      upper: 'cat_upper',
    }),
};

const club: DemoRoom = {
  organizer: 'northlight',
  venue: {
    name: 'The Undertow',
    address: '18 Redcliff Backs',
    city: 'Bristol',
    country: 'GB',
    timeZone: 'Europe/London',
  },
  currency: 'GBP',
  taxes: [{ name: 'VAT 20 %', rate: 2_000 }],
  categories: [
    category('standing', 'Standing', ROSE, 'The floor before the stage'),
    category('gallery', 'Gallery seat', BLUE, 'A numbered seat above the floor'),
  ],
  draw: () => clubPlan('undertow', { floor: 'cat_standing', gallery: 'cat_gallery' }),
};

const meetup: DemoRoom = {
  organizer: 'ropewalk',
  venue: {
    name: 'Ropewalk Commons',
    address: 'Rua dos Cordoeiros 41',
    city: 'Lisbon',
    country: 'PT',
    timeZone: 'Europe/Lisbon',
  },
  currency: 'EUR',
  taxes: [],
  categories: [category('place', 'Free place', TEAL, 'Sit where you like')],
  draw: () => meetupPlan('cat_place'),
};

/** The four houses of the demo. */
export const DEMO_ROOMS = { theatre, arena, club, meetup } as const;

/** A key of {@link DEMO_ROOMS}. */
export type DemoRoomName = keyof typeof DEMO_ROOMS;

function category(key: string, name: string, colour: string, description: string): DemoCategory {
  return { categoryId: `cat_${key}`, name, colour, description };
}
