import { describe, expect, it } from '@jest/globals';
import { countingIds } from '../../../testing/drawing-desk.ts';
import { isRefusal } from '../../errors.ts';
import type { Row, SeatedSection } from '../plan.ts';
import { planFaults } from '../plan-faults.ts';
import { designFaults } from './design-faults.ts';
import type { DrawnRoom } from './drawn-room.ts';
import { seatedSections } from './editing.ts';
import { readPlanFile } from './plan-file.ts';

type SeatText = readonly [label: string, x: number, y: number, category: string];

let guids = 0;

function seat([label, x, y, category]: SeatText) {
  return {
    seat_guid: `guid-${(guids += 1)}`,
    uuid: `7f1c0c1e-0000-4000-8000-${guids}`,
    seat_number: label,
    position: { x, y },
    category,
    radius: 10,
  };
}

function row(label: string, at: readonly [number, number], seats: readonly SeatText[]) {
  return {
    row_number: label,
    row_number_position: 'both',
    position: { x: at[0], y: at[1] },
    seats: seats.map(seat),
  };
}

function line(from: number, to: number, x: number, category: string): SeatText[] {
  return Array.from({ length: to - from + 1 }, (_, index) => [
    String(from + index),
    x + index * 25,
    0,
    category,
  ]);
}

/** A hall with a parquet parted by an aisle, a gallery without row numbers, and a zone of drawings. */
function hall() {
  return {
    name: 'Rathaussaal',
    size: { width: 800, height: 600 },
    categories: [
      { name: 'Kategorie A', color: 'red' },
      { name: 'Kategorie B', color: '#0AF' },
      { name: 'Empore', color: 'rebeccapurple' },
    ],
    zones: [
      {
        name: 'Parkett',
        zone_id: 'p',
        position: { x: 100, y: 150 },
        rows: [
          row('1', [200, 0], line(5, 8, 0, 'Kategorie A')),
          row('1', [0, 0], line(1, 4, 0, 'Kategorie A')),
          row('2', [0, 30], [...line(1, 3, 0, 'Kategorie A'), ['4', 75, 5.5, 'Kategorie B']]),
        ],
        areas: [],
      },
      {
        name: 'Empore',
        position: { x: 100, y: 400 },
        rows: [
          row('', [0, 0], line(1, 3, 0, 'Empore')),
          { ...row('', [0, 30], line(1, 3, 0, 'Empore')), row_number: null },
          row('B', [0, 60], line(1, 2, 0, 'Empore')),
        ],
      },
      {
        name: 'Deko',
        position: { x: 300, y: 0 },
        rows: [],
        areas: [
          {
            shape: 'rectangle',
            position: { x: -200, y: 10 },
            rotation: 0,
            rectangle: { width: 400, height: 80 },
            text: { text: 'Bühne', color: '#fff', position: { x: 200, y: 40 } },
          },
          { shape: 'circle', position: { x: 0, y: 300 }, circle: { radius: 20 } },
          {
            shape: 'polygon',
            position: { x: 0, y: 200 },
            rotation: 90,
            polygon: {
              points: [
                { x: 0, y: 0 },
                { x: 40, y: 0 },
                { x: 40, y: 20 },
              ],
            },
          },
          { shape: 'ellipse', position: { x: 90, y: 300 }, ellipse: { radius: { x: 20, y: 10 } } },
          {
            shape: 'text',
            position: { x: 10, y: 500 },
            text: { text: 'Ausgang', position: { x: 0, y: 0 } },
          },
        ],
      },
    ],
  };
}

function read(content: unknown): DrawnRoom & { format: string } {
  return readPlanFile(content, countingIds());
}

function seats(room: DrawnRoom) {
  const names = new Map(room.categories.map((each) => [each.categoryId, each.name]));
  const all = (section: SeatedSection, { label, categoryId, seats: own }: Row) =>
    own.map((each) => ({
      section: section.name,
      row: label,
      seat: each.label,
      category: names.get(each.categoryId ?? categoryId),
      x: each.x,
      y: each.y,
    }));
  return seatedSections(room.plan).flatMap((section) =>
    section.rows.flatMap((each) => all(section, each)),
  );
}

/** 25 units of the file are 55 cm. */
const CM = 2.2;

describe('a plan of pretix', () => {
  const room = read(hall());
  const [parkett, empore] = seatedSections(room.plan);

  it('becomes a room whose zones are sections', () => {
    expect(room.format).toBe('pretix');
    expect(room.plan.name).toBe('Rathaussaal');
    expect(room.plan.sections.map((section) => section.name)).toEqual(['Parkett', 'Empore']);
    expect({ width: room.plan.width, height: room.plan.height }).toEqual({
      width: 1_760,
      height: 1_320,
    });
  });

  it('keeps every seat with its row, label, category and place', () => {
    const wanted = hall().zones.flatMap((zone) =>
      zone.rows.flatMap((each) =>
        each.seats.map((one) => ({
          seat: one.seat_number,
          category: one.category,
          x: Math.round((zone.position.x + each.position.x + one.position.x) * CM * 10) / 10,
          y: Math.round((zone.position.y + each.position.y + one.position.y) * CM * 10) / 10,
        })),
      ),
    );
    const found = seats(room).map(({ seat: label, category, x, y }) => ({
      seat: label,
      category,
      x,
      y,
    }));
    expect(found).toHaveLength(wanted.length);
    expect(found).toEqual(expect.arrayContaining(wanted));
  });

  it('has the parts of a row on both sides of an aisle as one row, in the order in which they stand', () => {
    const [first] = parkett!.rows;
    expect(first?.label).toBe('1');
    expect(first?.seats.map((each) => each.label).join(' ')).toBe('1 2 3 4 5 6 7 8');
  });

  it('gives rows without a number the next free labels', () => {
    expect(empore!.rows.map((each) => each.label)).toEqual(['C', 'D', 'B']);
  });

  it('has categories with ids of their names and colours as they can be read', () => {
    expect(room.categories).toEqual([
      { categoryId: 'cat_kategorie-a', name: 'Kategorie A', colour: '#ff0000' },
      { categoryId: 'cat_kategorie-b', name: 'Kategorie B', colour: '#00aaff' },
      { categoryId: 'cat_empore', name: 'Empore', colour: '#3d7dca' },
    ]);
  });

  it('has its areas as decorations, its stage as what people look at', () => {
    const [stage, circle, polygon, ellipse, text] = room.plan.decorations;
    expect(stage).toEqual({
      kind: 'stage',
      outline: [
        { x: 220, y: 22 },
        { x: 1_100, y: 22 },
        { x: 1_100, y: 198 },
        { x: 220, y: 198 },
      ],
      at: { x: 660, y: 110 },
      text: 'Bühne',
    });
    expect(room.plan.focalPoint).toEqual({ x: 660, y: 110 });
    expect(circle?.outline).toHaveLength(32);
    expect(polygon?.outline?.slice(0, 2)).toEqual([
      { x: 660, y: 440 },
      { x: 660, y: 528 },
    ]);
    expect(ellipse?.outline?.[0]).toEqual({ x: 902, y: 660 });
    expect(text).toEqual({ kind: 'text', at: { x: 682, y: 1_100 }, text: 'Ausgang' });
  });

  it('can go on sale as it is', () => {
    const ids = room.categories.map((each) => each.categoryId);
    expect(planFaults(room.plan, ids)).toEqual([]);
    expect(designFaults(room.plan, ids)).toEqual([]);
  });

  it('without a size gets a room around all that is drawn', () => {
    const { size: _, ...withoutSize } = hall();
    const { plan } = read(withoutSize);
    expect(designFaults(plan, []).filter((fault) => fault.kind === 'outside')).toEqual([]);
  });

  it('keeps rows of one label apart whose seats have the same numbers, and the designer names them', () => {
    const plan = hall();
    const [parquet, ...others] = plan.zones;
    const again = row('2', [0, 60], line(1, 4, 0, 'Kategorie B'));
    const twice = read({
      ...plan,
      zones: [{ ...parquet, rows: [...parquet!.rows, again] }, ...others],
    });
    expect(seats(twice)).toHaveLength(seats(room).length + 4);
    const ids = twice.categories.map((each) => each.categoryId);
    expect(designFaults(twice.plan, ids).map((fault) => fault.message)).toEqual([
      'Parkett has 2 rows 2.',
    ]);
  });

  it('keeps seats of one label in a row, and the designer names them', () => {
    const plan = hall();
    plan.zones[0]!.rows[2]!.seats[1]!.seat_number = '1';
    const twice = read(plan);
    expect(seats(twice)).toHaveLength(seats(room).length);
    const ids = twice.categories.map((each) => each.categoryId);
    expect(designFaults(twice.plan, ids).map((fault) => fault.message)).toEqual([
      'Parkett, row 2: more than one seat 1.',
    ]);
  });

  it('tells zones of one name apart and lets a seat without a category be', () => {
    const plan = hall();
    plan.zones[1]!.name = 'Parkett';
    plan.zones[0]!.rows[2]!.seats[1]!.category = '';
    const { plan: drawn } = read(plan);
    expect(drawn.sections.map((section) => section.name)).toEqual(['Parkett', 'Parkett 2']);
    const second = seatedSections(drawn)[0]!.rows[1]!;
    expect(second.categoryId).toBe('');
    expect(second.seats.map((each) => each.categoryId)).toEqual([
      'cat_kategorie-a',
      undefined,
      'cat_kategorie-a',
      'cat_kategorie-b',
    ]);
  });
});

describe('a malformed plan of pretix', () => {
  it.each([
    ['zones.0.rows.2.seats.3.seat_number', undefined, 'must not be missing'],
    ['zones.0.rows.2.seats.3.seat_number', 4, 'must be a text'],
    ['zones.0.rows.2.seats.3.category', 'Loge', 'must be the name of a category in this file'],
    ['zones.0.rows.2.seats.3.seat_guid', 'same', 'must be unique, but "same" stands twice'],
    ['zones.1.rows.0.seats.0.position.x', 'left', 'must be a number'],
    ['zones.1.rows.0.seats.0.position', undefined, 'must not be missing'],
    ['zones.1.rows.0.seats', 'none', 'must be a list'],
    ['zones.1.rows.0.row_number', 3, 'must be a text'],
    ['zones.1.position', undefined, 'must not be missing'],
    ['zones.2.areas.0.shape', 'star', 'must be one of polygon, rectangle, ellipse, circle, text'],
    ['zones.2.areas.0.rectangle', undefined, 'must not be missing'],
    ['zones.2.areas.2.polygon.points.1.y', null, 'must be a number'],
    ['categories.1.name', 'Kategorie A', 'must be unique, but "Kategorie A" stands twice'],
    ['size.width', -5, 'must be between 0 and 1000000'],
    ['name', undefined, 'must not be missing'],
  ])('is refused for %s as %j, with that path', (field, value, message) => {
    const plan = hall();
    plan.zones[0]!.rows[0]!.seats[0]!.seat_guid = 'same';
    const keys = field.split('.');
    const last = keys.pop() ?? '';
    const holder = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], plan);
    if (value === undefined) Reflect.deleteProperty(holder as object, last);
    else (holder as Record<string, unknown>)[last] = value;
    let refusal: unknown;
    try {
      read(plan);
    } catch (error) {
      refusal = isRefusal(error, 'plan-malformed') ? error.details['errors'] : error;
    }
    expect(refusal).toEqual([{ field, message }]);
  });
});
