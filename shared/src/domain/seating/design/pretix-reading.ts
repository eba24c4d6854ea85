import type { Point } from '../plan.ts';
import { readArea, type PretixArea } from './pretix-areas.ts';
import { PLAN_LIMITS } from './plan-limits.ts';
import {
  fieldsOf,
  listOf,
  numberOf,
  onlyOnce,
  pointAt,
  refuse,
  textOf,
  type Found,
} from './reading.ts';

/** A seat of a pretix plan, in the file's own units and from the file's own origin. */
export type PretixSeat = Point & { readonly label: string; readonly category: string };

/** A row of a pretix plan; its label is empty where the file has none. */
export type PretixRow = { readonly label: string; readonly seats: readonly PretixSeat[] };

/** A zone of a pretix plan. */
export type PretixZone = {
  readonly name: string;
  readonly rows: readonly PretixRow[];
  readonly areas: readonly PretixArea[];
};

/** A category of a pretix plan; seats name it by its name. */
export type PretixCategory = { readonly name: string; readonly colour: string };

/** A pretix plan as its file has it. */
export type PretixPlan = {
  readonly name: string;
  readonly categories: readonly PretixCategory[];
  readonly zones: readonly PretixZone[];
  readonly size?: { readonly width: number; readonly height: number };
};

/** The largest coordinate in a file's own units. */
export const REACH_UNITS = 1_000_000;

/** Checks once for the whole file. */
type Reading = {
  readonly categories: ReadonlySet<string>;
  readonly guid: (found: Found, guid: string) => string;
};

/** Reads a file of pretix's seating plan format. Fields that it does not know are let pass, since the format grows. */
export function readPretix(file: Found): PretixPlan {
  const field = fieldsOf(file);
  const name = textOf(field('name'), PLAN_LIMITS.text);
  const once = onlyOnce();
  const categories = listOf(field('categories'), PLAN_LIMITS.categories).map((found) => {
    const each = fieldsOf(found);
    const colour = each.maybe('color');
    return {
      name: once(each('name'), textOf(each('name'), PLAN_LIMITS.text)),
      colour: colour ? textOf(colour, PLAN_LIMITS.text) : '',
    };
  });
  const reading: Reading = {
    categories: new Set(categories.map((category) => category.name)),
    guid: onlyOnce(),
  };
  const zones = listOf(field('zones'), PLAN_LIMITS.sections).map((zone) => readZone(zone, reading));
  const size = field.maybe('size');
  return { name, categories, zones, ...(size && { size: readSize(size) }) };
}

function readSize(found: Found): { width: number; height: number } {
  const field = fieldsOf(found);
  return {
    width: numberOf(field('width'), 0, REACH_UNITS),
    height: numberOf(field('height'), 0, REACH_UNITS),
  };
}

function readZone(found: Found, reading: Reading): PretixZone {
  const field = fieldsOf(found);
  const [name, areas] = [field.maybe('name'), field.maybe('areas')];
  const origin = pointAt(field('position'), REACH_UNITS);
  return {
    name: name ? textOf(name, PLAN_LIMITS.text).trim() : '',
    rows: listOf(field('rows'), PLAN_LIMITS.rowsPerSection).map((row) =>
      readRow(row, origin, reading),
    ),
    areas: areas
      ? listOf(areas, PLAN_LIMITS.decorations).map((area) => readArea(area, origin))
      : [],
  };
}

function readRow(found: Found, zone: Point, reading: Reading): PretixRow {
  const field = fieldsOf(found);
  const [number, label, position] = [
    field.maybe('row_number'),
    field.maybe('row_label'),
    field.maybe('position'),
  ];
  const texts = [number, label].map((text) => (text ? textOf(text, PLAN_LIMITS.text).trim() : ''));
  const origin = position ? moved(pointAt(position, REACH_UNITS), zone) : zone;
  return {
    label: texts.find((text) => text !== '') ?? '',
    seats: listOf(field('seats'), PLAN_LIMITS.seatsPerRow).map((seat) =>
      readSeat(seat, origin, reading),
    ),
  };
}

function readSeat(found: Found, row: Point, reading: Reading): PretixSeat {
  const field = fieldsOf(found);
  reading.guid(field('seat_guid'), textOf(field('seat_guid'), PLAN_LIMITS.text));
  const label = textOf(field('seat_number'), PLAN_LIMITS.text).trim();
  const place = moved(pointAt(field('position'), REACH_UNITS), row);
  const category = textOf(field('category'), PLAN_LIMITS.text);
  if (category !== '' && !reading.categories.has(category))
    refuse(field('category'), 'must be the name of a category in this file');
  return { label, ...place, category };
}

function moved(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}
