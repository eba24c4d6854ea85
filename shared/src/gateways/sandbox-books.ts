import type { BookingId, Currency, Instant, MinorUnits, Refund } from '../domain/index.ts';
import type { ChargeState, ObjectStore } from '../use-cases/ports.ts';

/** How a charge ended; never changes. */
export type ChargeOutcome = Extract<ChargeState, { state: 'captured' | 'declined' | 'expired' }>;

/** A charge as the sandbox has written it down. */
export type SandboxCharge = {
  readonly bookingId: BookingId;
  readonly attempt: number;
  readonly amount: MinorUnits;
  readonly currency: Currency;
  readonly description: string;
  readonly returnUrl: string;
  readonly createdAt: Instant;
  /** An authentication step must be done by then. */
  readonly expiresAt: Instant;
  /** Set where the card was decided at once. */
  readonly outcome?: ChargeOutcome;
  /** Set where the money comes later. */
  readonly capturesAt?: Instant;
};

/** What a charge is known by. */
export type ChargeKey = Pick<SandboxCharge, 'bookingId' | 'attempt'>;

/** The sandbox's own books: objects that are written once, so that two processes never disagree. */
export type SandboxBooks = {
  find(charge: ChargeKey): Promise<SandboxCharge | undefined>;
  /** Opens a charge; answers with the one that stands under its booking and attempt. */
  open(charge: SandboxCharge): Promise<SandboxCharge>;
  outcomeOf(charge: SandboxCharge): Promise<ChargeOutcome | undefined>;
  /** Ends a charge; answers with the end that was written first. */
  conclude(charge: SandboxCharge, outcome: ChargeOutcome): Promise<ChargeOutcome>;
  /** Writes a refund down, once for each id. */
  payBack(refund: Refund): Promise<void>;
};

const JSON_TYPE = 'application/json';

/** Books in an object store. */
export function sandboxBooks(objects: ObjectStore): SandboxBooks {
  const books: SandboxBooks = {
    find: (charge) => read<SandboxCharge>(objects, chargeKey(charge)),
    async open(charge) {
      return writeOnce(objects, chargeKey(charge), charge);
    },
    async outcomeOf(charge) {
      return charge.outcome ?? (await read<ChargeOutcome>(objects, outcomeKey(charge)));
    },
    conclude: (charge, outcome) => writeOnce(objects, outcomeKey(charge), outcome),
    async payBack(refund) {
      await writeOnce(objects, `sandbox/refunds/${refund.refundId}.json`, refund);
    },
  };
  return books;
}

function chargeKey({ bookingId, attempt }: ChargeKey): string {
  return `sandbox/charges/${bookingId}-${attempt}.json`;
}

function outcomeKey({ bookingId, attempt }: ChargeKey): string {
  return `sandbox/outcomes/${bookingId}-${attempt}.json`;
}

/** Writes a page unless it is written; answers with what stands there. */
async function writeOnce<T>(objects: ObjectStore, key: string, page: T): Promise<T> {
  const added = await objects.add(key, Buffer.from(JSON.stringify(page)), JSON_TYPE);
  return added ? page : ((await read<T>(objects, key)) ?? page);
}

async function read<T>(objects: ObjectStore, key: string): Promise<T | undefined> {
  const found = await objects.get(key);
  return found && (JSON.parse(Buffer.from(found.content).toString()) as T);
}
