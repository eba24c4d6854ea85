import { randomUUID } from 'node:crypto';
import { expect, type APIRequestContext } from '@playwright/test';

/** Somebody else takes seats, without a browser. Answers with the booking's id. */
export async function takeAway(
  rival: APIRequestContext,
  eventId: string,
  seats: readonly string[],
): Promise<string> {
  const answer = await rival.post(`/api/events/${eventId}/bookings`, {
    headers: { 'idempotency-key': randomUUID() },
    data: { seats },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { bookingId: string }).bookingId;
}
