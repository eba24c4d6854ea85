import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DAY_MS, epochOf, HOUR_MS, later, type TicketedEvent } from '../../domain/index.ts';
import { smtpMailer } from '../../gateways/mailer-smtp.ts';
import { OUTBOX_SHARD_NAMES } from '../../storage/outbox-item.ts';
import { sentMails } from '../../storage/outbox-sent-mails.ts';
import {
  shopper,
  startBookingWorld,
  startTestMailbox,
  type BookingWorld,
  type TestMailbox,
} from '../../testing/index.ts';
import { remindEverybody, reminders } from './remind.ts';
import { sendReminder } from './send-reminder.ts';

const publicUrl = 'http://foyer.test';

let world: BookingWorld;
let mailbox: TestMailbox;
let mailer: ReturnType<typeof smtpMailer>;
let event: TicketedEvent;
let count = 0;

beforeAll(async () => {
  world = await startBookingWorld();
  mailer = smtpMailer({
    url: (mailbox = await startTestMailbox()).url,
    from: 'Foyer <tickets@foyer.example>',
  });
});
beforeEach(async () => {
  count += 1;
  const doorsOpenAt = later(world.clock.now(), 5 * DAY_MS);
  event = await world.putOnSale({
    ...{ title: `Evening ${count}`, doorsOpenAt, salesCloseAt: doorsOpenAt },
    ...{ startsAt: later(doorsOpenAt, HOUR_MS), endsAt: later(doorsOpenAt, 3 * HOUR_MS) },
    updatedAt: world.clock.now(),
  });
});
afterAll(async () => {
  mailer.close();
  await mailbox.stop();
  await world.stop();
});

async function bought(name: string, seat: string) {
  const who = shopper(world, event, `${name}${count}`);
  return (await who.pay(await who.hold({ seats: [seat] }))).booking;
}

/** Lets the clock come to so many hours before the doors. */
function hoursBefore(hours: number): void {
  const at = epochOf(event.doorsOpenAt) - hours * HOUR_MS;
  world.clock.advance(at - world.clock.epoch());
}

/** Begins what is due and does what the outbox then holds of it, two bookings a run; answers with the runs it took. */
async function remind(times = 1): Promise<number> {
  for (let time = 0; time < times; time += 1) await reminders(world)(world.clock.now());
  const pageOf: typeof world.bookings.pageOf = (eventId, _limit, cursor) =>
    world.bookings.pageOf(eventId, 2, cursor);
  const deps = { ...world, bookings: { ...world.bookings, pageOf } };
  let runs = 0;
  for (;;) {
    const heads = await Promise.all(OUTBOX_SHARD_NAMES.map((name) => world.outbox.head(name, 100)));
    const items = heads.flat().filter(({ effect }) => effect.kind.startsWith('send-reminder'));
    if (items.length === 0) return runs;
    for (const item of items) {
      const { effect } = item;
      const mails = { ...world, mailer, publicUrl, sentMails: sentMails(world.db) };
      if (effect.kind === 'send-reminder') await sendReminder(mails, effect, world.clock.now());
      if (effect.kind === 'send-reminders') {
        runs += 1;
        const left = await remindEverybody(deps, effect);
        // A run that dies before it notes how far it came does the same again.
        await remindEverybody(deps, effect);
        if (left !== 'done') await world.outbox.goOn(item, left);
        else await world.outbox.done(item);
      } else await world.outbox.done(item);
    }
  }
}

const mails = () => mailbox.mails.filter(({ subject }) => subject?.includes(event.title));
const addresses = () => mails().flatMap(({ to = [] }) => to.map(({ address }) => address));

it('reminds everybody once, a day before the doors open', async () => {
  const names = ['ada', 'bob', 'eve', 'kim'];
  for (const [index, name] of names.entries()) await bought(name, `a${index + 1}`);
  hoursBefore(24.5);
  expect(await remind()).toBe(0);
  hoursBefore(24);
  // One run for each of the eight shards at least.
  expect(await remind(2)).toBeGreaterThanOrEqual(8);
  await remind();
  expect(addresses().sort()).toEqual(names.map((name) => `${name}${count}@example.org`));
  const [mail] = mails();
  expect(mail?.subject).toContain('doors');
  expect(mail?.text).toContain(`${publicUrl}/bookings/bkg_`);
  expect(mail?.text).toContain('https://www.openstreetmap.org/search?query=');
});

it('leaves out who booked within the last day', async () => {
  await bought('ada', 'a1');
  hoursBefore(23);
  await bought('bob', 'a2');
  await remind();
  expect(addresses()).toEqual([`ada${count}@example.org`]);
});

it('reminds nobody of an event that was cancelled or has moved meanwhile, but of its new doors', async () => {
  await bought('ada', 'a1');
  hoursBefore(24);
  await reminders(world)(world.clock.now());
  const moved = { ...event, doorsOpenAt: later(event.doorsOpenAt, 2 * HOUR_MS) };
  await world.events.put({ ...moved, updatedAt: world.clock.now() });
  await remind();
  expect(mails()).toEqual([]);
  world.clock.advance(2 * HOUR_MS);
  await remind();
  expect(mails()).toHaveLength(1);
});
