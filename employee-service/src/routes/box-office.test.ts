import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BookingView } from '@foyer/shared/contract';
import type { TicketedEvent } from '@foyer/shared/domain';
import { codeIn, smallHouse, smallHouseBlocks, smallHouseEvent } from '@foyer/shared/testing';
import { cancelTickets, checkInvariants } from '@foyer/shared/use-cases';
import type { Test } from 'supertest';
import { deskOf, effectsOf, employed, logOf, type Desk } from '../testing/staff.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const CONTACT = { name: 'Ada Lovelace', email: 'ada@example.org' };
const VISITOR = { kind: 'visitor', visitorId: 'vis_nobody' } as const;
let service: TestService;
let owner: Desk;
let events = 0;

beforeAll(async () => {
  service = await startTestService();
  await service.deps.plans.save(smallHouse());
  owner = await deskOf(service, await employed(service));
});
afterAll(() => service.stop());

async function onSale(change: Partial<TicketedEvent> = {}): Promise<TicketedEvent> {
  events += 1;
  const organizerId = owner.userId;
  const event = smallHouseEvent({ eventId: `evt_office${events}`, organizerId, ...change });
  const { rows, pools } = smallHouseBlocks();
  await service.deps.seats.createBlocks(event, rows, pools);
  await service.deps.events.put(event);
  return event;
}

function book({ eventId }: TicketedEvent, body: object, key: string = randomUUID()): Test {
  return owner
    .call('post', `/events/${eventId}/box-office`)
    .set('idempotency-key', key)
    .send({ contact: CONTACT, ...body });
}

const bookingIn = ({ body }: { body: unknown }) => (body as { booking: BookingView }).booking;

const deedsAt = async ({ eventId }: TicketedEvent) =>
  (await logOf(service, eventId)).map(({ action }) => action);

/** What a booking adds to the revenue and takes from it, the least first. */
async function revenueIn(bookingId: string): Promise<number[]> {
  const effects = await effectsOf(service);
  return effects
    .flatMap((one) =>
      one.kind === 'count-sale' && one.bookingId === bookingId ? [one.revenue] : [],
    )
    .toSorted((one, other) => one - other);
}

describe('the box office', () => {
  it('gives seats away: tickets without a price, no payment, one line in the log', async () => {
    const event = await onSale();
    const body = { seats: ['a1', 'a2'], settledBy: 'complimentary', reason: 'Press' };
    const booking = bookingIn(await book(event, body).expect(201));
    expect(booking).toMatchObject({ status: 'confirmed', totals: { total: 0 } });
    expect(await service.deps.tickets.ofBooking(booking.bookingId)).toHaveLength(2);
    expect(await deedsAt(event)).toEqual(['booking.made']);
    const { violations } = await checkInvariants(service.deps, event.eventId);
    expect(violations).toEqual([]);
  });

  it('books for cash at the whole price without a fee, also before sales open', async () => {
    const event = await onSale({ salesOpenAt: '2120-01-01T00:00:00.000Z' });
    const places = [{ sectionId: 'sec_floor', quantity: 6 }];
    const booking = bookingIn(await book(event, { places, settledBy: 'door' }).expect(201));
    expect(booking.totals).toMatchObject({ tickets: 9_000, fees: 0, total: 9_000 });
    const { violations } = await checkInvariants(service.deps, event.eventId);
    expect(violations).toEqual([]);
  });

  it('takes what was to be paid in cash out of the revenue when tickets are given back', async () => {
    const event = await onSale({ selfCancel: { hoursBefore: 0, keepsFees: false } });
    const body = { seats: ['a1', 'a2'], settledBy: 'door' };
    const { bookingId } = bookingIn(await book(event, body).expect(201));
    const { links } = service.deps;
    const access = { caller: VISITOR, link: links.sign(bookingId, 1) };
    const wish = { bookingId, access, numbers: [1], refund: 0 };
    await cancelTickets(service.deps, wish, new Date().toISOString());
    const { violations } = await checkInvariants(service.deps, event.eventId);
    expect(violations).toEqual([]);
    expect(await revenueIn(bookingId)).toEqual([-4_200, 8_400]);
  });

  it('does it once for the same key, however often and at once it is asked', async () => {
    const event = await onSale();
    const body = { seats: ['a1'], settledBy: 'door' };
    const answers = await Promise.all([1, 2, 3].map(() => book(event, body, 'the-key')));
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    const again = bookingIn(await book(event, body, 'the-key').expect(201));
    expect(again.status).toBe('confirmed');
    expect(await deedsAt(event)).toEqual(['booking.made']);
    const other = { ...body, seats: ['a2'] };
    expect(codeIn(await book(event, other, 'the-key'))).toBe('key-reused');
  });

  it('lets one of two have a seat, and holds nothing for the other', async () => {
    const event = await onSale();
    const both = await Promise.all(
      [
        ['a1', 'a2'],
        ['a2', 'a3'],
      ].map((seats) => book(event, { seats, settledBy: 'door' })),
    );
    expect(both.map((answer) => codeIn(answer) ?? answer.status).toSorted()).toEqual([
      201,
      'seat-unavailable',
    ]);
    const [row] = await service.deps.seats.readSection(event.eventId, 'sec_stalls', 'consistent');
    expect(new Set(Object.values(row?.by ?? {})).size).toBe(1);
  });

  it('refuses what is blocked, what is too much, and what is not on sale', async () => {
    const event = await onSale({ maxTicketsPerBooking: 2 });
    const codeOf = async (of: TicketedEvent, body: object) =>
      codeIn(await book(of, { settledBy: 'door', ...body }));
    expect(await codeOf(event, { seats: ['b4'] })).toBe('seat-unavailable');
    expect(await codeOf(event, { seats: ['a1', 'a2', 'a3'] })).toBe('too-many-tickets');
    expect(await codeOf(event, {})).toBe('invalid-request');
    const draft = await onSale({ status: 'draft' });
    expect(await codeOf(draft, { seats: ['a1'] })).toBe('event-not-on-sale');
  });
});
