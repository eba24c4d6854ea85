import { describe, expect, it } from '@jest/globals';
import { buildScene } from './seat-map-scene.ts';
import { nextSeat, type Direction } from './seat-walk.ts';
import { SMALL_PLAN } from './testing/small-room.ts';

const scene = buildScene(SMALL_PLAN);
const walk = (from: string, ...steps: Direction[]) =>
  scene.seatIds[
    steps.reduce((seat, step) => nextSeat(scene, seat, step), scene.indexOf.get(from)!)
  ];

describe('walking by arrow keys', () => {
  it('goes along the row and stays at its end', () => {
    expect(walk('a1', 'right')).toBe('a2');
    expect(walk('a2', 'left')).toBe('a1');
    expect(walk('a4', 'right')).toBe('a4');
  });

  it('goes to the nearest seat of the neighbouring row', () => {
    expect(walk('a3', 'down')).toBe('b3');
    expect(walk('b2', 'up')).toBe('a2');
  });

  it('goes on into the next section', () => {
    expect(walk('b2', 'down')).toBe('c2');
    expect(walk('c4', 'up')).toBe('b4');
    expect(walk('a1', 'up')).toBe('a1');
  });

  it('goes where the arrow points in rows that run from right to left', () => {
    const mirrored = buildScene({
      ...SMALL_PLAN,
      sections: SMALL_PLAN.sections.map((section) =>
        section.kind === 'standing'
          ? section
          : {
              ...section,
              rows: section.rows.map((row) => ({ ...row, seats: row.seats.toReversed() })),
            },
      ),
    });
    expect(mirrored.seatIds[nextSeat(mirrored, mirrored.indexOf.get('a2')!, 'right')]).toBe('a3');
  });
});
