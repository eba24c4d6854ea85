import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEntry, TicketedEvent } from '../domain/index.ts';
import { sampleEvent, startTestDatabase, type TestDatabase } from '../testing/index.ts';
import type { EventStore } from '../use-cases/ports.ts';
import { eventStore } from './event-store.ts';
import { OUTBOX_SHARD_NAMES } from './outbox-item.ts';
import { outboxStore } from './outbox-store.ts';

let database: TestDatabase;
let events: EventStore;

beforeAll(async () => {
  database = await startTestDatabase();
  events = eventStore(database.db);
});
afterAll(() => database.stop());

const NOW = '2026-11-05T10:00:00.000Z';
const DRAFT_TO_PUBLISHING = { from: 'draft', to: 'publishing' } as const;

const entryOf = (entryId: string): AuditEntry => ({
  ...{ entryId, at: NOW, action: 'event.changed', subject: 'evt_1', subjectName: 'Tide' },
  actor: { employeeId: 'usr_ada', name: 'Ada', role: 'organizer', address: '203.0.113.7' },
  changes: [],
});

async function entryStands(entryId: string): Promise<boolean> {
  const { db } = database;
  const { Items = [] } = await db.client.scan({ TableName: db.table('auditLog') });
  return Items.some((item) => item['entry']?.S === entryId);
}

const large = (eventId: string): TicketedEvent =>
  sampleEvent({
    eventId,
    maxTicketsPerCustomer: 6,
    selfCancel: { hoursBefore: 48, keepsFees: true },
    avoidsSingleSeats: true,
    doors: ['North', 'South'],
    allowsReentry: true,
    waitlist: 'open',
    tags: ['concert', 'live'],
    taxes: [{ name: 'VAT', rate: 700 }],
    images: [
      {
        imageId: 'img_tide',
        url: '/media/images/tide',
        alt: 'Waves',
        widths: [480, 960],
        accent: '#123456',
      },
    ],
    categories: [
      { categoryId: 'cat_z', name: 'Front', colour: '#111111', price: 9_000, description: 'Near' },
      { categoryId: 'cat_a', name: 'Back', colour: '#222222', price: 4_000 },
    ],
    sections: Array.from({ length: 120 }, (_, index) => ({
      sectionId: `sec_${120 - index}`,
      name: `Block ${index}`,
      kind: 'seated',
      capacity: 100 + index,
      pools: 0,
    })),
  });

describe('events', () => {
  it('are read as they were written, categories and sections in their order', async () => {
    await events.put(large('evt_large'));
    expect(await events.find('evt_large')).toEqual(large('evt_large'));
  });

  it('lose the parts that they no longer have', async () => {
    const event = large('evt_smaller');
    const smaller = {
      ...event,
      sections: event.sections.slice(0, 2),
      categories: event.categories.slice(1),
    };
    await events.put(event);
    await events.put(smaller);
    expect(await events.find('evt_smaller')).toEqual(smaller);
  });

  it('are unknown until written', async () => {
    expect(await events.find('evt_unknown')).toBeUndefined();
  });

  it('never show who their stewards are in a public read', async () => {
    await events.put(sampleEvent({ eventId: 'evt_doors' }));
    await events.assignSteward('evt_doors', 'usr_steward');
    expect(await events.find('evt_doors')).toEqual(sampleEvent({ eventId: 'evt_doors' }));
  });
});

describe('writing an event against a version', () => {
  const first = large('evt_version');
  const next = { ...first, title: 'Second', updatedAt: '2026-11-05T10:00:00.000Z' };

  it('makes what is new once', async () => {
    const puts = [1, 2, 3].map(() => events.put(large('evt_new'), { expected: null }));
    const ends = await Promise.allSettled(puts);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('changes the version that was read and no other', async () => {
    await events.put(first);
    await events.put(next, { expected: first.updatedAt });
    const late = { ...first, title: 'Late', updatedAt: '2026-11-05T11:00:00.000Z' };
    await expect(events.put(late, { expected: first.updatedAt })).rejects.toMatchObject({
      code: 'event-changed',
    });
    expect(await events.find('evt_version')).toEqual(next);
  });

  it('never moves its status', async () => {
    const event = sampleEvent({ eventId: 'evt_status', status: 'draft' });
    await events.put(event);
    await events.move('evt_status', DRAFT_TO_PUBLISHING, event.updatedAt);
    await expect(events.put(event, { expected: event.updatedAt })).rejects.toMatchObject({
      code: 'event-changed',
    });
    expect(await events.find('evt_status')).toMatchObject({ status: 'publishing' });
  });

  it('of more parts than one transaction takes is one of two that do so at once', async () => {
    await events.put(large('evt_many'));
    const changes = ['One', 'Two'].map((title, index): TicketedEvent => {
      const event = large('evt_many');
      const sections = event.sections.map((section) => ({ ...section, name: title }));
      return { ...event, sections, title, updatedAt: `2026-11-05T10:00:0${index}.000Z` };
    });
    const expected = large('evt_many').updatedAt;
    const ends = await Promise.allSettled(changes.map((event) => events.put(event, { expected })));
    const won = changes.filter((_, index) => ends[index]?.status === 'fulfilled');
    expect(won).toEqual([await events.find('evt_many')]);
  });

  it('stands in one commit with its entry in the log', async () => {
    const event = sampleEvent({ eventId: 'evt_logged', status: 'draft' });
    await events.put(event, { expected: null, entry: entryOf('one') });
    const refused = { expected: null, entry: entryOf('two') };
    await expect(events.put(event, refused)).rejects.toMatchObject({ code: 'event-changed' });
    expect(await entryStands('one')).toBe(true);
    expect(await entryStands('two')).toBe(false);
  });
});

describe('removing a draft', () => {
  it('takes all its parts with it', async () => {
    await events.put({ ...large('evt_gone'), status: 'draft' });
    await events.assignSteward('evt_gone', 'usr_steward');
    await events.remove('evt_gone', entryOf('gone'));
    expect(await events.find('evt_gone')).toBeUndefined();
    expect(await events.stewardsOf('evt_gone')).toEqual([]);
    expect(await entryStands('gone')).toBe(true);
  });

  it('is refused of what is no draft', async () => {
    await events.put(sampleEvent({ eventId: 'evt_kept' }));
    const refused = { code: 'event-not-draft' };
    await expect(events.remove('evt_kept', entryOf('kept'))).rejects.toMatchObject(refused);
    expect(await events.find('evt_kept')).toBeDefined();
    expect(await entryStands('kept')).toBe(false);
  });
});

describe('the stewards of an event', () => {
  it('are assigned and taken off, once', async () => {
    await events.assignSteward('evt_staffed', 'usr_cleo', entryOf('assigned'));
    await events.assignSteward('evt_staffed', 'usr_dora');
    expect(await events.stewardsOf('evt_staffed')).toEqual(['usr_cleo', 'usr_dora']);
    await events.removeSteward('evt_staffed', 'usr_cleo', entryOf('removed'));
    const again = events.removeSteward('evt_staffed', 'usr_cleo', entryOf('again'));
    await expect(again).rejects.toMatchObject({ code: 'steward-not-found' });
    expect(await events.stewardsOf('evt_staffed')).toEqual(['usr_dora']);
    expect(await entryStands('again')).toBe(false);
  });
});

describe('moving an event', () => {
  it('keeps why until the next step', async () => {
    await events.put(sampleEvent({ eventId: 'evt_why' }));
    const gone = { from: 'published', to: 'cancelled', reason: 'The hall is flooded.' } as const;
    await events.move('evt_why', gone, NOW);
    expect(await events.find('evt_why')).toMatchObject({ statusReason: 'The hall is flooded.' });
    await events.move('evt_why', { from: 'cancelled', to: 'draft' }, NOW);
    expect(await events.find('evt_why')).not.toHaveProperty('statusReason');
  });

  it('leaves its work in the outbox, or nothing at all', async () => {
    await events.put(sampleEvent({ eventId: 'evt_work', status: 'draft', updatedAt: NOW }));
    const effect = { kind: 'work-on-event', eventId: 'evt_work' } as const;
    const step = { ...DRAFT_TO_PUBLISHING, effect };
    const stale = { ...step, expected: '2026-11-05T09:00:00.000Z' };
    await expect(events.move('evt_work', stale, NOW)).rejects.toMatchObject({
      code: 'event-changed',
    });
    await events.move('evt_work', { ...step, expected: NOW }, '2026-11-05T10:00:00.001Z');
    const heads = await Promise.all(
      OUTBOX_SHARD_NAMES.map((shard) => outboxStore(database.db).head(shard, 10)),
    );
    expect(heads.flat().map((item) => item.effect)).toEqual([effect]);
  });

  it('changes its status and time', async () => {
    await events.put(sampleEvent({ eventId: 'evt_move', status: 'draft' }));
    await events.move('evt_move', DRAFT_TO_PUBLISHING, NOW);
    expect(await events.find('evt_move')).toMatchObject({ status: 'publishing', updatedAt: NOW });
  });

  it('is refused from another status than the named one, and for an unknown event', async () => {
    await events.put(sampleEvent({ eventId: 'evt_stay', status: 'published' }));
    const refused = { code: 'event-not-found' };
    await expect(events.move('evt_stay', DRAFT_TO_PUBLISHING, NOW)).rejects.toMatchObject(refused);
    await expect(events.move('evt_none', DRAFT_TO_PUBLISHING, NOW)).rejects.toMatchObject(refused);
    expect(await events.find('evt_stay')).toMatchObject({ status: 'published' });
  });

  it('counts as done when it is repeated because its reply was lost', async () => {
    await events.put(sampleEvent({ eventId: 'evt_again', status: 'draft' }));
    await events.move('evt_again', DRAFT_TO_PUBLISHING, NOW);
    await expect(events.move('evt_again', DRAFT_TO_PUBLISHING, NOW)).resolves.toBeUndefined();
  });

  it('is done by one of two that try at once', async () => {
    await events.put(sampleEvent({ eventId: 'evt_race', status: 'draft' }));
    const later = '2026-11-05T10:00:00.001Z';
    const moves = [NOW, later].map((now) => events.move('evt_race', DRAFT_TO_PUBLISHING, now));
    const results = await Promise.allSettled(moves);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('lists', () => {
  it('name the events changed since a moment, whatever their shard', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `evt_changed${index}`);
    const updatedAt = '2027-01-01T00:00:00.000Z';
    await Promise.all(ids.map((eventId) => events.put(sampleEvent({ eventId, updatedAt }))));
    const changed = await events.changedSince(updatedAt);
    expect(changed.map(({ eventId }) => eventId).toSorted()).toEqual(ids.toSorted());
    expect(changed.every((change) => change.updatedAt === updatedAt)).toBe(true);
    expect(await events.changedSince('2027-01-01T00:00:00.001Z')).toEqual([]);
  });

  it('name what an organizer owns and where a steward works', async () => {
    await events.put(sampleEvent({ eventId: 'evt_own', organizerId: 'usr_ada' }));
    await events.put(sampleEvent({ eventId: 'evt_other', organizerId: 'usr_ben' }));
    await events.assignSteward('evt_own', 'usr_cleo');
    await events.assignSteward('evt_other', 'usr_cleo');
    expect(await events.workedOnBy('usr_ada')).toEqual(['evt_own']);
    expect((await events.workedOnBy('usr_cleo')).toSorted()).toEqual(['evt_other', 'evt_own']);
  });
});
