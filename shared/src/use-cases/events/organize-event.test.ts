import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { Actor, AuditAction, Ticket, TicketedEvent } from '../../domain/index.ts';
import { auditLog } from '../../storage/audit-log.ts';
import { ticketItem } from '../../storage/ticket-item.ts';
import { putItem, shopper, startBookingWorld, type BookingWorld } from '../../testing/index.ts';
import { addCategory, changeCategory, deleteCategory } from './change-categories.ts';
import { changeEvent } from './change-event.ts';
import { beginPublishing } from './change-status.ts';
import { cloneEvent } from './clone-event.ts';
import { createEvent } from './create-event.ts';
import { deleteEvent } from './delete-event.ts';

const actor = (employeeId: string, role: Actor['role'] = 'organizer'): Actor => ({
  ...{ employeeId, role, name: employeeId, address: '203.0.113.7' },
});
const ADA = actor('usr_ada');

let world: BookingWorld;
let deps: BookingWorld & { randomBytes: typeof randomBytes };
let event: TicketedEvent;

beforeAll(async () => {
  world = await startBookingWorld();
  deps = { ...world, randomBytes };
});
beforeEach(async () => {
  event = await world.putOnSale({
    organizerId: ADA.employeeId,
    endsAt: '2126-12-11T22:00:00.000Z',
  });
});
afterAll(() => world.stop());

const now = () => {
  world.clock.advance(1);
  return world.clock.now();
};
const found = (eventId = event.eventId) => world.events.find(eventId);

/** What the log tells of an event, oldest first. */
async function logged(eventId = event.eventId): Promise<AuditAction[]> {
  const year = { from: '2026-01-01T00:00:00.000Z', until: '2027-06-01T00:00:00.000Z' };
  const page = await auditLog(world.db).search({ subject: eventId, size: 50, ...year });
  return page.items.map(({ action }) => action).reverse();
}

const change = (changes: object, stands = event, by = ADA) =>
  changeEvent(deps, { eventId: event.eventId, by, updatedAt: stands.updatedAt, changes }, now());

describe('a draft', () => {
  it('is made, changed, copied and deleted, and the log tells of each', async () => {
    const draft = await createEvent(deps, { by: ADA, given: { title: 'Ebb' } }, now());
    expect(await found(draft.eventId)).toEqual(draft);
    const { eventId, updatedAt } = draft;
    const request = { eventId, by: ADA, updatedAt, changes: { currency: 'CHF' } };
    const changed = await changeEvent(deps, request, now());
    expect(await found(eventId)).toEqual(changed);
    const copy = await cloneEvent(deps, { eventId, by: ADA, title: 'Flood' }, now());
    expect(copy).toMatchObject({ title: 'Flood', organizerId: 'usr_ada', currency: 'CHF' });
    await deleteEvent(deps, { eventId, by: ADA }, now());
    expect(await found(eventId)).toBeUndefined();
    expect(await found(copy.eventId)).toEqual(copy);
    expect(await logged(eventId)).toEqual(['event.created', 'event.changed', 'event.deleted']);
    expect(await logged(copy.eventId)).toEqual(['event.cloned']);
  });

  it('goes with all its parts, those too that customers never see', async () => {
    const draft = await createEvent(deps, { by: ADA, given: { title: 'Ebb' } }, now());
    await addCategory(
      deps,
      { ...draft, by: ADA, facts: { name: 'Floor', colour: '#112233', price: 100 } },
      now(),
    );
    await world.events.assignSteward(draft.eventId, 'usr_steward');
    await deleteEvent(deps, { eventId: draft.eventId, by: ADA }, now());
    const { Items } = await world.db.client.query({
      TableName: world.db.table('events'),
      KeyConditionExpression: 'eventId = :id',
      ExpressionAttributeValues: { ':id': { S: draft.eventId } },
    });
    expect(Items).toEqual([]);
  });

  it('of an event on sale is made by a copy alone', async () => {
    const copy = await cloneEvent(deps, { eventId: event.eventId, by: ADA }, now());
    expect(copy).toMatchObject({ status: 'draft', planVersion: event.planVersion });
    await expect(deleteEvent(deps, { eventId: event.eventId, by: ADA }, now())).rejects.toThrow(
      'event-not-draft',
    );
  });

  it('is either deleted or published by two who do so at once', async () => {
    const copy = await cloneEvent(deps, { eventId: event.eventId, by: ADA }, now());
    const request = { eventId: copy.eventId, by: ADA };
    const ends = await Promise.allSettled([
      deleteEvent(deps, request, now()),
      beginPublishing(deps, request, now()),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [deleted] = ends;
    expect((await found(copy.eventId))?.status).toBe(
      deleted.status === 'fulfilled' ? undefined : 'publishing',
    );
  });
});

describe('changing an event', () => {
  it('is for its organizer and admins', async () => {
    for (const by of [actor('usr_ben'), actor('usr_ada', 'steward')])
      await expect(change({ title: 'Mine' }, event, by)).rejects.toThrow('event-not-found');
    await change({ title: 'Ours' }, event, actor('usr_noor', 'admin'));
    expect(await found()).toMatchObject({ title: 'Ours', organizerId: 'usr_ada' });
  });

  it('is refused against another version than the one that stands', async () => {
    const first = await change({ title: 'First' });
    await expect(change({ title: 'Second' })).rejects.toThrow('event-changed');
    await change({ title: 'Third' }, first);
    expect((await found())?.title).toBe('Third');
  });

  it('is done by one of many who change the same version at once', async () => {
    const titles = ['One', 'Two', 'Three', 'Four'];
    const ends = await Promise.allSettled(titles.map((title) => change({ title })));
    const winners = titles.filter((_, index) => ends[index]?.status === 'fulfilled');
    expect(winners).toEqual([(await found())?.title]);
    expect(await logged()).toEqual(['event.changed']);
  });

  it('leaves an event on sale without faults, or names them and changes nothing', async () => {
    await expect(change({ endsAt: event.startsAt })).rejects.toMatchObject({
      code: 'event-incomplete',
      details: { errors: [{ field: 'endsAt' }] },
    });
    await expect(change({ currency: 'USD' })).rejects.toThrow('event-not-draft');
    expect(await found()).toEqual(event);
    expect(await logged()).toEqual([]);
  });

  it.each(['publishing', 'unpublishing', 'cancelled'] as const)(
    'is refused of an event that is %s',
    async (status) => {
      await world.events.put({ ...event, status });
      await expect(change({ title: 'Now' })).rejects.toMatchObject({
        code: status === 'cancelled' ? 'event-not-draft' : 'event-busy',
      });
    },
  );
});

describe('ticket categories', () => {
  const FACTS = { name: 'Balcony', colour: '#445566', price: 900 };
  const remove = (categoryId: string) =>
    deleteCategory(deps, { eventId: event.eventId, by: ADA, categoryId }, now());

  it('are added, changed and deleted', async () => {
    const { eventId } = event;
    const added = await addCategory(deps, { eventId, by: ADA, facts: FACTS }, now());
    const categoryId = added.categories.at(-1)?.categoryId ?? '';
    expect(added.categories.at(-1)).toEqual({ categoryId, ...FACTS });
    const facts = { ...FACTS, price: 1_000, maxPerBooking: 2, description: undefined };
    await changeCategory(deps, { eventId, by: ADA, categoryId, facts }, now());
    const { description: _none, ...kept } = facts;
    expect((await found())?.categories.at(-1)).toEqual({ categoryId, ...kept });
    await remove(categoryId);
    expect((await found())?.categories).toEqual(event.categories);
    expect(await logged()).toEqual(['category.created', 'category.changed', 'category.deleted']);
  });

  it('keep the price of what is held, and sell at the new one', async () => {
    const held = await shopper(world, event, 'early').hold({ seats: ['a1'] });
    const facts = { name: 'Stalls', colour: '#445566', price: 9_900 };
    const request = { eventId: event.eventId, by: ADA, categoryId: 'cat_stalls', facts };
    await changeCategory(deps, request, now());
    expect((await shopper(world, event, 'early').pay(held)).status).toBe('confirmed');
    expect((await world.bookings.find(held.bookingId))?.lines[0]?.price).toBe(4_200);
    const later = await shopper(world, event, 'late').hold({ seats: ['a2'] });
    expect(later.lines[0]?.price).toBe(9_900);
  });

  it('are kept where seats of the room are in them', async () => {
    await expect(remove('cat_stalls')).rejects.toMatchObject({
      code: 'category-in-use',
      details: { seats: 8 },
    });
    await expect(remove('cat_none')).rejects.toThrow('category-unknown');
  });

  it('are kept where tickets of them were sold, whatever the room is now', async () => {
    const { eventId } = event;
    const added = await addCategory(deps, { eventId, by: ADA, facts: FACTS }, now());
    const categoryId = added.categories.at(-1)?.categoryId ?? '';
    for (const number of [1, 2, 3]) {
      const ticket: Ticket = {
        ...{ ticketId: `tkt_s_${number}`, bookingId: 'bkg_sold', number, eventId, categoryId },
        ...{ status: number === 3 ? 'void' : 'valid', sectionId: 'sec_floor', price: 900 },
        ...{ label: { section: 'Floor' }, categoryName: 'Balcony', currency: 'EUR' },
        ...{ attendee: 'Ada', generation: 1, issuedAt: now() },
      };
      await putItem(world.db, 'tickets', ticketItem(ticket));
    }
    await expect(remove(categoryId)).rejects.toMatchObject({
      code: 'category-sold',
      details: { count: 2 },
    });
  });

  it('are deleted or sold of, never both', async () => {
    const ends = await Promise.allSettled([
      remove('cat_stalls'),
      shopper(world, event, 'ada').hold({ seats: ['a1'] }),
    ]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  });
});
