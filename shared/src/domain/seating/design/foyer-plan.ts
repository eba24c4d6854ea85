import type { CategoryId } from '../../ids.ts';
import type { Decoration, Point, Row, Seat, Section } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import type { DrawnCategory, DrawnRoom } from './drawn-room.ts';
import { PLAN_LIMITS } from './plan-limits.ts';
import {
  fieldsOf,
  listOf,
  numberOf,
  onlyOnce,
  pointAt,
  refuse,
  shapedTextOf,
  textOf,
  wholeNumberOf,
  wordOf,
  type Found,
} from './reading.ts';

/** What is read of ids while a plan is read, so that none stands twice. */
type Reading = {
  readonly categories: ReadonlySet<CategoryId>;
  readonly sectionId: (found: Found, id: string) => string;
  readonly rowId: (found: Found, id: string) => string;
  readonly seatId: (found: Found, id: string) => string;
};

/** Reads the categories and the drawing of a file of our own format; every field is checked, and ids are kept. */
export function readFoyerPlan(file: Found): DrawnRoom {
  const field = fieldsOf(file, ['format', 'version', 'categories', 'plan']);
  const version = field('version');
  if (version.value !== 1) refuse(version, 'must be 1, the only version there is');
  const idOnce = onlyOnce();
  const categories = listOf(field('categories'), PLAN_LIMITS.categories).map((found) =>
    readCategory(found, idOnce),
  );
  return { plan: readPlan(field('plan'), categories), categories };
}

function readCategory(found: Found, idOnce: (found: Found, id: string) => string): DrawnCategory {
  const field = fieldsOf(found, ['categoryId', 'name', 'colour']);
  const categoryId = shapedTextOf(field('categoryId'), CATEGORY_ID, CATEGORY_ID_RULE);
  const name = textOf(field('name'), PLAN_LIMITS.categoryName).trim();
  if (name === '') refuse(field('name'), 'must not be empty');
  return {
    categoryId: idOnce(field('categoryId'), categoryId),
    name,
    colour: shapedTextOf(field('colour'), /^#[0-9a-f]{6}$/, 'must be a colour such as #b5892f'),
  };
}

const CATEGORY_ID = /^cat_[0-9a-z_-]{1,60}$/;
const CATEGORY_ID_RULE = 'must be an id that starts with "cat_"';

function readPlan(found: Found, categories: readonly DrawnCategory[]): PlanDraft {
  const field = fieldsOf(found, [
    'name',
    'width',
    'height',
    'focalPoint',
    'sections',
    'decorations',
  ]);
  const reading: Reading = {
    categories: new Set(categories.map(({ categoryId }) => categoryId)),
    sectionId: onlyOnce(),
    rowId: onlyOnce(),
    seatId: onlyOnce(),
  };
  const plan: PlanDraft = {
    name: textOf(field('name'), PLAN_LIMITS.text),
    width: numberOf(field('width'), 1, PLAN_LIMITS.reachCm),
    height: numberOf(field('height'), 1, PLAN_LIMITS.reachCm),
    focalPoint: pointAt(field('focalPoint'), PLAN_LIMITS.reachCm, ['x', 'y']),
    sections: listOf(field('sections'), PLAN_LIMITS.sections).map((each) =>
      readSection(each, reading),
    ),
    decorations: listOf(field('decorations'), PLAN_LIMITS.decorations).map(readDecoration),
  };
  refuseTooLarge(field('sections'), plan);
  return plan;
}

/** Refuses a drawing with more seats or standing places than a plan may have. */
export function refuseTooLarge(found: Found, { sections }: PlanDraft): void {
  const sum = (of: (section: Section) => number): number =>
    sections.reduce((total, section) => total + of(section), 0);
  const seats = sum((section) =>
    section.kind === 'seated' ? section.rows.reduce((all, row) => all + row.seats.length, 0) : 0,
  );
  const places = sum((section) => (section.kind === 'standing' ? section.capacity : 0));
  if (seats > PLAN_LIMITS.seats) refuse(found, `must have at most ${PLAN_LIMITS.seats} seats`);
  if (places > PLAN_LIMITS.places)
    refuse(found, `must have at most ${PLAN_LIMITS.places} standing places`);
}

function readSection(found: Found, reading: Reading): Section {
  const kind = wordOf(fieldsOf(found)('kind'), ['seated', 'standing']);
  const own = kind === 'seated' ? ['rows'] : ['categoryId', 'capacity'];
  const field = fieldsOf(found, ['kind', 'sectionId', 'name', 'outline', ...own]);
  const id = field('sectionId');
  const base = {
    sectionId: reading.sectionId(
      id,
      shapedTextOf(id, /^sec_[0-9a-z_-]{1,60}$/, 'must be an id that starts with "sec_"'),
    ),
    name: textOf(field('name'), PLAN_LIMITS.text),
    outline: readOutline(field('outline')),
  };
  if (kind === 'standing')
    return {
      kind,
      ...base,
      categoryId: readCategoryId(field('categoryId'), reading),
      capacity: wholeNumberOf(field('capacity'), 0, PLAN_LIMITS.places),
    };
  const rows = listOf(field('rows'), PLAN_LIMITS.rowsPerSection);
  return { kind, ...base, rows: rows.map((each) => readRow(each, reading)) };
}

function readRow(found: Found, reading: Reading): Row {
  const field = fieldsOf(found, ['rowId', 'label', 'categoryId', 'seats']);
  const id = field('rowId');
  return {
    rowId: reading.rowId(
      id,
      shapedTextOf(id, /^[0-9A-Za-z_-]{1,60}$/, 'must be a row id of letters and digits'),
    ),
    label: textOf(field('label'), PLAN_LIMITS.text),
    categoryId: readCategoryId(field('categoryId'), reading),
    seats: listOf(field('seats'), PLAN_LIMITS.seatsPerRow).map((each) => readSeat(each, reading)),
  };
}

function readSeat(found: Found, reading: Reading): Seat {
  const field = fieldsOf(found, [
    'seatId',
    'label',
    'x',
    'y',
    'categoryId',
    'kind',
    'blocked',
    'note',
  ]);
  const id = field('seatId');
  const [categoryId, kind, blocked, note] = [
    field.maybe('categoryId'),
    field.maybe('kind'),
    field.maybe('blocked'),
    field.maybe('note'),
  ];
  if (blocked && blocked.value !== true) refuse(blocked, 'must be true, or be left out');
  return {
    seatId: reading.seatId(
      id,
      shapedTextOf(id, /^[0-9a-z]{1,12}$/, 'must be 1 to 12 lower-case letters and digits'),
    ),
    label: textOf(field('label'), PLAN_LIMITS.text),
    x: numberOf(field('x'), -PLAN_LIMITS.reachCm, PLAN_LIMITS.reachCm),
    y: numberOf(field('y'), -PLAN_LIMITS.reachCm, PLAN_LIMITS.reachCm),
    ...(categoryId && { categoryId: readKnownCategoryId(categoryId, reading) }),
    ...(kind && { kind: wordOf(kind, ['accessible', 'companion']) }),
    ...(blocked && { blocked: true }),
    ...(note && { note: textOf(note, PLAN_LIMITS.text) }),
  };
}

/** A category of the file, or an empty text where it is still open. */
function readCategoryId(found: Found, reading: Reading): CategoryId {
  return found.value === '' ? '' : readKnownCategoryId(found, reading);
}

function readKnownCategoryId(found: Found, { categories }: Reading): CategoryId {
  const { value } = found;
  if (typeof value !== 'string' || !categories.has(value))
    refuse(found, 'must be the id of a category in this file');
  return value;
}

function readDecoration(found: Found): Decoration {
  const field = fieldsOf(found, ['kind', 'outline', 'at', 'text']);
  const [outline, at, text] = [field.maybe('outline'), field.maybe('at'), field.maybe('text')];
  return {
    kind: wordOf(field('kind'), ['stage', 'area', 'text']),
    ...(outline && { outline: readOutline(outline) }),
    ...(at && { at: pointAt(at, PLAN_LIMITS.reachCm, ['x', 'y']) }),
    ...(text && { text: textOf(text, PLAN_LIMITS.text) }),
  };
}

function readOutline(found: Found): Point[] {
  const corners = listOf(found, PLAN_LIMITS.corners);
  if (corners.length === 1 || corners.length === 2)
    refuse(found, 'must have three corners or more, or none');
  return corners.map((corner) => pointAt(corner, PLAN_LIMITS.reachCm, ['x', 'y']));
}
