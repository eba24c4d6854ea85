import { describe, expect, it } from '@jest/globals';
import { polygonHolds } from './geometry.ts';
import { buildScene, SEAT_KIND } from './seat-map-scene.ts';
import { SMALL_PLAN } from './testing/small-room.ts';

const scene = buildScene(SMALL_PLAN);

describe('the scene of a plan', () => {
  it('holds every seat once, those of a row and of a section together', () => {
    expect(scene.seatIds).toHaveLength(16);
    expect(new Set(scene.seatIds).size).toBe(16);
    for (const [index, row] of scene.rows.entries()) {
      for (let seat = row.first; seat < row.first + row.count; seat++)
        expect(scene.row[seat]).toBe(index);
    }
    expect(scene.sections.map(({ seats }) => seats)).toEqual([
      { first: 0, count: 8 },
      { first: 8, count: 8 },
      { first: 16, count: 0 },
    ]);
  });

  it('finds a seat by its id with its place, category and use', () => {
    const seat = scene.indexOf.get('b3')!;
    expect([scene.x[seat], scene.y[seat]]).toEqual([150, 190]);
    expect(scene.categoryIds[scene.category[seat]!]).toBe('cat_second');
    expect(scene.notes.get(seat)).toBe('Restricted view');
    expect(scene.kind[scene.indexOf.get('b1')!]).toBe(SEAT_KIND.accessible);
    expect(scene.blocked[scene.indexOf.get('b4')!]).toBe(1);
  });

  it('measures the usual distance of neighbours', () => {
    expect(scene.pitch).toBe(50);
  });

  it('counts what a section has for sale', () => {
    expect(scene.sections.map(({ capacity }) => capacity)).toEqual([7, 8, 30]);
  });

  it('gives a section the category of most of its seats', () => {
    expect(scene.sections.map(({ category }) => scene.categoryIds[category])).toEqual([
      'cat_first',
      'cat_second',
      'cat_floor',
    ]);
  });

  it('puts a name inside of its section', () => {
    for (const { outline, anchor } of scene.sections)
      expect(polygonHolds(outline, anchor)).toBe(true);
  });

  it('reaches around sections and stage', () => {
    expect(scene.bounds).toEqual({ left: 20, top: -100, right: 600, bottom: 580 });
  });

  it('draws an outline around seats that have none', () => {
    const bare = {
      ...SMALL_PLAN,
      sections: SMALL_PLAN.sections.map((section) => ({ ...section, outline: [] })),
    };
    expect(buildScene(bare).sections[0]?.outline).toHaveLength(4);
  });
});
