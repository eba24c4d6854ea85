import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  DAY_MS,
  epochOf,
  HOUR_MS,
  later,
  type Actor,
  type Booking,
  type Contact,
  type Effect,
  type Ticket,
  type TicketedEvent,
} from '../../domain/index.ts';
import { smtpMailer } from '../../gateways/mailer-smtp.ts';
import { mailLog } from '../../storage/mail-log.ts';
import { messageStore } from '../../storage/message-store.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { sentMails } from '../../storage/outbox-sent-mails.ts';
import { noThrottle } from '../../storage/throttle-store.ts';
import { accountStore } from '../../storage/user-store.ts';
import {
  faultAt,
  injectFaults,
  shopper,
  startBookingWorld,
  startTestMailbox,
  type BookingWorld,
  type TestMailbox,
} from '../../testing/index.ts';
import { cancelEvent } from '../events/change-status.ts';
import { workOnEventStatus } from '../events/work-on-event-status.ts';
import { cancelSoldTickets } from '../sales/cancel-sold-tickets.ts';
import type { TicketAccess } from '../tickets/require-ticket.ts';
import { transferTicket } from '../tickets/transfer-ticket.ts';
import { previewMessage, sendAttendeeMessage } from './attendee-messages.ts';
import { recipientOf } from './mail-recipient.ts';
import { remindEverybody, reminders } from './remind.ts';
import { sendHolderMail } from './send-holder-mail.ts';
import { sendMessage, sendToEverybody } from './send-message.ts';
import { callOffHolders, sendCancelledToHolder, tellHolders } from './tell-holders.ts';

const BY: Actor = { employeeId: 'usr_eve', role: 'admin', name: 'Eve', address: '203.0.113.7' };

let world: BookingWorld;
let mailbox: TestMailbox;
let mailer: ReturnType<typeof smtpMailer>;
let event: TicketedEvent;
let booking: Booking;
let grace: Contact;
let alan: Contact;
let count = 0;

beforeAll(async () => {
  world = await startBookingWorld();
  mailbox = await startTestMailbox();
  mailer = smtpMailer({ url: mailbox.url, from: 'Foyer <tickets@foyer.example>' });
  await accountStore(world.db).add({
    ...{ userId: BY.employeeId, role: 'admin', email: 'eve@example.org', name: 'Eve' },
    ...{ passwordHash: '-', active: true, mustChangePassword: false, createdAt: world.clock.now() },
  });
});
/** Ada books three seats; the mails of each test go to addresses of its own. */
beforeEach(async () => {
  count += 1;
  grace = { name: 'Grace Hopper', email: `grace${count}@example.org` };
  alan = { name: 'Alan Turing', email: `alan${count}@example.org` };
  const doorsOpenAt = later(world.clock.now(), 5 * DAY_MS);
  event = await world.putOnSale({
    ...{ doorsOpenAt, salesCloseAt: doorsOpenAt, updatedAt: world.clock.now() },
    ...{ startsAt: later(doorsOpenAt, HOUR_MS), endsAt: later(doorsOpenAt, 3 * HOUR_MS) },
  });
  booking = await bought('ada', ['a1', 'a2', 'c1']);
});
afterAll(async () => {
  mailer.close();
  await mailbox.stop();
  await world.stop();
});

const now = () => world.clock.now();
const ada = () => `ada${count}@example.org`;
const deps = () => ({
  ...{ ...world, mailer, randomBytes, publicUrl: 'http://foyer.test', throttle: noThrottle },
  ...{ messages: messageStore(world.db), mails: mailLog(world.db) },
  ...{ sentMails: sentMails(world.db), accounts: accountStore(world.db) },
});

async function bought(name: string, seats: string[]): Promise<Booking> {
  const who = shopper(world, event, `${name}${count}`);
  return (await who.pay(await who.hold({ seats }))).booking;
}

function owner(number: number, { bookingId } = booking, name = 'ada'): TicketAccess {
  const { access } = shopper(world, event, `${name}${count}`);
  return { of: 'owner', bookingId, number, access };
}
const passOn = (access: TicketAccess, to: Contact) => transferTicket(deps(), access, to, now());
const passOnAgain = ({ ticketId, generation }: Ticket, to: Contact) =>
  passOn({ of: 'holder', ticketId, link: world.links.sign(ticketId, generation) }, to);

/** Does an effect that has to do with those who hold tickets; answers with what is left of it. */
async function perform(effect: Effect): Promise<Effect | 'done'> {
  switch (effect.kind) {
    case 'send-reminders':
      return remindEverybody(deps(), effect);
    case 'send-messages':
      return sendToEverybody(deps(), effect);
    case 'call-off-holders':
      return callOffHolders(deps(), effect);
    case 'tell-holders':
      await tellHolders(deps(), effect);
      return 'done';
    case 'send-message':
      await sendMessage(deps(), effect, now());
      return 'done';
    case 'send-cancelled-to-holder':
      await sendCancelledToHolder(deps(), effect, now());
      return 'done';
    case 'send-holder-mail':
      await sendHolderMail(deps(), effect, now());
      return 'done';
    default:
      return 'done';
  }
}

async function waiting() {
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 100)));
  return heads.flat();
}

/** Empties the outbox, each effect twice, as if the first time had died before its end. */
async function work(): Promise<void> {
  for (let items = await waiting(); items.length > 0; items = await waiting())
    for (const item of items) {
      await perform(item.effect);
      const left = await perform(item.effect);
      if (left === 'done') await world.outbox.done(item);
      else await world.outbox.goOn(item, left);
    }
}

const mailsTo = (address: string) =>
  mailbox.mails.filter(({ to = [] }) => to.some((one) => one.address === address));
const textsTo = (address: string) => mailsTo(address).map(({ text = '' }) => text);

/** Neither who bought the tickets nor what they cost. */
function expectNothingOfTheBuyer(text: string): void {
  for (const secret of ['/bookings/', booking.bookingId, 'Ada', ada(), '€', 'refund'])
    expect(text).not.toContain(secret);
}

describe('the reminder', () => {
  const remind = async () => {
    world.clock.advance(epochOf(event.doorsOpenAt) - DAY_MS - world.clock.epoch());
    await reminders(deps())(now());
    await work();
  };

  it('comes once to whoever holds tickets now, with the way to each, from whomever they came', async () => {
    const bob = await bought('bob', ['c2']);
    await passOn(owner(1), grace);
    const gone = await passOn(owner(2), alan);
    const back = await passOnAgain(gone, grace);
    const other = await passOn(owner(1, bob, 'bob'), grace);
    await remind();
    const [text = '', ...others] = textsTo(grace.email);
    expect(others).toEqual([]);
    expect(text).toContain('Hello Grace Hopper');
    for (const { ticketId, generation } of [back, other])
      expect(text).toContain(`/tickets/${ticketId}?link=${world.links.sign(ticketId, generation)}`);
    expect(text.match(/\/tickets\//g)).toHaveLength(3);
    expectNothingOfTheBuyer(text);
    expect(mailsTo(alan.email)).toEqual([]);
  });

  it('leaves out who holds void tickets alone', async () => {
    await passOn(owner(1), grace);
    await passOn(owner(2), alan);
    await cancelSold([1]);
    await remind();
    expect(textsTo(grace.email).filter((text) => text.includes('nearly time'))).toEqual([]);
    expect(mailsTo(alan.email)).toHaveLength(1);
  });
});

describe('a message to everybody', () => {
  const request = (categoryId?: string) => {
    const draft = { subject: `Doors open later ${count}`, text: 'At eight.', categoryId };
    return { eventId: event.eventId, by: BY, draft };
  };
  const people = async (categoryId?: string) =>
    (await previewMessage(deps(), request(categoryId))).people;
  const send = async (categoryId?: string) => {
    const { subject } = await sendAttendeeMessage(deps(), request(categoryId), now());
    await work();
    return mailbox.mails.filter((mail) => mail.subject === subject);
  };

  it('counts and reaches each address once, whether it booked, was given tickets, or both', async () => {
    await bought('bob', ['c2']);
    await passOn(owner(1), grace);
    await passOn(owner(2), grace);
    await passOn(owner(3), { name: 'Bob', email: `Bob${count}@example.org` });
    expect(await people()).toBe(3);
    expect(await send()).toHaveLength(3);
    const [mail, ...others] = mailsTo(grace.email);
    expect(others).toEqual([]);
    expect(mail?.replyTo).toEqual([expect.objectContaining({ address: 'eve@example.org' })]);
    expectNothingOfTheBuyer(mail?.text ?? '');
  });

  it('is for those with tickets of its category', async () => {
    const [first] = booking.lines;
    await passOn(owner(1), grace);
    expect(await people('cat_floor')).toBe(0);
    expect(await people(first?.categoryId)).toBe(2);
    expect(await send(first?.categoryId)).toHaveLength(2);
  });
});

describe('tickets that the organizer cancels', () => {
  it('are told of to whom they had been passed on to, once each, without why and for how much', async () => {
    await passOn(owner(1), grace);
    await passOn(owner(2), grace);
    await passOn(owner(3), alan);
    await cancelSold([1, 2]);
    await work();
    const [text = '', ...others] = textsTo(grace.email);
    expect(others).toEqual([]);
    expect(text).toContain('the organizer cancelled 2 tickets that were passed on to you');
    expectNothingOfTheBuyer(text);
    expect(text).not.toContain('A pillar.');
    expect(mailsTo(alan.email)).toEqual([]);
    const log = await mailLog(world.db).ofBooking(booking.bookingId);
    expect(log).toMatchObject([{ purpose: 'passed-on-cancelled', to: grace, state: 'sent' }]);
    await cancelSold([3]);
    await work();
    expect(mailsTo(alan.email)).toHaveLength(1);
  });

  it('show in the booking while their mail waits, with whom it is for', async () => {
    await passOn(owner(1), grace);
    await cancelSold([1]);
    const [item] = (await waiting()).filter(({ effect }) => effect.kind === 'tell-holders');
    if (item?.effect.kind !== 'tell-holders') throw new Error('Nobody is told.');
    await tellHolders(deps(), item.effect);
    expect(await mailLog(world.db).ofBooking(booking.bookingId)).toContainEqual(
      expect.objectContaining({ purpose: 'passed-on-cancelled', state: 'waiting' }),
    );
    const [mail] = (await waiting()).filter(
      ({ effect }) => effect.kind === 'send-cancelled-to-holder',
    );
    if (!mail) throw new Error('There is no mail.');
    expect(await recipientOf(world, mail.effect)).toEqual({ eventId: event.eventId, to: grace });
    await work();
  });

  it('leave no trace where none was passed on, or to the buyer themselves', async () => {
    await passOn(owner(1), { name: 'Ada again', email: ada().toUpperCase() });
    await cancelSold([1, 2]);
    expect((await waiting()).map(({ effect }) => effect.kind)).not.toContain('tell-holders');
    await work();
  });
});

describe('a cancelled event', () => {
  const cancel = () =>
    cancelEvent(deps(), { eventId: event.eventId, by: BY, reason: 'Flooded.' }, now());
  const callOff = async () => {
    while ((await workOnEventStatus(world, event.eventId, now())) === 'more');
  };

  it('is told of once to whoever holds tickets of it, but for those told before', async () => {
    const bob = await bought('bob', ['c2']);
    await passOn(owner(1), grace);
    await passOn(owner(1, bob, 'bob'), grace);
    await passOn(owner(2), alan);
    await passOn(owner(3), { name: 'Ada', email: ada() });
    await cancelSold([2]);
    await work();
    await cancel();
    await callOff();
    await callOff();
    await work();
    const [text = '', ...others] = textsTo(grace.email);
    expect(others).toEqual([]);
    expect(text).toContain('the event has been cancelled');
    expect(text).toContain('Flooded.');
    expectNothingOfTheBuyer(text);
    expect(textsTo(alan.email)).toEqual([expect.stringContaining('the organizer cancelled')]);
    expect(mailsTo(ada())).toEqual([]);
    const { items } = await mailLog(world.db).sent(event.eventId, 10);
    expect(items).toContainEqual(
      expect.objectContaining({ purpose: 'passed-on-cancelled', to: grace }),
    );
  });

  it('is told of by the mail about their booking to whoever booked as well, signed in or not', async () => {
    const signedUp = { userId: `usr_kim${count}`, email: `kim${count}@example.org`, name: 'Kim' };
    await accountStore(world.db).add({
      ...{ ...signedUp, role: 'customer', passwordHash: '-', active: true },
      ...{ mustChangePassword: false, createdAt: now() },
    });
    const caller = { kind: 'customer', customerId: signedUp.userId, ...signedUp } as const;
    const kim = shopper(world, event, `kim${count}`, caller);
    await kim.pay(await kim.hold({ seats: ['c2'] }));
    await bought('bob', ['c3']);
    await passOn(owner(1), { name: 'Kim', email: signedUp.email });
    await passOn(owner(2), { name: 'Bob', email: `bob${count}@example.org` });
    await passOn(owner(3), grace);
    await cancel();
    await callOff();
    await work();
    const told = [signedUp.email, `bob${count}@example.org`, grace.email].map(mailsTo);
    expect(told.map(({ length }) => length)).toEqual([0, 0, 1]);
  });

  it('finds a ticket that is passed on at the last moment', async () => {
    await cancel();
    await passOn(owner(1), grace);
    await callOff();
    await work();
    expect(mailsTo(grace.email)).toHaveLength(1);
  });

  it.each(['unreachable', 'no-reply', 'lost-reply'] as const)(
    'is told of once though it is killed anywhere, its write being %s',
    async (fault) => {
      await passOn(owner(1), grace);
      await passOn(owner(2), alan);
      await cancel();
      for (let position = 1; position <= 12; position += 1) {
        const restore = injectFaults(world.db.client, faultAt(fault, position));
        await callOff()
          .then(work)
          .catch(() => undefined);
        restore();
      }
      await callOff();
      await work();
      // A mail whose mark is lost goes out again, and mail programs know it by its id.
      for (const { email } of [grace, alan])
        expect(new Set(mailsTo(email).map(({ messageId }) => messageId)).size).toBe(1);
    },
  );
});

/** The organizer cancels tickets of Ada's booking and gives nothing back. */
async function cancelSold(numbers: number[]): Promise<void> {
  const { eventId, bookingId } = booking;
  const idempotencyKey = `key ${count} ${numbers.join()}`;
  const wish = { eventId, bookingId, by: BY, idempotencyKey, refund: 0, reason: 'A pillar.' };
  await cancelSoldTickets(deps(), { ...wish, numbers }, now());
}
