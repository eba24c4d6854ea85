import { isRefusal, type Booking, type TicketedEvent } from '../domain/index.ts';
import type { PaymentAnswer } from '../use-cases/payments/start-payment.ts';
import type { BookingWorld } from './booking-world.ts';
import { deliverWebhook, drainOutbox, reconcile, shopper, type CardName } from './shopper.ts';

/** What shoppers ask for. */
export type Wish = { readonly seats: readonly string[]; readonly places: number };

/** Which of a shopper's bookings a step is about: `who` shops, `key` names the request. */
type Named = { readonly who: string; readonly key: string };

/** Something that a shopper, a bank or the background jobs do. */
export type Step =
  | (Named & { readonly do: 'hold' | 'change'; readonly wish: Wish })
  | (Named & { readonly do: 'renew' | 'release' })
  | (Named & { readonly do: 'pay'; readonly card: CardName })
  /** The bank approves the attempt of this number where it waits for that, and tells how it stands. */
  | (Named & { readonly do: 'bank'; readonly attempt: number })
  | { readonly do: 'jobs' };

/** What a script did, in the order in which it ended. */
export type Deed = {
  readonly step: Step;
  readonly result?: Booking | PaymentAnswer | undefined;
  readonly refusal?: string;
};

/** Shoppers of one event, with the bookings that they got. */
export type Sale = {
  readonly world: BookingWorld;
  readonly event: TicketedEvent;
  readonly bookings: Map<string, Booking>;
  readonly deeds: Deed[];
};

/** A sale in which nothing has happened. */
export function newSale(world: BookingWorld, event: TicketedEvent): Sale {
  return { world, event, bookings: new Map(), deeds: [] };
}

/** Does a step and notes how it ended. Throws whatever is no refusal. */
export async function perform(sale: Sale, step: Step): Promise<Deed> {
  const deed = await attempt(sale, step);
  sale.deeds.push(deed);
  return deed;
}

async function attempt(sale: Sale, step: Step): Promise<Deed> {
  try {
    return { step, result: await act(sale, step) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { step, refusal: error.code };
  }
}

async function act(sale: Sale, step: Step): Promise<Deed['result']> {
  const { world, event, bookings } = sale;
  if (step.do === 'jobs') return jobs(world);
  const name = `${step.who}/${step.key}`;
  const who = shopper(world, event, step.who);
  if (step.do === 'hold') {
    const booking = await who.hold(wishesOf(step.wish), step.key);
    bookings.set(name, booking);
    return booking;
  }
  const booking = bookings.get(name);
  if (!booking) return undefined;
  switch (step.do) {
    case 'change':
      return who.change(booking, wishesOf(step.wish));
    case 'renew':
      return who.renew(booking);
    case 'release':
      await who.release(booking);
      return undefined;
    case 'pay':
      return who.pay(booking, step.card);
    case 'bank':
      return bank(world, booking, step.attempt);
  }
}

/** The wishes as the contract has them. */
function wishesOf({ seats, places }: Wish) {
  return {
    ...(seats.length > 0 && { seats }),
    ...(places > 0 && { places: [{ sectionId: 'sec_floor', quantity: places }] }),
  };
}

async function jobs(world: BookingWorld): Promise<undefined> {
  await reconcile(world);
  await drainOutbox(world);
}

async function bank(world: BookingWorld, booking: Booking, attempt: number): Promise<undefined> {
  const { bookingId } = booking;
  const { sandbox } = world;
  const asked = await sandbox.look({ bookingId, attempt });
  if (asked.state === 'action-required') {
    const key = new URL(asked.actionUrl).searchParams.get('key') ?? '';
    await sandbox.authenticate({ bookingId, attempt, key }, 'approve');
  }
  const state = await sandbox.look({ bookingId, attempt });
  if (state.state !== 'unknown') await deliverWebhook(world, { bookingId, attempt, state });
}
