import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Contact, Ticket } from '../domain/index.ts';
import { putItem, sampleTicket, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import { ticketItem } from './ticket-item.ts';
import { ticketStore } from './ticket-store.ts';

const NOW = '2026-12-11T19:30:00.000Z';
const GRACE: Contact = { name: 'Grace', email: 'grace@example.org' };
const ALAN: Contact = { name: 'Alan', email: 'alan@example.org' };

let database: TestDatabase;
let tickets: ReturnType<typeof ticketStore>;
let count = 0;

beforeAll(async () => {
  database = await startTestDatabase();
  tickets = ticketStore(database.db);
});
afterAll(() => database.stop());

async function issue(eventId: string): Promise<Ticket> {
  count += 1;
  const key = { bookingId: `bkg_held${count}`, ticketId: `tkt_held${count}_1`, number: 1 };
  const ticket = sampleTicket({ ...key, eventId });
  await putItem(database.db, 'tickets', ticketItem(ticket));
  return ticket;
}

async function passOn(from: Ticket, holder: Contact): Promise<Ticket> {
  const to = { ...from, attendee: holder.name, holder, generation: from.generation + 1 };
  const { bookingId, number, generation } = to;
  const told = { kind: 'send-transferred-ticket', bookingId, number, generation } as const;
  expect(await tickets.passOn(from, to, { ...told, to: holder }, NOW)).toBe(true);
  return to;
}

async function allPassedOn(eventId: string, limit: number): Promise<Ticket[]> {
  const found: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await tickets.pageOfPassedOn(eventId, limit, cursor);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

it('tickets are found by whom they were passed on to, whatever way the address is spelt', async () => {
  const first = await passOn(await issue('evt_held'), GRACE);
  const second = await passOn(await issue('evt_held'), { ...GRACE, email: ' Grace@Example.org' });
  await issue('evt_held');
  await passOn(await issue('evt_other'), GRACE);
  expect(await tickets.passedOnTo('evt_held', 'GRACE@example.org')).toEqual([first, second]);
  expect(await tickets.passedOnTo('evt_held', 'grace@example.or')).toEqual([]);
});

it('tickets that went on are those of their last holder alone, also when they come back', async () => {
  const once = await passOn(await issue('evt_on'), GRACE);
  const twice = await passOn(once, ALAN);
  expect(await tickets.passedOnTo('evt_on', GRACE.email)).toEqual([]);
  expect(await allPassedOn('evt_on', 10)).toEqual([twice]);
  const back = await passOn(twice, GRACE);
  expect(await allPassedOn('evt_on', 10)).toEqual([back]);
});

it('passed-on tickets come page by page, those of one person one after the other', async () => {
  expect(await tickets.pageOfPassedOn('evt_many', 10)).toEqual({ items: [] });
  for (const holder of [GRACE, ALAN, GRACE, ALAN, GRACE])
    await passOn(await issue('evt_many'), holder);
  const found = await allPassedOn('evt_many', 2);
  const names = found.map(({ holder }) => holder?.name);
  expect(names).toEqual(['Alan', 'Alan', 'Grace', 'Grace', 'Grace']);
});
