import { describe, expect, it } from '@jest/globals';
import { planFile, readPlanFile, templateRoom, ROOM_TEMPLATES } from '@foyer/shared/domain';
import { countingIds, SMALL_DESIGN, SMALL_DRAFT } from '../testing/small-draft.ts';
import { firstMatches, matchedRoom } from './category-match.ts';
import { emptyRoom, roomInFile, TEMPLATE_WORDS } from './room-source.ts';

const ROOM = {
  plan: SMALL_DRAFT,
  categories: [
    { categoryId: 'cat_first', name: 'Parkett', colour: '#111111' },
    { categoryId: 'cat_second', name: ' second', colour: '#222222' },
    { categoryId: 'cat_floor', name: 'Pit', colour: '#333333' },
  ],
};

describe('categories of another room', () => {
  it('are new ones with a price to begin with', () => {
    const matches = firstMatches(ROOM, [], 'EUR');
    expect(matches.map(({ price }) => price)).toEqual([4_800, 3_600, 2_800]);
    const { plan, categories } = matchedRoom(ROOM, matches, []);
    expect(plan).toEqual(SMALL_DRAFT);
    expect(categories[2]).toEqual({
      categoryId: 'cat_floor',
      name: 'Pit',
      colour: '#333333',
      price: 2_800,
      isNew: true,
    });
  });

  it('have no price where the plan belongs to no event, and larger ones without cents', () => {
    expect(firstMatches(ROOM, [], undefined)[0]).not.toHaveProperty('price');
    expect(firstMatches(ROOM, [], 'JPY')[0]?.price).toBe(4_800);
  });

  it('become those of the same name that are there', () => {
    const known = [{ categoryId: 'cat_x', name: 'Second', colour: '#444444', price: 1_000 }];
    const { plan, categories } = matchedRoom(ROOM, firstMatches(ROOM, known, 'EUR'), known);
    expect(categories.map(({ categoryId }) => categoryId)).toEqual([
      'cat_x',
      'cat_first',
      'cat_floor',
    ]);
    const balcony = plan.sections[1];
    expect(balcony?.kind === 'seated' && balcony.rows[0]?.categoryId).toBe('cat_x');
    const stalls = plan.sections[0];
    expect(stalls?.kind === 'seated' && stalls.rows[1]?.seats[2]?.categoryId).toBe('cat_x');
  });

  it('are the same ones for a room that comes back to its event', () => {
    const { categories } = matchedRoom(ROOM, firstMatches(ROOM, SMALL_DESIGN, 'EUR'), SMALL_DESIGN);
    expect(categories).toEqual(SMALL_DESIGN);
  });
});

describe('where a room comes from', () => {
  it('knows every template', () => {
    expect(TEMPLATE_WORDS.map(({ template }) => template)).toEqual([...ROOM_TEMPLATES]);
    const { plan } = templateRoom('club', 100, countingIds());
    expect(plan.sections.length).toBeGreaterThan(0);
    expect(emptyRoom().plan.decorations).toHaveLength(1);
  });

  it('reads back the file that was exported', async () => {
    const text = JSON.stringify(planFile(ROOM));
    const file = { text: () => Promise.resolve(text) } as File;
    const read = await roomInFile(file, countingIds());
    expect('room' in read && read.room.plan).toEqual(
      readPlanFile(JSON.parse(text), countingIds()).plan,
    );
  });

  it('says what is wrong with a file, and where', async () => {
    const fileOf = (text: string) => ({ text: () => Promise.resolve(text) }) as File;
    const noJson = await roomInFile(fileOf('<svg>'), countingIds());
    expect('fault' in noJson && noJson.fault.words).toMatch(/^This file is not JSON/);
    const broken = { ...planFile(ROOM), categories: 5 };
    const result = await roomInFile(fileOf(JSON.stringify(broken)), countingIds());
    expect('fault' in result && result.fault.field).toBe('categories');
  });
});
