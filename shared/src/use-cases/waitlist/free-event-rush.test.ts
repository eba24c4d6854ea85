import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  blocksOf,
  isRefusal,
  type Booking,
  type SeatingPlan,
  type TicketedEvent,
} from '../../domain/index.ts';
import {
  sampleEvent,
  serveWaitlists,
  shopper,
  standing,
  startBookingWorld,
  waiter,
  type BookingWorld,
} from '../../testing/index.ts';
import { cancelTickets } from '../booking/cancel-tickets.ts';

const PLACES = 80;
const PEOPLE = 300;
const LEAVE = 30;

const HALL: SeatingPlan = {
  ...{ planVersion: 'pln_hall', name: 'Hall', width: 100, height: 100 },
  focalPoint: { x: 50, y: 0 },
  sections: [
    {
      ...{ kind: 'standing', sectionId: 'sec_hall', name: 'Hall', categoryId: 'cat_hall' },
      outline: [
        { x: 0, y: 10 },
        { x: 100, y: 10 },
        { x: 100, y: 100 },
      ],
      capacity: PLACES,
      pools: [27, 27, 26],
    },
  ],
  decorations: [],
};

let world: BookingWorld;
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
  event = await freeEvening();
});
afterAll(() => world.stop());

async function freeEvening(): Promise<TicketedEvent> {
  const far = '2126-12-11T18:00:00.000Z';
  const made = sampleEvent({
    ...{ eventId: 'evt_rush', planVersion: HALL.planVersion, waitlist: 'open' },
    sections: [
      { sectionId: 'sec_hall', name: 'Hall', kind: 'standing', capacity: PLACES, pools: 3 },
    ],
    categories: [{ categoryId: 'cat_hall', name: 'Hall', colour: '#7a5cff', price: 0 }],
    fees: { perTicket: 0, share: 0 },
    selfCancel: { hoursBefore: 0, keepsFees: false },
    ...{ salesCloseAt: far, doorsOpenAt: far, startsAt: far, endsAt: far },
  });
  const { rows, pools } = blocksOf(HALL);
  await world.plans.save(HALL);
  await world.seats.createBlocks(made, rows, pools);
  await world.events.put(made);
  return made;
}

const nameOf = (person: number) => `p${person}`;

/** A booking of one place for whoever is quick enough. */
async function tryToBook(person: number): Promise<Booking | undefined> {
  const visitor = shopper(world, event, nameOf(person));
  try {
    const held = await visitor.hold({ places: [{ sectionId: 'sec_hall', quantity: 1 }] });
    return (await visitor.pay(held)).booking;
  } catch (error) {
    if (isRefusal(error, 'places-unavailable')) return undefined;
    throw error;
  }
}

/** Books, or waits where nothing is left; joining is refused while something is. */
async function signUp(person: number) {
  for (;;) {
    const booking = await tryToBook(person);
    if (booking) return { booking };
    try {
      world.clock.advance(1);
      return { entry: await waiter(world, event, nameOf(person)).join(1, HALL_ONLY) };
    } catch (error) {
      if (!isRefusal(error, 'places-free')) throw error;
    }
  }
}

const HALL_ONLY = { categoryIds: ['cat_hall'] };
const everybody = Array.from({ length: PEOPLE }, (_, person) => person);

describe('a rush for a free event', () => {
  it('confirms as many as there are places; what they give back goes to the first in line, once', async () => {
    const signedUp = await Promise.all(everybody.map(signUp));
    const bookings = signedUp.flatMap(({ booking }, person) =>
      booking ? [{ booking, person }] : [],
    );
    expect(bookings.map(({ booking }) => booking.status)).toEqual(Array(PLACES).fill('confirmed'));
    const line = await world.waitlists.inState(event.eventId, 'waiting');
    expect(line).toHaveLength(PEOPLE - PLACES);
    const joined = line.map(({ joinedAt }) => joinedAt);
    expect(joined).toEqual(joined.toSorted());
    await serveWaitlists(world);

    await Promise.all(
      bookings.slice(0, LEAVE).map(({ booking: { bookingId }, person }) => {
        const { access } = shopper(world, event, nameOf(person));
        const request = { bookingId, access, numbers: [1], refund: 0 };
        return cancelTickets(world, request, world.clock.now());
      }),
    );
    await Promise.all([1, 2, 3].map(() => serveWaitlists(world)));
    // What none of them got is offered by the next round, and the round after it finds it taken.
    await serveWaitlists(world);
    await serveWaitlists(world);

    const entries = await Promise.all(line.map((entry) => standing(world, entry)));
    const statuses = entries.map(({ status }) => status);
    expect(statuses).toEqual(entries.map((_, index) => (index < LEAVE ? 'booked' : 'waiting')));
    const promoted = entries.slice(0, LEAVE).map(({ booking }) => booking);
    expect(promoted.map((booking) => booking?.status)).toEqual(Array(LEAVE).fill('confirmed'));
    expect(new Set(promoted.map((booking) => booking?.bookingId)).size).toBe(LEAVE);
  }, 240_000);
});
