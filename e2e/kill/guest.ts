import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** The sandbox's cards that bring money: at once, or three seconds later by webhook. */
export const CARDS = { good: '4242424242424242', delayed: '4000000000000077' } as const;

/** A card of {@link CARDS}. */
export type CardName = keyof typeof CARDS;

/** A guest who buys one seat and repeats the same requests when nobody answers. */
export type Guest = {
  readonly seatId: string;
  readonly email: string;
  /** Holds and pays once, and gives up when something fails. */
  tryToBuy(): Promise<void>;
  /** Comes back until the booking is confirmed; answers with it. */
  buyAtLast(): Promise<{ readonly bookingId: string }>;
};

type Answer = {
  readonly status: number;
  readonly body: {
    readonly bookingId?: string;
    readonly status?: string;
    readonly code?: string;
    readonly payment?: { readonly status: string };
  };
};

const PATIENCE_MS = 90_000;

/** Refusals that only ask a guest to come again. */
const AGAIN = new Set([
  'payment-in-progress',
  'booking-paying',
  'busy',
  'store-unavailable',
  'too-many-requests',
]);

const UNDER_WAY = new Set(['started', 'captured']);

/** A guest with a browser of their own at a site. */
export function guest(site: string, eventId: string, seatId: string, card: CardName): Guest {
  const visitor = `vis_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const email = `${seatId}.${visitor}@example.org`;
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    cookie: `foyer_visitor=${visitor}`,
  };

  async function ask(path: string, request: RequestInit): Promise<Answer> {
    const reply = await fetch(`${site}/api${path}`, { ...request, headers });
    return { status: reply.status, body: (await reply.json()) as Answer['body'] };
  }

  const send = (path: string, body: object) =>
    ask(path, { method: 'POST', body: JSON.stringify(body) });

  const hold = () => send(`/events/${eventId}/bookings`, { seats: [seatId] });

  const pay = (bookingId: string) =>
    send(`/bookings/${bookingId}/payments`, {
      contact: { name: 'Ada Lovelace', email },
      card: { number: CARDS[card], expiry: '12/49', cvc: '123' },
    });

  let held: string | undefined;

  async function bookingHeld(): Promise<string> {
    if (held) return held;
    const { status, body } = await hold();
    if (status !== 201 || !body.bookingId) throw new Refused('hold', { status, body });
    held = body.bookingId;
    return held;
  }

  /** One try; answers with the booking once it is confirmed. To pay again would end a payment that is under way. */
  async function confirmed(): Promise<string | undefined> {
    const bookingId = await bookingHeld();
    const stands = await ask(`/bookings/${bookingId}`, { method: 'GET' });
    if (stands.status !== 200) throw new Refused('look', stands);
    if (stands.body.status === 'confirmed') return bookingId;
    if (UNDER_WAY.has(stands.body.payment?.status ?? '')) return undefined;
    const paid = await pay(bookingId);
    if (paid.status !== 200) throw new Refused('pay', paid);
    return paid.body.status === 'confirmed' ? bookingId : undefined;
  }

  return {
    seatId,
    email,
    async tryToBuy() {
      await confirmed().catch(() => undefined);
    },
    async buyAtLast() {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const bookingId = await confirmed().catch((error: unknown) => {
          if (!mayTryAgain(error) || Date.now() > deadline) throw error;
          return undefined;
        });
        if (bookingId) return { bookingId };
        if (Date.now() > deadline) throw new Error(`${seatId} was never confirmed.`);
        await sleep(250);
      }
    },
  };
}

/** An answer that a guest did not expect. */
class Refused extends Error {
  readonly code: string;

  constructor(step: string, { status, body }: Answer) {
    super(`${step}: ${status} ${JSON.stringify(body)}`);
    this.code = body.code ?? String(status);
  }
}

function mayTryAgain(error: unknown): boolean {
  return !(error instanceof Refused) || AGAIN.has(error.code) || error.code.startsWith('50');
}
