import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { customer } from '@foyer/shared/contract';
import { instantOf, type TicketedEvent } from '@foyer/shared/domain';
import { codeIn, smallHouse, smallHouseBlocks, smallHouseEvent } from '@foyer/shared/testing';
import request, { type Test } from 'supertest';
import { effectsOf, signedUp, type Browser } from '../testing/browser.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const inDays = (days: number) => instantOf(Date.now() + days * 86_400_000);
const CARD = { number: '4242424242424242', expiry: '12/49', cvc: '123' };

let service: TestService;
let events = 0;

beforeAll(async () => {
  service = await startTestService({ RATE_LIMITS: 'on' });
  await service.deps.plans.save(smallHouse());
});
afterAll(() => service.stop());

/** An event in some days, on sale until it begins. */
async function onSale(days: number): Promise<TicketedEvent> {
  events += 1;
  const event = smallHouseEvent({
    ...{ eventId: `evt_own${events}`, title: `Evening ${events}`, salesOpenAt: inDays(-1) },
    ...{ doorsOpenAt: inDays(days), startsAt: inDays(days), salesCloseAt: inDays(days) },
    ...{ endsAt: inDays(days + 0.2), fees: { perTicket: 100, share: 0 } },
    selfCancel: { hoursBefore: 24, keepsFees: true },
  });
  const { rows, pools } = smallHouseBlocks();
  await service.deps.seats.createBlocks(event, rows, pools);
  await service.deps.events.put(event);
  return event;
}

/** Buys seats; answers with the booking's id and the key of its link. */
async function buy(
  { token, email }: Browser,
  { eventId }: TicketedEvent,
  seats: string[],
): Promise<{ bookingId: string; link: string }> {
  const as = (test: Test) => test.set('authorization', `Bearer ${token}`);
  const held = await as(request(service.app).post(`/api/events/${eventId}/bookings`))
    .set('idempotency-key', `key-${eventId}-${seats.join()}`)
    .send({ seats })
    .expect(201);
  const { bookingId } = held.body as { bookingId: string };
  const contact = { name: 'Ada Lovelace', email };
  const paid = await as(request(service.app).post(`/api/bookings/${bookingId}/payments`))
    .send({ contact, card: CARD })
    .expect(200);
  const { link } = paid.body as { link: string };
  return { bookingId, link: new URL(link, 'http://foyer.test').searchParams.get('link') ?? '' };
}

describe("a customer's bookings", () => {
  it('come by their events, the next first, page by page', async () => {
    const ada = await signedUp(service);
    for (const days of [20, 5, 12]) await buy(ada, await onSale(days), ['a1']);
    const titles: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await ada.call('get', `/me/bookings?limit=2${query}`).expect(200);
      const { bookings, nextCursor } = customer.listMyBookings.reply!.parse(page.body);
      titles.push(...bookings.map(({ event }) => event.title));
      cursor = nextCursor;
    } while (cursor);
    const [first = '', second = '', third = ''] = titles;
    expect(titles).toHaveLength(3);
    expect([first, second, third].map((title) => Number(title.split(' ')[1]) % 3)).toEqual([
      2, 0, 1,
    ]);
    const past = await ada.call('get', '/me/bookings?when=past').expect(200);
    expect(past.body).toEqual({ bookings: [] });
    const wrong = await ada.call('get', '/me/bookings?cursor=bkg_1');
    expect(codeIn(wrong)).toBe('invalid-request');
  });

  it('are a calendar entry with their seats', async () => {
    const ada = await signedUp(service);
    const { bookingId } = await buy(ada, await onSale(9), ['a1', 'a2']);
    const file = await ada.call('get', `/bookings/${bookingId}/calendar.ics`).expect(200);
    expect(file.get('content-type')).toContain('text/calendar');
    expect(file.text.replaceAll('\r\n ', '')).toContain(
      'row A\\, seat 1\\nStalls\\, row A\\, seat 2',
    );
  });
});

describe('tickets of a booking', () => {
  it('are given back by the mailed link for what was shown, and a repeat answers the same', async () => {
    const ada = await signedUp(service);
    const { bookingId, link } = await buy(ada, await onSale(9), ['a1', 'a2']);
    const path = `/api/bookings/${bookingId}/cancellation?link=${link}`;
    const shown = await request(service.app).get(`${path}&numbers=2`).expect(200);
    expect(shown.body).toMatchObject({ allowed: true, refund: 4_200, feesKept: 100, numbers: [2] });
    const body = { numbers: [2], refund: 4_200 };
    const once = await request(service.app).post(path).send(body).expect(200);
    expect(once.body).toMatchObject({ status: 'confirmed', returned: [2] });
    expect((await request(service.app).post(path).send(body).expect(200)).body).toEqual(once.body);
    const booking = await ada.call('get', `/bookings/${bookingId}`).expect(200);
    expect(booking.body).toMatchObject({
      refunds: [{ amount: 4_200, cause: 'tickets-returned', numbers: [2], status: 'due' }],
    });
    for (const numbers of ['', '0', '1,', '1;2', 'x'])
      expect(codeIn(await request(service.app).get(`${path}&numbers=${numbers}`))).toBe(
        'invalid-request',
      );
  });

  it('are passed on: the owner keeps no code, the holder opens the PDF of that ticket alone', async () => {
    const ada = await signedUp(service);
    const { bookingId } = await buy(ada, await onSale(9), ['a1', 'a2']);
    const grace = { name: 'Grace Hopper', email: 'grace@example.org' };
    await ada.call('post', `/bookings/${bookingId}/tickets/2/transfer`, grace).expect(204);
    const listed = await ada.call('get', `/bookings/${bookingId}/tickets`).expect(200);
    const { tickets } = listed.body as { tickets: Record<string, string>[] };
    expect(tickets[1]).toMatchObject({ passedOnTo: { name: grace.name, address: 'grace@…' } });
    expect(tickets[1]).not.toHaveProperty('code');
    expect(JSON.stringify(tickets)).not.toContain(grace.email);
    await request(service.app)
      .get(tickets[0]?.['pdfUrl'] ?? '')
      .expect(200);
    const ticketId = tickets[1]?.['ticketId'] ?? '';
    const link = service.deps.links.sign(ticketId, 2);
    const held = await request(service.app)
      .get(`/api/tickets/${ticketId}?link=${link}`)
      .expect(200);
    const { pdfUrl } = held.body as { pdfUrl: string };
    expect(pdfUrl).toContain(`/${bookingId}/2.2.pdf`);
    await request(service.app).get(pdfUrl).expect(200);
    await request(service.app).get(`/api/tickets/${ticketId}`).expect(400);
    expect(await effectsOf(service)).toContainEqual({
      ...{ kind: 'send-transferred-ticket', bookingId, number: 2, generation: 2 },
      to: grace,
    });
  });

  it('are mailed again three times an hour and no more', async () => {
    const ada = await signedUp(service);
    const { bookingId } = await buy(ada, await onSale(9), ['a1']);
    const again = () => ada.call('post', `/bookings/${bookingId}/resend`);
    for (let time = 0; time < 3; time += 1) await again().expect(204);
    expect(codeIn(await again().expect(429))).toBe('too-many-requests');
    const sent = (await effectsOf(service)).filter(
      (effect) => effect.kind === 'send-tickets' && effect.bookingId === bookingId,
    );
    expect(sent).toHaveLength(4);
  });
});
