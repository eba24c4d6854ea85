import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { EpochMs } from '../../domain/index.ts';
import { standInApi } from './stand-in-api.ts';
import { standInBooks, type StandInBooks, type StandInRefund } from './stand-in-books.ts';
import { eventOf, signed, type Delivery, type StandInEvent } from './stand-in-events.ts';
import { standInFaults, type StandInFaults } from './stand-in-faults.ts';
import { standInPage, type PageChoice } from './stand-in-page.ts';

/** How the stand-in is started. */
export type StandInOptions = {
  readonly clock?: () => EpochMs;
  /** Takes its messages; nobody unless told. */
  readonly deliver?: Delivery;
};

/** A server that speaks the part of Stripe's API that Foyer uses, with a page to pay on, and tells by signed messages. */
export type StripeStandIn = {
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly books: StandInBooks;
  readonly faults: StandInFaults;
  /** Everything that it had to tell, told or not. */
  readonly events: readonly StandInEvent[];
  /** How often it tells each event at once; 0 keeps them for {@link StripeStandIn.tell}. */
  times: number;
  /** How the next refunds end. */
  refundStatus: StandInRefund['status'];
  /** Does on its page what a customer does; the address that the customer is sent to, if any. */
  visit(pageUrl: string, choice: PageChoice): Promise<string | undefined>;
  /** Notes that something happened to an object, and tells it as often as is set. */
  readonly happen: (type: string, object: object) => Promise<void>;
  /** Tells an event now, or as if it had been signed at another time or with another secret. */
  tell(event: StandInEvent, other?: { at?: EpochMs; secret?: string }): Promise<number>;
  stop(): Promise<void>;
};

/** Starts the stand-in on a free port. */
export async function startStripeStandIn(options: StandInOptions = {}): Promise<StripeStandIn> {
  const { clock = Date.now, deliver = () => Promise.resolve(200) } = options;
  const events: StandInEvent[] = [];
  const faults = standInFaults();
  const secretKey = 'sk_test_stand_in';
  const app = express().set('query parser', 'extended');
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const books = standInBooks(clock, () => url);
  const standIn: StripeStandIn = {
    ...{ url, secretKey, webhookSecret: 'whsec_stand_in', books, faults, events },
    ...{ times: 1, refundStatus: 'succeeded' },
    visit,
    happen: async (type, object) => {
      const event = eventOf(type, object, clock());
      events.push(event);
      for (let time = 0; time < standIn.times; time += 1) await standIn.tell(event);
    },
    tell: (event, { at = clock(), secret = standIn.webhookSecret } = {}) =>
      deliver(signed(event, secret, at)),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const completed = (session: object) => standIn.happen('checkout.session.completed', session);
  app.use(standInPage({ books, completed }));
  const { happen } = standIn;
  const refundStatus = () => standIn.refundStatus;
  app.use(standInApi({ books, faults, secretKey, clock, refundStatus, happen }));
  return standIn;
}

async function visit(pageUrl: string, choice: PageChoice): Promise<string | undefined> {
  const reply = await fetch(pageUrl, {
    method: 'POST',
    body: new URLSearchParams({ choice }),
    redirect: 'manual',
  });
  await reply.arrayBuffer();
  return reply.headers.get('location') ?? undefined;
}
