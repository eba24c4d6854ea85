import type { Counter, Meter } from '@opentelemetry/api';
import type { Ledger, PaymentStore, SeatStore } from '../use-cases/ports.ts';
import { toldHow } from './outcomes.ts';
import type { Telemetry } from './telemetry.ts';

/** The stores through which every sale goes. */
export type SaleStores = {
  readonly seats: SeatStore;
  readonly ledger: Ledger;
  readonly payments: PaymentStore;
};

/** The same stores; holds, payments, tickets and refunds are counted where they are committed. */
export function countedSales<Stores extends SaleStores>(
  stores: Stores,
  { meter }: Pick<Telemetry, 'meter'>,
): Stores {
  const holds = meter.createCounter('foyer.holds', {
    description: 'Writes that take seats, by how they ended: made, or the refusal.',
  });
  return {
    ...stores,
    seats: countedSeats(stores.seats, holds, meter),
    ledger: countedLedger(stores.ledger, holds, meter),
    payments: countedRefunds(stores.payments, meter),
  };
}

function countedSeats(seats: SeatStore, holds: Counter, meter: Meter): SeatStore {
  const held = meter.createCounter('foyer.seats.held', {
    description: 'Seats and places that new holds took.',
  });
  return {
    ...seats,
    async hold(claim, now) {
      const until = await counted(holds, () => seats.hold(claim, now));
      held.add(claim.lines.length);
      return until;
    },
  };
}

function counted<T>(holds: Counter, hold: () => Promise<T>): Promise<T> {
  return toldHow(
    hold,
    () => 'made',
    (outcome) => holds.add(1, { 'foyer.outcome': outcome }),
  );
}

function countedLedger(ledger: Ledger, holds: Counter, meter: Meter): Ledger {
  const payments = meter.createCounter('foyer.payments', {
    description: 'Payments by their outcome.',
  });
  const tickets = meter.createCounter('foyer.tickets.issued');
  const count = (outcome: string) => payments.add(1, { 'foyer.outcome': outcome });
  return {
    ...ledger,
    exchange: (from, to, now) => counted(holds, () => ledger.exchange(from, to, now)),
    async confirm(confirmation, now) {
      const booking = await ledger.confirm(confirmation, now);
      if (confirmation.attempt) count('confirmed');
      tickets.add(confirmation.tickets.length);
      return booking;
    },
    async fail(attempt, status) {
      await ledger.fail(attempt, status);
      count(status);
    },
    async oweRefund(attempt, refund, capturedAt) {
      const owed = await ledger.oweRefund(attempt, refund, capturedAt);
      if (owed) count('seats-lost');
      return owed;
    },
  };
}

function countedRefunds(payments: PaymentStore, meter: Meter): PaymentStore {
  const refunds = meter.createCounter('foyer.refunds', {
    description: 'Refunds paid out, and tries that failed.',
  });
  return {
    ...payments,
    async refundDone(refund, doneAt, effect) {
      await payments.refundDone(refund, doneAt, effect);
      refunds.add(1, { 'foyer.outcome': 'paid' });
    },
    async refundFailed(refund, triedAt) {
      await payments.refundFailed(refund, triedAt);
      refunds.add(1, { 'foyer.outcome': 'failed' });
    },
  };
}
