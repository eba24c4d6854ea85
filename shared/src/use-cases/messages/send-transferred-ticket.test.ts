import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Booking, Contact, TicketedEvent } from '../../domain/index.ts';
import { smtpMailer } from '../../gateways/mailer-smtp.ts';
import { ticketPrinter } from '../../gateways/ticket-printer.ts';
import { ticketKeysOf, ticketSigner } from '../../gateways/ticket-signer.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { sentMails } from '../../storage/outbox-sent-mails.ts';
import { noThrottle } from '../../storage/throttle-store.ts';
import {
  shopper,
  startBookingWorld,
  startTestMailbox,
  type BookingWorld,
  type TestMailbox,
} from '../../testing/index.ts';
import { transferTicket } from '../tickets/transfer-ticket.ts';
import { sendTransferredTicket } from './send-transferred-ticket.ts';

const GRACE: Contact = { name: 'Grace Hopper', email: 'grace@example.org' };
const ALAN: Contact = { name: 'Alan Turing', email: 'alan@example.org' };
const publicUrl = 'http://foyer.test';
const signer = ticketSigner(ticketKeysOf(`1:${Buffer.alloc(32, 7).toString('base64url')}`));
const printer = ticketPrinter();

let world: BookingWorld;
let mailbox: TestMailbox;
let mailer: ReturnType<typeof smtpMailer>;
let event: TicketedEvent;
let booking: Booking;

beforeAll(async () => {
  world = await startBookingWorld();
  mailbox = await startTestMailbox();
  mailer = smtpMailer({ url: mailbox.url, from: 'Foyer <tickets@foyer.example>' });
});
beforeEach(async () => {
  event = await world.putOnSale();
  const ada = shopper(world, event, 'ada');
  booking = (await ada.pay(await ada.hold({ seats: ['a1'] }))).booking;
});
afterAll(async () => {
  mailer.close();
  await mailbox.stop();
  await world.stop();
});

const deps = () => ({
  ...{ ...world, signer, printer, mailer, publicUrl, throttle: noThrottle },
  sentMails: sentMails(world.db),
});

/** Sends what the outbox says about tickets passed on, as often as asked. */
async function send(times: number): Promise<void> {
  const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 100)));
  for (const { effect } of heads.flat()) {
    if (effect.kind !== 'send-transferred-ticket' || effect.bookingId !== booking.bookingId)
      continue;
    for (let time = 0; time < times; time += 1)
      await sendTransferredTicket(deps(), effect, world.clock.now());
  }
}

const subjectsTo = (email: string) =>
  mailbox.mails
    .filter(({ to }) => to?.some(({ address }) => address === email))
    .map(({ subject }) => subject);

it('mails the holder the ticket and tells who gave it, once; a holder who gave it on gets no ticket', async () => {
  const { bookingId } = booking;
  const { access } = shopper(world, event, 'ada');
  const owner = { of: 'owner', bookingId, number: 1, access } as const;
  const first = await transferTicket(deps(), owner, GRACE, world.clock.now());
  await send(2);
  expect(subjectsTo(GRACE.email)).toEqual([expect.stringContaining('A ticket for you')]);
  expect(subjectsTo('ada@example.org')).toEqual([expect.stringContaining('Passed on to Grace')]);
  const [mail] = mailbox.mails.filter(({ subject }) => subject?.includes('A ticket for you'));
  expect(mail?.attachments.map(({ mimeType }) => mimeType)).toEqual([
    'application/pdf',
    'text/calendar',
  ]);
  const link = /link=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const holder = { of: 'holder', ticketId: first.ticketId, link } as const;
  await transferTicket(deps(), holder, ALAN, world.clock.now());
  const again = { ...holder, link: world.links.sign(first.ticketId, 3) };
  await transferTicket(deps(), again, GRACE, world.clock.now());
  await send(1);
  expect(subjectsTo(ALAN.email)).toEqual([expect.stringContaining('Passed on to Grace')]);
  expect(subjectsTo(GRACE.email)).toHaveLength(3);
});
