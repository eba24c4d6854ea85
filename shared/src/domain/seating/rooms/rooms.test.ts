import { describe, expect, it } from '@jest/globals';
import { blocksOf, SEATS_PER_BLOCK } from '../blocks.ts';
import { AISLE_GAP_CM, distanceBetween, encloses, SEAT_PITCH_CM } from '../geometry.ts';
import { capacityOf } from '../plan.ts';
import { planFaults } from '../plan-faults.ts';
import { versionedPlan } from '../plan-version.ts';
import { arenaPlan } from './arena.ts';
import { clubPlan } from './club.ts';
import { meetupPlan } from './meetup.ts';
import { stadiumPlan } from './stadium.ts';
import { theatrePlan } from './theatre.ts';

const THEATRE = { premium: 'cat_1', first: 'cat_2', second: 'cat_3', third: 'cat_4' };
const ARENA = { floor: 'cat_1', lower: 'cat_2', side: 'cat_3', upper: 'cat_4' };
const STADIUM = { club: 'cat_1', side: 'cat_2', corner: 'cat_3', end: 'cat_4', upper: 'cat_5' };
const CATEGORIES = ['cat_1', 'cat_2', 'cat_3', 'cat_4', 'cat_5'];

const rooms = [
  { name: 'theatre', draw: () => theatrePlan('lyric', THEATRE), capacity: 1_900 },
  { name: 'arena', draw: () => arenaPlan('harbour', ARENA), capacity: 20_000 },
  {
    name: 'club',
    draw: () => clubPlan('neon', { floor: 'cat_1', gallery: 'cat_2' }),
    capacity: 750,
  },
  { name: 'stadium', draw: () => stadiumPlan('westfield', STADIUM), capacity: 50_000 },
  { name: 'meeting room', draw: () => meetupPlan('cat_1'), capacity: 80 },
];

describe.each(rooms)('the $name', ({ draw, capacity }) => {
  const plan = versionedPlan(draw(), () => 'v1');
  const seated = plan.sections.flatMap((section) => (section.kind === 'seated' ? [section] : []));
  const rows = seated.flatMap((section) => section.rows);

  it(`sells ${capacity} places`, () => {
    expect(plan.sections.reduce((sum, section) => sum + capacityOf(section), 0)).toBe(capacity);
  });

  it('can go on sale', () => {
    expect(planFaults(plan, CATEGORIES)).toEqual([]);
  });

  it('is drawn the same each time', () => {
    expect(draw()).toEqual(draw());
  });

  it('outlines every section around its seats and inside the drawing', () => {
    const outside = seated.flatMap((section) =>
      section.rows.flatMap((row) => row.seats).filter((seat) => !encloses(section.outline, seat)),
    );
    const corners = plan.sections.flatMap((section) => section.outline);
    expect(outside).toEqual([]);
    expect(
      corners.filter(({ x, y }) => x < 0 || y < 0 || x > plan.width || y > plan.height),
    ).toEqual([]);
  });

  it('keeps neighbours a seat apart or an aisle', () => {
    for (const { seats } of rows) {
      const gaps = seats.slice(1).map((seat, index) => distanceBetween(seat, seats[index] ?? seat));
      const odd = gaps.filter(
        (gap) => Math.abs(gap - SEAT_PITCH_CM) > 2 && gap < AISLE_GAP_CM + SEAT_PITCH_CM,
      );
      expect(odd).toEqual([]);
    }
  });

  it('never lets two seats overlap', () => {
    const cells = Map.groupBy(
      rows.flatMap((row) => row.seats),
      ({ x, y }) => `${Math.floor(x / 60)} ${Math.floor(y / 60)}`,
    );
    const crowded = [...cells.values()].flatMap((cell) =>
      cell.filter((seat) =>
        cell.some((other) => other !== seat && distanceBetween(seat, other) < 45),
      ),
    );
    expect(crowded).toEqual([]);
  });

  it('needs no more than one inventory block a row', () => {
    expect(blocksOf(plan).rows).toHaveLength(rows.length);
    expect(Math.max(0, ...rows.map((row) => row.seats.length))).toBeLessThanOrEqual(
      SEATS_PER_BLOCK,
    );
  });
});

describe('seat ids', () => {
  it('differ between plans of different seeds', () => {
    const first = JSON.stringify(theatrePlan('one', THEATRE));
    expect(JSON.stringify(theatrePlan('two', THEATRE))).not.toBe(first);
  });
});

describe('the stadium', () => {
  const { sections } = stadiumPlan('westfield', STADIUM);
  const seats = sections.flatMap((section) =>
    section.kind === 'seated' ? section.rows.flatMap((row) => row.seats) : [],
  );

  it('closes all four sides with three tiers', () => {
    expect(sections).toHaveLength(108);
    expect(new Set(sections.map(({ name }) => name)).size).toBe(108);
  });

  it('has a seat beside every wheelchair space', () => {
    const accessible = seats.filter(({ kind }) => kind === 'accessible');
    const companions = seats.filter(({ kind }) => kind === 'companion');
    expect(accessible.length).toBeGreaterThan(250);
    const alone = accessible.filter(
      (space) => !companions.some((seat) => distanceBetween(seat, space) < AISLE_GAP_CM),
    );
    expect(alone).toEqual([]);
  });
});
