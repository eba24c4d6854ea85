import { randomUUID } from 'node:crypto';
import type { SeatId } from '@foyer/shared/domain';
import type { BenchEvent } from '../bench-event.ts';
import type { WatchedClient } from './watched-client.ts';

/** What a buyer did last with two seats. */
export type Purchase = {
  readonly visitor: string;
  /** The Idempotency-Key of the hold. */
  readonly key: string;
  readonly seats: readonly SeatId[];
  readonly bookingId: string;
  fate: 'held' | 'released' | 'paid';
};

/** Buyers who hold neighbouring seats, each pair once, and then keep, give back or pay for them. */
export type Purchases = {
  readonly made: readonly Purchase[];
  /** Requests whose repetition got another answer than the first one. */
  differing(): number;
  /** One buyer's visit; each request is sent a second time, as after a lost answer. */
  buy(): Promise<void>;
  /** Repeats every hold that was not given back, and every payment, when all have come to their end. */
  repeatAll(): Promise<void>;
};

const CARDS = { atOnce: '4242424242424242', later: '4000000000000077' } as const;
const ENDINGS = ['keep', 'release', 'atOnce', 'later'] as const;

/** Nothing bought yet. */
export function purchases(client: WatchedClient, { event, plan }: BenchEvent): Purchases {
  const pairs = pairsOf(plan);
  const made: Purchase[] = [];
  let [next, differing] = [0, 0];
  const compare = (answer: string | undefined, first: string): void => {
    if (answer !== undefined && answer !== first) differing += 1;
  };

  async function end(purchase: Purchase, ending: (typeof ENDINGS)[number]): Promise<void> {
    if (ending === 'keep') return;
    if (ending === 'release') {
      if (await release(client, purchase)) purchase.fate = 'released';
      return;
    }
    const status = await pay(client, purchase, CARDS[ending]);
    if (status === undefined) return;
    purchase.fate = 'paid';
    const again = await pay(client, purchase, CARDS[ending]);
    if (status === 'confirmed') compare(again, status);
  }

  return {
    made,
    differing: () => differing,
    async buy() {
      const number = next++;
      const seats = pairs[number];
      if (!seats) throw new RangeError('The room is too small for this rehearsal');
      const visitor = `vis_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      const wanted = { visitor, key: randomUUID(), seats };
      const bookingId = await hold(client, event.eventId, wanted);
      if (bookingId === undefined) return;
      const purchase: Purchase = { ...wanted, bookingId, fate: 'held' };
      made.push(purchase);
      compare(await hold(client, event.eventId, wanted), bookingId);
      await end(purchase, ENDINGS[number % ENDINGS.length] ?? 'keep');
    },
    async repeatAll() {
      for (const purchase of made.filter(({ fate }) => fate !== 'released')) {
        compare(await hold(client, event.eventId, purchase), purchase.bookingId);
        if (purchase.fate === 'paid')
          compare(await pay(client, purchase, CARDS.atOnce), 'confirmed');
      }
    },
  };
}

type Wanted = Pick<Purchase, 'visitor' | 'key' | 'seats'>;

/** Answers with the id of the booking. */
async function hold(
  client: WatchedClient,
  eventId: string,
  { visitor, key, seats }: Wanted,
): Promise<string | undefined> {
  const answer = await client.ask(`/api/events/${eventId}/bookings`, {
    method: 'POST',
    headers: { ...asVisitor(visitor), 'idempotency-key': key },
    body: { seats },
  });
  return answer && (JSON.parse(answer.body.toString()) as { bookingId: string }).bookingId;
}

function release(client: WatchedClient, { visitor, bookingId }: Purchase) {
  const headers = asVisitor(visitor);
  return client.ask(`/api/bookings/${bookingId}`, { method: 'DELETE', headers });
}

/** Answers with how the payment stands. */
async function pay(
  client: WatchedClient,
  { visitor, bookingId }: Purchase,
  number: string,
): Promise<string | undefined> {
  const answer = await client.ask(`/api/bookings/${bookingId}/payments`, {
    method: 'POST',
    headers: asVisitor(visitor),
    body: {
      contact: { name: 'Bench Buyer', email: `${visitor}@example.org` },
      card: { number, expiry: '12/39', cvc: '123' },
    },
  });
  return answer && (JSON.parse(answer.body.toString()) as { status: string }).status;
}

function asVisitor(visitor: string): { readonly cookie: string } {
  return { cookie: `foyer_visitor=${visitor}` };
}

/** Neighbours from the end of each row on, so that no seat is left single. */
function pairsOf({ sections }: BenchEvent['plan']): SeatId[][] {
  const rows = sections.flatMap((section) => (section.kind === 'seated' ? section.rows : []));
  return rows.flatMap(({ seats }) =>
    seats.flatMap(({ seatId }, index) => {
      const neighbour = seats[index + 1];
      return index % 2 === 0 && neighbour ? [[seatId, neighbour.seatId]] : [];
    }),
  );
}
