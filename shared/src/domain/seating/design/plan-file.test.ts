import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countingIds, smallDrawing } from '../../../testing/drawing-desk.ts';
import { isRefusal } from '../../errors.ts';
import type { DrawnRoom } from './drawn-room.ts';
import { rowsOf } from './editing.ts';
import { paint } from './paint.ts';
import { planFile, readPlanFile } from './plan-file.ts';
import { NOTHING, seatsOfSection } from './selection.ts';
import { ROOM_TEMPLATES, templateRoom } from './templates.ts';

const categories = [
  { categoryId: 'cat_1', name: 'Premium', colour: '#d9a021' },
  { categoryId: 'cat_2', name: 'Standing', colour: '#3d7dca' },
];
const room: DrawnRoom = { plan: smallDrawing(), categories };

/** The content as it comes from a file. */
function fromFile(content: unknown): unknown {
  return JSON.parse(JSON.stringify(content));
}

/** A file whose content is changed at a path. */
function changed(path: string, value: unknown): unknown {
  const file = fromFile(planFile(room));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], file);
  const fields = holder as Record<string, unknown>;
  if (value === undefined) Reflect.deleteProperty(fields, last);
  else fields[last] = value;
  return file;
}

function refusalOf(content: unknown): unknown {
  try {
    readPlanFile(content, countingIds());
  } catch (error) {
    if (isRefusal(error, 'plan-malformed')) return error.details['errors'];
    throw error;
  }
  return 'was read';
}

describe('a file of our own', () => {
  it('brings a room back as it was, with every id', () => {
    expect(readPlanFile(fromFile(planFile(room)), countingIds())).toEqual({
      format: 'foyer',
      ...room,
    });
  });

  it('brings any painted room back', () => {
    const ids = seatsOfSection(room.plan, room.plan.sections[0]!.sectionId);
    const change = fc.record(
      {
        categoryId: fc.constantFrom('', 'cat_1', 'cat_2'),
        kind: fc.constantFrom('accessible' as const, 'companion' as const, null),
        blocked: fc.boolean(),
        note: fc.string({ maxLength: 40 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.subarray(ids), change, (chosen, brush) => {
        const plan = paint(room.plan, { ...NOTHING, seats: new Set(chosen) }, brush);
        const read = readPlanFile(fromFile(planFile({ plan, categories })), countingIds());
        expect(read).toEqual({ format: 'foyer', plan, categories });
      }),
    );
  });

  it.each(ROOM_TEMPLATES)('brings a %s back', (template) => {
    const drawn = templateRoom(template, 1_500, countingIds());
    expect(readPlanFile(fromFile(planFile(drawn)), countingIds())).toEqual({
      format: 'foyer',
      ...drawn,
    });
  });

  it('has nothing of what is sold', () => {
    const rows = rowsOf(room.plan).map((row) => ({ ...row, pieces: [['x1']] }));
    const [stalls, floor] = room.plan.sections;
    const sections = [
      { ...stalls, rows },
      { ...floor, pools: [50] },
    ] as typeof room.plan.sections;
    const plan = { ...room.plan, planVersion: 'pln_1', sections };
    expect(planFile({ plan, categories })).toEqual(planFile(room));
  });

  it.each([
    ['format', 'other', 'must be "foyer-seating-plan"'],
    ['format', undefined, 'must be "foyer-seating-plan", unless the file is a plan of pretix'],
    ['version', 2, 'must be 1, the only version there is'],
    ['more', 1, 'is no field of a seating plan'],
    ['categories.1.categoryId', 'cat_1', 'must be unique, but "cat_1" stands twice'],
    ['categories.0.colour', 'red', 'must be a colour such as #b5892f'],
    ['categories.0.name', ' ', 'must not be empty'],
    ['plan', [], 'must be an object'],
    ['plan.width', -1, 'must be between 1 and 100000'],
    ['plan.height', '900', 'must be a number'],
    ['plan.focalPoint.x', null, 'must be a number'],
    ['plan.sections', {}, 'must be a list'],
    ['plan.sections.0.kind', 'lying', 'must be one of seated, standing'],
    ['plan.sections.0.sectionId', 'Stalls', 'must be an id that starts with "sec_"'],
    ['plan.sections.0.capacity', 5, 'is no field of a seating plan'],
    ['plan.sections.1.capacity', 1.5, 'must be a whole number'],
    ['plan.sections.1.outline', [{ x: 0, y: 0 }], 'must have three corners or more, or none'],
    ['plan.sections.0.rows.1.rowId', 'row#1', 'must be a row id of letters and digits'],
    ['plan.sections.0.rows.1.categoryId', 'cat_9', 'must be the id of a category in this file'],
    ['plan.sections.0.rows.2.seats.4.label', undefined, 'must not be missing'],
    ['plan.sections.0.rows.2.seats.4.label', 5, 'must be a text'],
    ['plan.sections.0.rows.2.seats.4.x', 1e9, 'must be between -100000 and 100000'],
    [
      'plan.sections.0.rows.2.seats.4.seatId',
      'A 1',
      'must be 1 to 12 lower-case letters and digits',
    ],
    ['plan.sections.0.rows.2.seats.4.kind', 'sofa', 'must be one of accessible, companion'],
    ['plan.sections.0.rows.2.seats.4.blocked', false, 'must be true, or be left out'],
    ['plan.sections.0.rows.2.seats.4.sold', true, 'is no field of a seating plan'],
    ['plan.decorations.0.kind', 'bar', 'must be one of stage, area, text'],
    ['plan.decorations.0.outline.2.y', 'low', 'must be a number'],
  ])('is refused for %s as %j', (field, value, message) => {
    expect(refusalOf(changed(field, value))).toEqual([{ field, message }]);
  });

  it('is refused for a seat id that stands twice, at the second', () => {
    const first = rowsOf(room.plan)[0]!.seats[0]!.seatId;
    const field = 'plan.sections.0.rows.1.seats.0.seatId';
    const message = `must be unique, but "${first}" stands twice`;
    expect(refusalOf(changed(field, first))).toEqual([{ field, message }]);
  });

  it('is refused at its first fault only', () => {
    const file = changed('plan.sections.0.name', 7) as { plan: { decorations: unknown } };
    file.plan.decorations = 'none';
    expect(refusalOf(file)).toEqual([{ field: 'plan.sections.0.name', message: 'must be a text' }]);
  });
});

it.each([null, 'text', 7, [], [1]])('%j is no plan', (content) => {
  expect(refusalOf(content)).toEqual([{ field: '', message: 'must be an object' }]);
});

it('whatever stands in a file, it is read or refused, never a fault of ours', () => {
  const anyFile = fc.record(
    {
      format: fc.constantFrom('foyer-seating-plan', 'x'),
      version: fc.constantFrom(1, 2),
      name: fc.anything(),
      categories: fc.oneof(fc.constant([]), fc.anything()),
      plan: fc.anything(),
      zones: fc.oneof(fc.array(fc.anything()), fc.anything()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(anyFile, (content) => {
      expect(['was read', 'refused']).toContain(
        refusalOf(content) === 'was read' ? 'was read' : 'refused',
      );
    }),
  );
});
