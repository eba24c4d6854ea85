import { randomUUID } from 'node:crypto';
import { unpackedRoom, type AvailabilityView, type LiveRoomView } from '@foyer/shared/contract';
import { Agent, request } from 'undici';

/** What the service answered: its status, its JSON, and how long it took. */
export type Answer<T> = {
  readonly status: number;
  readonly body: T;
  /** The refusal's code, where it refused. */
  readonly code: string;
  readonly milliseconds: number;
};

/** The parts of a booking that a benchmark looks at. */
export type HeldBooking = {
  readonly bookingId: string;
  readonly lines: readonly { readonly seatId?: string }[];
};

/** A guest with a browser of their own. */
export type Buyer = {
  hold(eventId: string, choice: object): Promise<Answer<HeldBooking>>;
  pay(bookingId: string): Promise<Answer<{ status: string }>>;
  availability(eventId: string): Promise<Answer<LiveRoomView>>;
};

/** The sandbox's card that always succeeds. */
const GOOD_CARD = { number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123' };

/** A connection pool for many buyers. */
export function buyerPool(connections: number): Agent {
  return new Agent({ connections, headersTimeout: 120_000, bodyTimeout: 120_000 });
}

/** A buyer known to the site by a visitor cookie of their own. */
export function buyer(site: string, dispatcher: Agent): Buyer {
  const visitor = `vis_${randomUUID().replaceAll('-', '').slice(0, 16)}`;

  async function call<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer<T>> {
    const start = performance.now();
    const reply = await request(`${site}/api${path}`, {
      dispatcher,
      method,
      headers: {
        cookie: `foyer_visitor=${visitor}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const answer = (await reply.body.json()) as T & { code?: string };
    return {
      status: reply.statusCode,
      body: answer,
      code: answer.code ?? '',
      milliseconds: performance.now() - start,
    };
  }

  return {
    hold: (eventId, choice) => call('POST', `/events/${eventId}/bookings`, choice),
    pay: (bookingId) =>
      call('POST', `/bookings/${bookingId}/payments`, {
        contact: { name: 'Bench Buyer', email: `${visitor}@example.org` },
        card: GOOD_CARD,
      }),
    async availability(eventId) {
      const answer = await call<AvailabilityView>('GET', `/events/${eventId}/availability`);
      return { ...answer, body: unpackedRoom(answer.body) };
    },
  };
}
