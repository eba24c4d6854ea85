import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import type { Actor, Booking, Contact, Ticket, TicketedEvent } from '../../domain/index.ts';
import { ticketKeysOf, ticketSigner } from '../../gateways/ticket-signer.ts';
import { scanStore } from '../../storage/scan-store.ts';
import { noThrottle } from '../../storage/throttle-store.ts';
import {
  drainOutbox,
  faultAt,
  injectFaults,
  interleave,
  runBudget,
  shopper,
  startBookingWorld,
  type BookingWorld,
  sampleScanId,
} from '../../testing/index.ts';
import { cancelTickets } from '../booking/cancel-tickets.ts';
import { scanTicket } from '../checkin/scan-ticket.ts';
import { checkInvariants } from '../invariants/check-invariants.ts';
import { changeAttendee } from './change-attendee.ts';
import { listTickets } from './list-tickets.ts';
import type { TicketAccess } from './require-ticket.ts';
import { showTicket } from './show-ticket.ts';
import { transferTicket } from './transfer-ticket.ts';

const BY: Actor = { employeeId: 'usr_ada', role: 'admin', name: 'Ada', address: '203.0.113.7' };
const GRACE: Contact = { name: 'Grace Hopper', email: 'grace@example.org' };
const ALAN: Contact = { name: 'Alan Turing', email: 'alan@example.org' };
const DOORS = '2026-12-11T18:30:00.000Z';
const EVENING = {
  doorsOpenAt: '2026-12-11T18:00:00.000Z',
  startsAt: '2026-12-11T19:00:00.000Z',
  fees: { perTicket: 0, share: 0 },
};
const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));

let world: BookingWorld;
let event: TicketedEvent;
let booking: Booking;

beforeAll(async () => {
  world = await startBookingWorld();
});
beforeEach(() => buy());
afterAll(() => world.stop());

async function buy(): Promise<void> {
  event = await world.putOnSale({ ...EVENING, selfCancel: { hoursBefore: 0, keepsFees: false } });
  const ada = shopper(world, event, 'ada');
  booking = (await ada.pay(await ada.hold({ seats: ['a1', 'a2'] }))).booking;
}

const now = () => world.clock.now();
const deps = () => ({
  ...{ ...world, signer, randomBytes, throttle: noThrottle },
  scans: scanStore(world.db),
});
const owner = (number: number): TicketAccess => {
  const { access } = shopper(world, event, 'ada');
  return { of: 'owner', bookingId: booking.bookingId, number, access };
};
const holder = (ticket: Ticket): TicketAccess => {
  const { ticketId, generation } = ticket;
  return { of: 'holder', ticketId, link: world.links.sign(ticketId, generation) };
};
const passOn = (access: TicketAccess, to: Contact) => transferTicket(deps(), access, to, now());
const scan = (code: string, at = DOORS) =>
  scanTicket(deps(), event.eventId, { ...aScan(), shown: { code }, by: BY }, at);
const aScan = () =>
  ({ scanId: sampleScanId(), direction: 'in', door: 'North', device: 'd1' }) as const;

async function codes(): Promise<(string | undefined)[]> {
  const { access } = shopper(world, event, 'ada');
  const listed = await listTickets(deps(), booking.bookingId, access, now());
  return listed.map(({ code }) => code);
}

describe('passing a ticket on', () => {
  it('kills the old code at once; the new holder has another, and the owner none', async () => {
    const [, before = ''] = await codes();
    const passed = await passOn(owner(2), GRACE);
    expect(passed).toMatchObject({ attendee: GRACE.name, holder: GRACE, generation: 2 });
    expect(await codes()).toEqual([expect.any(String), undefined]);
    expect(await scan(before)).toEqual({ result: 'transferred' });
    const { ticketId } = passed;
    const link = world.links.sign(ticketId, 2);
    const shown = await showTicket(deps(), ticketId, link, now());
    expect(await scan(shown.code ?? '')).toMatchObject({ result: 'admitted' });
  });

  it('again by its holder ends the link that did it', async () => {
    const first = await passOn(owner(1), GRACE);
    const second = await passOn(holder(first), ALAN);
    expect(second).toMatchObject({ holder: ALAN, generation: 3 });
    await expect(passOn(holder(first), GRACE)).rejects.toMatchObject({ code: 'link-invalid' });
    await expect(changeAttendee(deps(), holder(first), 'X', now())).rejects.toMatchObject({
      code: 'link-invalid',
    });
    expect(await changeAttendee(deps(), holder(second), 'Alan M.', now())).toMatchObject({
      attendee: 'Alan M.',
      edition: 1,
      generation: 3,
    });
  });

  it('is not for its former owner any more, nor is its name; a repeat answers the same', async () => {
    const passed = await passOn(owner(1), GRACE);
    expect(await passOn(owner(1), GRACE)).toEqual(passed);
    for (const act of [
      () => passOn(owner(1), ALAN),
      () => changeAttendee(deps(), owner(1), 'X', now()),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'ticket-transferred' });
    await expect(passOn(owner(3), GRACE)).rejects.toMatchObject({ code: 'ticket-not-found' });
  });

  it('is refused for a ticket that was never passed on, by any link', async () => {
    const [ticket] = await world.tickets.ofBooking(booking.bookingId);
    if (!ticket) throw new Error('There is no ticket.');
    await expect(passOn(holder(ticket), GRACE)).rejects.toMatchObject({ code: 'link-invalid' });
  });

  it('is refused once it was used or given back', async () => {
    const [code = ''] = await codes();
    await scan(code);
    await expect(passOn(owner(1), GRACE)).rejects.toMatchObject({ code: 'ticket-used' });
    const { access } = shopper(world, event, 'ada');
    const wish = { bookingId: booking.bookingId, access, numbers: [2], refund: 4_200 };
    await cancelTickets(world, wish, now());
    await expect(passOn(owner(2), GRACE)).rejects.toMatchObject({ code: 'ticket-void' });
  });

  it.each(['no-reply', 'lost-reply', 'conflict', 'unreachable'] as const)(
    'is done once by its repeat, its write being %s',
    async (fault) => {
      const restore = injectFaults(world.db.client, faultAt(fault));
      await passOn(owner(1), GRACE).catch(() => undefined);
      restore();
      expect(await passOn(owner(1), GRACE)).toMatchObject({ generation: 2 });
      await drainOutbox(world);
    },
  );
});

describe('a name on a ticket', () => {
  it('changes and leaves the code valid; the PDF is another', async () => {
    const [before] = await codes();
    expect(await changeAttendee(deps(), owner(1), 'Grace', now())).toMatchObject({ edition: 1 });
    expect((await codes())[0]).toBe(before);
    expect(await scan(before ?? '')).toMatchObject({ result: 'admitted' });
  });
});

it('a door, a transfer and giving back that meet leave exactly one of them done', async () => {
  const more = runBudget(6_000, 6);
  const winners = new Set<string>();
  const orders = fc.sample(fc.array(fc.nat({ max: 11 }), { minLength: 4, maxLength: 30 }), 60);
  for (const order of orders) {
    if (!more()) break;
    await buy();
    const [code = ''] = await codes();
    const { access } = shopper(world, event, 'ada');
    const wish = { bookingId: booking.bookingId, access, numbers: [1], refund: 4_200 };
    let turn = 0;
    const next = (waiting: readonly unknown[]) =>
      (order[turn++ % order.length] ?? 0) % Math.max(1, waiting.length);
    const [scanned, passed, returned] = await interleave<unknown>(world.db.client, { next }, [
      () => scan(code),
      () => passOn(owner(1), GRACE),
      () => cancelTickets(world, wish, now()),
    ]);
    const admitted = scanned?.status === 'fulfilled' && isAdmitted(scanned.value);
    const done = [admitted, passed?.status === 'fulfilled', returned?.status === 'fulfilled'];
    expect(done.filter(Boolean)).toHaveLength(1);
    winners.add(['door', 'transfer', 'return'][done.indexOf(true)] ?? '');
    await drainOutbox(world);
    const { violations, pending } = await checkInvariants(world, event.eventId);
    expect([...violations, ...pending]).toEqual([]);
  }
  expect(winners.size).toBeGreaterThan(1);
});

function isAdmitted(answer: unknown): boolean {
  return (answer as { result: string }).result === 'admitted';
}
