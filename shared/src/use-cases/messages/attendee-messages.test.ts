import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Actor, MessageDraft, TicketedEvent } from '../../domain/index.ts';
import { smtpMailer } from '../../gateways/mailer-smtp.ts';
import { mailLog } from '../../storage/mail-log.ts';
import { messageStore } from '../../storage/message-store.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { sentMails } from '../../storage/outbox-sent-mails.ts';
import { throttleStore } from '../../storage/throttle-store.ts';
import { accountStore } from '../../storage/user-store.ts';
import {
  shopper,
  startBookingWorld,
  startTestMailbox,
  type BookingWorld,
  type TestMailbox,
} from '../../testing/index.ts';
import {
  listAttendeeMessages,
  previewMessage,
  sendAttendeeMessage,
  sendTestMessage,
} from './attendee-messages.ts';
import { sendMessage, sendToEverybody } from './send-message.ts';

const BY: Actor = { employeeId: 'usr_eve', role: 'admin', name: 'Eve', address: '203.0.113.7' };
const DRAFT: MessageDraft = {
  subject: 'Doors open later',
  text: 'At <b>eight</b>.\nSorry.\n\nSee you there.',
};

let world: BookingWorld;
let mailbox: TestMailbox;
let mailer: ReturnType<typeof smtpMailer>;
let event: TicketedEvent;
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
beforeEach(async () => {
  count += 1;
  event = await world.putOnSale();
});
afterAll(async () => {
  mailer.close();
  await mailbox.stop();
  await world.stop();
});

const deps = () => ({
  ...{ ...world, mailer, randomBytes, publicUrl: 'http://foyer.test' },
  ...{ messages: messageStore(world.db), mails: mailLog(world.db) },
  ...{ sentMails: sentMails(world.db), accounts: accountStore(world.db) },
  throttle: throttleStore(world.db),
});
const request = (draft = DRAFT) => ({ eventId: event.eventId, by: BY, draft });

/** Buys as a visitor of a browser of their own, for an address that others may share. */
async function bought(browser: string, address: string, seats: string[], places = 0) {
  const floor = places > 0 ? [{ sectionId: 'sec_floor', quantity: places }] : [];
  const held = await shopper(world, event, `${browser}${count}`).hold({ seats, places: floor });
  const owner = { kind: 'visitor', visitorId: `vis_${browser}${count}` } as const;
  await shopper(world, event, `${address}${count}`, owner).pay(held);
}

/** Does what the outbox holds of messages, each effect twice, as if the first had died before its end. */
async function work(): Promise<void> {
  for (;;) {
    const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 100)));
    const items = heads.flat().filter(({ effect }) => effect.kind.startsWith('send-message'));
    if (items.length === 0) return;
    for (const item of items) {
      const { effect } = item;
      for (let time = 0; time < 2; time += 1) {
        if (effect.kind === 'send-message') await sendMessage(deps(), effect, world.clock.now());
        if (effect.kind !== 'send-messages') continue;
        const left = await sendToEverybody(deps(), effect);
        if (time === 1 && left !== 'done') await world.outbox.goOn(item, left);
        if (time === 1 && left === 'done') await world.outbox.done(item);
      }
      if (effect.kind === 'send-message') await world.outbox.done(item);
    }
  }
}

const mailsTo = (address: string) =>
  mailbox.mails.filter(({ to = [] }) => to.some((one) => one.address === address));

it('reaches each address once, with answers to whoever wrote it', async () => {
  await bought('one', 'ada', ['a1']);
  await bought('two', 'ada', ['a2']);
  await bought('three', 'bob', [], 1);
  expect((await previewMessage(deps(), request())).people).toBe(2);
  const message = await sendAttendeeMessage(deps(), request(), world.clock.now());
  expect(message).toMatchObject({ people: 2, subject: DRAFT.subject });
  await work();
  const [mail, ...others] = mailsTo(`ada${count}@example.org`);
  expect(others).toEqual([]);
  expect(mailsTo(`bob${count}@example.org`)).toHaveLength(1);
  expect(mail?.replyTo).toEqual([expect.objectContaining({ address: 'eve@example.org' })]);
  expect(mail?.html).toContain('At &lt;b&gt;eight&lt;/b&gt;.<br />Sorry.<br />');
  const [told] = await listAttendeeMessages(deps(), request());
  expect(told).toMatchObject({ message: { messageId: message.messageId }, sent: 2 });
});

it('reaches those of one category, where it is for them', async () => {
  await bought('one', 'ada', ['a1']);
  await bought('two', 'bob', [], 1);
  const { categoryId = '' } = event.categories.find((one) => one.categoryId === 'cat_floor') ?? {};
  expect((await previewMessage(deps(), request({ ...DRAFT, categoryId }))).people).toBe(1);
  await sendAttendeeMessage(deps(), request({ ...DRAFT, categoryId }), world.clock.now());
  await work();
  expect(mailsTo(`ada${count}@example.org`)).toEqual([]);
  expect(mailsTo(`bob${count}@example.org`)).toHaveLength(1);
});

it('goes first to whoever writes it, as a test', async () => {
  await sendTestMessage(deps(), request(), world.clock.now());
  const [mail] = mailsTo('eve@example.org');
  expect(mail?.subject).toBe('Test: Doors open later');
});

it('is refused where nobody is there to read it, or the day has had five', async () => {
  const send = () => sendAttendeeMessage(deps(), request(), world.clock.now());
  await expect(send()).rejects.toMatchObject({ code: 'nobody-to-write-to' });
  await bought('one', 'ada', ['a1']);
  for (let time = 0; time < 5; time += 1) await send();
  await expect(send()).rejects.toMatchObject({ code: 'too-many-requests' });
  await work();
  expect(mailsTo(`ada${count}@example.org`)).toHaveLength(5);
});
