import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Account, Booking, TicketedEvent } from '../../domain/index.ts';
import { accountKeys } from '../../gateways/account-keys.ts';
import { passwordHasher } from '../../gateways/password-hasher.ts';
import { accessTokens } from '../../gateways/token-access.ts';
import { secretMaker } from '../../gateways/token-secrets.ts';
import { sessionStore } from '../../storage/session-store.ts';
import { noThrottle } from '../../storage/throttle-store.ts';
import { accountStore } from '../../storage/user-store.ts';
import { startBookingWorld, type BookingWorld } from '../../testing/booking-world.ts';
import { shopper } from '../../testing/shopper.ts';
import { requireBooking } from '../booking/require-booking.ts';
import { adoptBookings } from './adopt-bookings.ts';
import { signIn } from './sign-in.ts';
import { verifyEmail } from './verify-email.ts';

const SECRET = 'a secret of at least thirty-two characters';
const keys = accountKeys(SECRET);
const passwords = passwordHasher({ cost: 4, threads: 1 });

let world: BookingWorld;
let event: TicketedEvent;
let passwordHash: string;
let deps: Parameters<typeof signIn>[0] & Parameters<typeof verifyEmail>[0];

beforeAll(async () => {
  world = await startBookingWorld();
  event = await world.putOnSale();
  passwordHash = await passwords.hash('x');
  deps = {
    accounts: accountStore(world.db),
    sessions: sessionStore(world.db),
    bookings: world.bookings,
    passwords,
    ...{ throttle: noThrottle, tokens: accessTokens(SECRET), secrets: secretMaker() },
    ...{ keys, randomBytes },
  };
});
afterAll(async () => {
  await passwords.close();
  await world.stop();
});

/** What a guest with the address `<name>@example.org` has bought. */
async function bought(name: string): Promise<Booking> {
  const guest = shopper(world, event, name);
  const booking = await guest.hold({
    best: { categoryId: event.categories[0]!.categoryId, quantity: 1 },
  });
  await guest.pay(booking);
  return (await world.bookings.find(booking.bookingId))!;
}

async function account(name: string, change: Partial<Account> = {}): Promise<Account> {
  const added: Account = {
    ...{
      userId: `usr_${name}`,
      role: 'customer',
      email: `${name.toUpperCase()}@example.org`,
      name,
    },
    ...{ passwordHash, active: true, mustChangePassword: false },
    createdAt: world.clock.now(),
    ...change,
  };
  await deps.accounts.add(added);
  return added;
}

const listed = async ({ userId }: Account) =>
  (await world.bookings.byCustomer(userId, 10)).items.map(({ bookingId }) => bookingId);

describe('what a guest booked', () => {
  it('becomes the account’s that proves the address, and links mailed before die', async () => {
    const booking = await bought('ada');
    const link = world.links.sign(booking.bookingId, booking.linkVersion);
    const ada = await account('ada');
    expect(await listed(ada)).toEqual([]);

    const expiresAt = '2027-01-01T00:00:00.000Z';
    const key = keys.make(ada, 'verification', expiresAt);
    for (let time = 0; time < 2; time += 1) await verifyEmail(deps, key, world.clock.now());

    expect(await listed(ada)).toEqual([booking.bookingId]);
    const caller = {
      kind: 'customer',
      customerId: ada.userId,
      email: ada.email,
      name: 'Ada',
    } as const;
    await requireBooking(world, booking.bookingId, { caller });
    const byLink = requireBooking(world, booking.bookingId, { caller, link });
    await expect(byLink).rejects.toMatchObject({ code: 'link-invalid' });
    const browser = { caller: { kind: 'visitor', visitorId: 'vis_ada' } } as const;
    await expect(requireBooking(world, booking.bookingId, browser)).rejects.toMatchObject({
      code: 'booking-not-found',
    });
  });

  it('later than that becomes theirs at the next sign-in', async () => {
    const bob = await account('bob', { emailVerifiedAt: world.clock.now() });
    const booking = await bought('bob');
    const request = { email: bob.email, password: 'x', portal: 'customer' } as const;
    await signIn(deps, request, world.clock.now());
    expect(await listed(bob)).toEqual([booking.bookingId]);
  });

  it('stays a guest’s while the address is not proved', async () => {
    const booking = await bought('eve');
    const eve = await account('eve');
    const request = { email: eve.email, password: 'x', portal: 'customer' } as const;
    await signIn(deps, request, world.clock.now());
    expect(await world.bookings.find(booking.bookingId)).toEqual(booking);
  });

  it('belongs to one account, whoever asks at the same time', async () => {
    const booking = await bought('zoe');
    const zoe = await account('zoe', { emailVerifiedAt: world.clock.now() });
    await Promise.all([1, 2, 3].map(() => adoptBookings(deps, zoe)));
    const stands = await world.bookings.find(booking.bookingId);
    expect(stands).toMatchObject({ customerId: 'usr_zoe', linkVersion: booking.linkVersion + 1 });
    await world.bookings.adopt(booking.bookingId, zoe.email, 'usr_somebody');
    expect(await world.bookings.find(booking.bookingId)).toEqual(stands);
  });

  it('and is not paid yet becomes nobody’s', async () => {
    const guest = shopper(world, event, 'kim');
    const { categoryId } = event.categories[0]!;
    const held = await guest.hold({ best: { categoryId, quantity: 1 } });
    await adoptBookings(deps, await account('kim', { emailVerifiedAt: world.clock.now() }));
    await guest.pay(held);
    expect(await world.bookings.find(held.bookingId)).toMatchObject({ status: 'confirmed' });
  });
});
