import { randomBytes } from 'node:crypto';
import {
  addedSums,
  isRefusal,
  MINUTE_MS,
  numbersLeft,
  sumsBetween,
  sumsOfBooking,
  sumsOfTicket,
  type Booking,
  type FigureSums,
  type Ticket,
  type TicketedEvent,
} from '../domain/index.ts';
import { ticketKeysOf, ticketSigner } from '../gateways/ticket-signer.ts';
import { scanStore } from '../storage/scan-store.ts';
import { noThrottle } from '../storage/throttle-store.ts';
import { bookAtBoxOffice } from '../use-cases/booking/book-at-box-office.ts';
import { cancelTickets } from '../use-cases/booking/cancel-tickets.ts';
import { previewCancellation } from '../use-cases/booking/preview-cancellation.ts';
import { scanTicket } from '../use-cases/checkin/scan-ticket.ts';
import { undoAdmission } from '../use-cases/checkin/undo-admission.ts';
import { cancelSoldTickets } from '../use-cases/sales/cancel-sold-tickets.ts';
import { refundSale } from '../use-cases/sales/refund-sale.ts';
import { transferTicket } from '../use-cases/tickets/transfer-ticket.ts';
import type { BookingWorld } from './booking-world.ts';
import { sampleScanId } from './sample-door.ts';
import { shopper } from './shopper.ts';

/** Things that happen at random to an event in the small house: sales, refunds, tickets given back and passed on, doors. */
export type FigureHistory = {
  readonly event: TicketedEvent;
  /** Does something; what is refused changes nothing. */
  act(): Promise<void>;
};

const ORGANIZER = {
  employeeId: 'usr_organizer',
  name: 'Olga',
  role: 'admin',
  address: '::1',
} as const;
const DOORS = ['North', 'South'];
const SEATS = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3'];
/** Open doors and easy returns, so that everything may happen at any time. */
const RULES = {
  ...{ doorsOpenAt: '2026-01-01T00:00:00.000Z', allowsReentry: true, doors: DOORS },
  selfCancel: { hoursBefore: 0, keepsFees: true },
};

/** Puts an event on sale for things to happen to; `random` is below 1. */
export async function figureHistory(
  world: BookingWorld,
  random: () => number,
): Promise<FigureHistory> {
  const event = await world.putOnSale(RULES);
  const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));
  const deps = { ...world, signer, scans: scanStore(world.db), throttle: noThrottle, randomBytes };
  const bought: { readonly name: string; readonly booking: Booking }[] = [];
  let buyers = 0;
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const now = () => world.clock.now();

  async function buy(): Promise<void> {
    buyers += 1;
    const name = `buyer${buyers}`;
    const wish = random() < 0.3 ? places(1 + Math.floor(random() * 3)) : seats();
    const who = shopper(world, event, name);
    const paid = await who.pay(await who.hold(wish), random() < 0.2 ? 'delayed' : 'good');
    if (paid.status === 'confirmed') bought.push({ name, booking: paid.booking });
  }

  function seats() {
    const first = Math.floor(random() * SEATS.length);
    return { seats: SEATS.slice(first, first + 1 + Math.floor(random() * 3)) };
  }

  function places(quantity: number) {
    return { places: [{ sectionId: 'sec_floor', quantity }] };
  }

  async function giveBack(): Promise<void> {
    const { booking, name } = pick(bought) ?? {};
    if (!booking || name === undefined) return;
    const { bookingId } = booking;
    const { access } = shopper(world, event, name);
    const stands = await world.bookings.find(bookingId);
    const left = stands ? numbersLeft(stands) : [];
    const numbers = random() < 0.5 ? left : left.slice(0, 1);
    if (numbers.length === 0) return;
    const { refund } = await previewCancellation(deps, { bookingId, access, numbers }, now());
    await cancelTickets(deps, { bookingId, access, numbers, refund }, now());
  }

  async function sellForCash(): Promise<void> {
    buyers += 1;
    const name = `guest${buyers}`;
    const sale = {
      ...{ eventId: event.eventId, by: ORGANIZER, idempotencyKey: name },
      ...{ seats: seats().seats, places: [], settledBy: 'door' as const },
      contact: { name, email: `${name}@example.org` },
    };
    bought.push({ name, booking: await bookAtBoxOffice(deps, sale, now()) });
  }

  /** The organizer cancels a ticket for less than it cost, or gives some money back for nothing. */
  async function giveMoney(): Promise<void> {
    const { booking } = pick(bought) ?? {};
    const stands = booking && (await world.bookings.find(booking.bookingId));
    if (!stands) return;
    const { bookingId, eventId } = stands;
    buyers += 1;
    const wish = { eventId, bookingId, by: ORGANIZER, idempotencyKey: `k${buyers}`, reason: 'why' };
    const numbers = numbersLeft(stands).slice(0, 1);
    if (random() < 0.5) await refundSale(deps, { ...wish, amount: 100 }, now());
    else await cancelSoldTickets(deps, { ...wish, numbers, refund: 50 }, now());
  }

  async function anyTicket(): Promise<{ ticket: Ticket; name: string } | undefined> {
    const { booking, name } = pick(bought) ?? {};
    if (!booking || name === undefined) return undefined;
    const ticket = pick(await world.tickets.ofBooking(booking.bookingId));
    return ticket && { ticket, name };
  }

  async function passOn(): Promise<void> {
    const { ticket, name } = (await anyTicket()) ?? {};
    if (!ticket || name === undefined) return;
    const { bookingId, number } = ticket;
    const { access } = shopper(world, event, name);
    const to = { name: 'Eve', email: 'eve@example.org' };
    await transferTicket(deps, { of: 'owner', bookingId, number, access }, to, now());
  }

  async function scan(): Promise<void> {
    const { ticket } = (await anyTicket()) ?? {};
    if (!ticket) return;
    const shown = { code: signer.sign(ticket) };
    const direction = random() < 0.3 ? 'out' : 'in';
    const door = pick(DOORS) ?? '';
    const by = ORGANIZER;
    const what = { scanId: sampleScanId(), direction, door, device: 'd1', shown, by } as const;
    await scanTicket(deps, event.eventId, what, now());
  }

  async function undo(): Promise<void> {
    const { ticket } = (await anyTicket()) ?? {};
    if (!ticket) return;
    const { ticketId, eventId } = ticket;
    await undoAdmission(deps, { eventId, ticketId, by: ORGANIZER }, now());
  }

  const sales = [buy, buy, buy, sellForCash, giveBack, giveMoney];
  const deeds = [...sales, passOn, scan, scan, scan, undo];
  return {
    event,
    async act() {
      world.clock.advance(Math.floor(random() * 20 * MINUTE_MS));
      try {
        await pick(deeds)?.();
      } catch (error) {
        if (!isRefusal(error)) throw error;
      }
    },
  };
}

/** What the figures of an event and its tables say otherwise; empty when they agree. */
export async function figuresOff(world: BookingWorld, eventId: string): Promise<FigureSums> {
  const shards = await world.figures.shards(eventId);
  const counted = addedSums(shards.flatMap(({ counted: sums, pending }) => [sums, pending]));
  return sumsBetween(counted, await recounted(world, eventId));
}

async function recounted(world: BookingWorld, eventId: string): Promise<FigureSums> {
  const { records } = world;
  const { refunds } = await records.payments(eventId);
  const ofBookings = (await records.bookings(eventId)).map((booking) => {
    const { bookingId, paidBy } = booking;
    const own = refunds.filter((one) => one.bookingId === bookingId && one.attempt === paidBy);
    return sumsOfBooking(booking, own);
  });
  return addedSums([...ofBookings, ...(await records.tickets(eventId)).map(sumsOfTicket)]);
}
