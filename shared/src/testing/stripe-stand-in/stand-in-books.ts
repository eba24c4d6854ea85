import { randomBytes } from 'node:crypto';
import { HOUR_MS, MINUTE_MS, type EpochMs } from '../../domain/index.ts';

/** A Checkout Session, with the fields of Stripe's that Foyer reads. */
export type StandInSession = {
  readonly id: string;
  readonly object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  /** There while the session is open. */
  url: string | null;
  payment_intent: string | null;
  readonly amount_total: number;
  readonly currency: string;
  readonly description: string;
  readonly customer_email: string | null;
  readonly client_reference_id: string | null;
  readonly metadata: Metadata;
  readonly success_url: string;
  readonly cancel_url: string;
  /** Unix seconds, as all times of Stripe are. */
  readonly created: number;
  readonly expires_at: number;
};

/** What was paid by a session. */
export type StandInPayment = {
  readonly id: string;
  readonly object: 'payment_intent';
  status: 'succeeded' | 'processing' | 'requires_payment_method';
  readonly amount: number;
  readonly currency: string;
};

/** Money that went back. */
export type StandInRefund = {
  readonly id: string;
  readonly object: 'refund';
  status: 'succeeded' | 'pending' | 'requires_action' | 'failed';
  failure_reason?: string;
  readonly amount: number;
  readonly currency: string;
  readonly payment_intent: string;
  readonly metadata: Metadata;
  readonly created: number;
};

/** What a caller attaches to an object. */
export type Metadata = Readonly<Record<string, string>>;

/** What a caller asks of a session. */
export type SessionOrder = Pick<
  StandInSession,
  | 'amount_total'
  | 'currency'
  | 'description'
  | 'customer_email'
  | 'client_reference_id'
  | 'metadata'
  | 'success_url'
  | 'cancel_url'
  | 'expires_at'
>;

/** What a caller asks of a refund. */
export type RefundOrder = Pick<StandInRefund, 'amount' | 'payment_intent' | 'metadata'>;

/** A request that Stripe refuses, in the words and fields of its errors. */
export class StandInRefusal extends Error {
  readonly param: string | undefined;

  constructor(message: string, param?: string) {
    super(message);
    this.param = param;
  }
}

const SHORTEST_S = (30 * MINUTE_MS) / 1000;
const LONGEST_S = (24 * HOUR_MS) / 1000;

/** Everything that the stand-in knows. */
export type StandInBooks = ReturnType<typeof standInBooks>;

/** Books in memory. Each function throws {@link StandInRefusal} where Stripe would answer 400 or 404. */
export function standInBooks(clock: () => EpochMs, address: () => string) {
  const sessions = new Map<string, StandInSession>();
  const payments = new Map<string, StandInPayment>();
  const refunds = new Map<string, StandInRefund>();
  const now = () => Math.floor(clock() / 1000);

  function session(id: string): StandInSession {
    const found = sessions.get(id);
    if (!found) throw new StandInRefusal(`No such checkout.session: ${id}`, 'session');
    if (found.status === 'open' && found.expires_at <= now()) close(found, 'expired');
    return found;
  }

  function payment(id: string): StandInPayment {
    const found = payments.get(id);
    if (!found) throw new StandInRefusal(`No such payment_intent: ${id}`, 'payment_intent');
    return found;
  }

  function openSession(id: string): StandInSession {
    const found = session(id);
    if (found.status !== 'open') throw new StandInRefusal(`This session is ${found.status}.`);
    return found;
  }

  return {
    session,
    payment,
    allSessions: () => [...sessions.keys()].map(session).reverse(),
    refundsOf: (paymentId: string) =>
      [...refunds.values()].filter(({ payment_intent: id }) => id === paymentId).reverse(),
    open(order: SessionOrder): StandInSession {
      const lasts = order.expires_at - now();
      if (lasts < SHORTEST_S || lasts > LONGEST_S)
        throw new StandInRefusal('expires_at: between 30 minutes and 24 hours', 'expires_at');
      const id = newId('cs_test');
      const made: StandInSession = {
        ...{ id, object: 'checkout.session', ...order, created: now() },
        ...{ status: 'open', payment_status: 'unpaid', payment_intent: null },
        url: `${address()}/c/pay/${id}`,
      };
      sessions.set(id, made);
      return made;
    },
    expire: (id: string) => close(openSession(id), 'expired'),
    /** The customer has paid, or promised to where the money comes later. */
    complete(id: string, status: 'succeeded' | 'processing'): StandInSession {
      const done = close(openSession(id), 'complete');
      const { amount_total: amount, currency } = done;
      const paid: StandInPayment = {
        ...{ id: newId('pi_test'), object: 'payment_intent' },
        ...{ status, amount, currency },
      };
      payments.set(paid.id, paid);
      done.payment_intent = paid.id;
      if (status === 'succeeded') done.payment_status = 'paid';
      return done;
    },
    /** What was promised comes, or does not. */
    decide(id: string, status: 'succeeded' | 'requires_payment_method'): StandInSession {
      const decided = session(id);
      payment(decided.payment_intent ?? '').status = status;
      if (status === 'succeeded') decided.payment_status = 'paid';
      return decided;
    },
    payBack(order: RefundOrder, status: StandInRefund['status']): StandInRefund {
      const { amount, currency } = payment(order.payment_intent);
      const before = [...refunds.values()].filter(
        (one) => one.payment_intent === order.payment_intent && one.status !== 'failed',
      );
      const left = before.reduce((rest, one) => rest - one.amount, amount);
      if (order.amount > left) throw new StandInRefusal('More than is left to refund.', 'amount');
      const made: StandInRefund = {
        ...{ id: newId('re_test'), object: 'refund', ...order, currency, created: now(), status },
        ...(status === 'failed' && { failure_reason: 'expired_or_canceled_card' }),
      };
      refunds.set(made.id, made);
      return made;
    },
  };
}

function close(session: StandInSession, status: 'complete' | 'expired'): StandInSession {
  session.status = status;
  session.url = null;
  return session;
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}
