import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';
import { CARDS, newGuest } from './guests.ts';
import { takeAway } from './rival.ts';

/** Buys seats without a browser; answers with the codes of their tickets. */
export async function codesFor(
  request: APIRequestContext,
  eventId: string,
  seats: readonly string[],
): Promise<string[]> {
  await request.get('/'); // makes the buyer known
  const bookingId = await takeAway(request, eventId, seats);
  const { name, email } = newGuest('Vera Vorverkauf');
  const card = { number: CARDS.good, expiry: '12/39', cvc: '123' };
  const paid = await request.post(`/api/bookings/${bookingId}/payments`, {
    headers: { 'idempotency-key': randomUUID() },
    data: { contact: { name, email }, card },
  });
  expect(paid.status()).toBeLessThan(300);
  const listed = await request.get(`/api/bookings/${bookingId}/tickets`);
  const { tickets } = (await listed.json()) as { tickets: { code: string }[] };
  expect(tickets).toHaveLength(seats.length);
  return tickets.map(({ code }) => code);
}
