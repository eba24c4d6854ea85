import { randomBytes } from 'node:crypto';
import {
  DAY_MS,
  epochOf,
  hourOf,
  isRefusal,
  later,
  MINUTE_MS,
  newScanId,
  type Booking,
  type CategoryId,
  type EventId,
  type Instant,
} from '@foyer/shared/domain';
import { sandboxProvider } from '@foyer/shared/gateways';
import {
  holdSeats,
  scanTicket,
  startPayment,
  type FigureStore,
  type Ledger,
  type ObjectStore,
  type TicketStore,
} from '@foyer/shared/use-cases';
import { DEMO_STEWARD } from './demo-accounts.ts';

/** What selling in the past needs; the provider that is paid through is made for it. */
export type PastSaleDeps = Parameters<typeof holdSeats>[0] &
  Omit<Parameters<typeof startPayment>[0], 'provider' | 'providers'> &
  Omit<Parameters<typeof scanTicket>[0], 'signer'> & {
    readonly ledger: Ledger;
    readonly objects: ObjectStore;
    readonly figures: Pick<FigureStore, 'noteHolds'>;
    readonly tickets: Pick<TicketStore, 'ofBooking'>;
  };

/** Bookings that were made in the weeks before the demo begins, and whether some of their guests are here. */
export type PastSales = { readonly bookings: number; readonly arriving?: true };

const SOLD_OVER_DAYS = 20;
/** So many minutes back the first guests came. */
const ARRIVED_OVER_MINUTES = 25;
/** These guests are found by name: nobody shows a code. */
const NO_CODES = { read: () => undefined };
const CARD = { number: '4242424242424242', expiry: '12/49', cvc: '123' };
const FIRST_NAMES = ['Amara', 'Bruno', 'Clara', 'Dev', 'Elif', 'Femke', 'Goran', 'Hana', 'Ilse'];
const LAST_NAMES = ['Okafor', 'Petit', 'Quist', 'Rossi', 'Sato', 'Tamm', 'Ueda', 'Vogel'];

/** Sells tickets of an event as visitors of the site would have, more and more of them as it draws near. */
export async function sellInThePast(
  deps: PastSaleDeps,
  eventId: EventId,
  { bookings, arriving }: PastSales,
  now: Instant,
): Promise<void> {
  const categories = (await deps.events.find(eventId))?.categories ?? [];
  const quiet = { ...deps, ledger: withoutMails(deps.ledger) };
  for (let number = 0; number < bookings; number += 1) {
    const past = ((bookings - number) / bookings) ** 1.6 * SOLD_OVER_DAYS * DAY_MS;
    const at = later(now, -Math.round(past + scattered(number) * 0.4 * DAY_MS));
    const categoryId = categories[Math.floor(scattered(number) * categories.length)]?.categoryId;
    const booking = await buy(quiet, { eventId, number, categoryId }, at);
    // Its guests come together.
    const came = later(now, -Math.round(scattered(number * 7) * ARRIVED_OVER_MINUTES) * MINUTE_MS);
    if (arriving && booking && scattered(number * 3) < 0.6) await admit(deps, booking, came);
  }
}

type Purchase = {
  readonly eventId: EventId;
  readonly number: number;
  readonly categoryId: CategoryId | undefined;
};

/** Somebody else may have taken the seats that were best a moment ago: then this one does without. */
async function buy(
  deps: PastSaleDeps,
  { eventId, number, categoryId }: Purchase,
  at: Instant,
): Promise<Booking | undefined> {
  const caller = { kind: 'visitor', visitorId: `vis_past-${number}` } as const;
  const wishes = { best: { categoryId, quantity: 1 + (number % 4) } };
  const provider = sandboxProvider({
    ...{ objects: deps.objects, now: () => at, delayMs: 0, secret: 'not used' },
    ...{ publicUrl: 'http://localhost', report: () => undefined },
  });
  const [first, last] = [nameAt(FIRST_NAMES, number), nameAt(LAST_NAMES, number)];
  const contact = {
    name: `${first} ${last}`,
    email: `${first}.${last}@guests.example`.toLowerCase(),
  };
  try {
    const request = { eventId, caller, idempotencyKey: 'past', wishes };
    const { bookingId } = await holdSeats(deps, request, at);
    const holds = 1 + Math.round(scattered(number));
    await deps.figures.noteHolds({ eventId, hour: hourOf(at), holds, task: 'demo' });
    const paying = { bookingId, access: { caller }, contact, card: CARD, returnUrl: '' };
    const paid = await startPayment({ ...deps, provider, providers: [provider] }, paying, at);
    return paid.booking;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  } finally {
    await provider.stop();
  }
}

async function admit(
  deps: PastSaleDeps,
  { bookingId, eventId }: Booking,
  at: Instant,
): Promise<void> {
  const { userId: employeeId, name } = DEMO_STEWARD;
  const by = { employeeId, name, role: 'steward', address: '127.0.0.1' } as const;
  for (const { ticketId } of await deps.tickets.ofBooking(bookingId)) {
    const scanId = newScanId(epochOf(at), randomBytes);
    const shown = { ticketId };
    const scan = { scanId, shown, direction: 'in', door: '', device: 'phone-1', by } as const;
    await scanTicket({ ...deps, signer: NO_CODES }, eventId, scan, at);
  }
}

/** These mails were sent long ago. */
function withoutMails(ledger: Ledger): Ledger {
  return {
    ...ledger,
    confirm: (confirmation, now) => {
      const effects = confirmation.effects.filter(({ kind }) => kind !== 'send-tickets');
      return ledger.confirm({ ...confirmation, effects }, now);
    },
  };
}

/** From 0 to below 1, spread evenly and the same every time. */
function scattered(number: number): number {
  return (number * 0.618_033_988_7) % 1;
}

function nameAt(names: readonly string[], number: number): string {
  return names[number % names.length] ?? '';
}
