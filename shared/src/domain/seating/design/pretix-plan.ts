import type { CategoryId } from '../../ids.ts';
import type { Decoration, Row, Seat, SeatedSection } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { fitRoom } from './decorations.ts';
import { designFaults } from './design-faults.ts';
import { categoryColour, type DrawnCategory, type DrawnRoom } from './drawn-room.ts';
import { refuseTooLarge } from './foyer-plan.ts';
import { freeName } from './free-labels.ts';
import type { Ids } from './new-ids.ts';
import { OUTLINE_MARGIN_CM, refitted } from './outlines.ts';
import { centreOfDecoration, placed, tenth } from './placing.ts';
import { PLAN_LIMITS } from './plan-limits.ts';
import { decorationOf } from './pretix-areas.ts';
import { hexColour } from './pretix-colours.ts';
import { readPretix, type PretixPlan, type PretixRow, type PretixZone } from './pretix-reading.ts';
import { joinedRows, unitsToCm } from './pretix-rows.ts';
import { refuse, type Found } from './reading.ts';

const MARGIN_CM = 100;

/** How the parts of a pretix plan become ours. */
type Conversion = {
  /** Centimetres a unit of the file. */
  readonly scale: number;
  readonly categoryIds: ReadonlyMap<string, CategoryId>;
  readonly ids: Ids;
};

/**
 * Reads a plan of pretix: zones become sections, areas decorations, and seats keep label, category and place. Seats get new
 * ids. Positions are scaled so that neighbours stand as far apart as ours; what reaches out of the room moves it.
 */
export function readPretixPlan(file: Found, ids: Ids): DrawnRoom {
  const pretix = readPretix(file);
  const { categories, categoryIds } = categoriesOf(pretix);
  const scale = unitsToCm(pretix);
  const plan = planOf(pretix, { scale, categoryIds, ids });
  const zones = { path: 'zones' };
  refuseTooLarge({ ...zones, value: undefined }, plan);
  if (plan.width > PLAN_LIMITS.reachCm || plan.height > PLAN_LIMITS.reachCm)
    refuse(
      zones,
      'must be no more than a kilometre wide and high, with seats at their usual distance',
    );
  return { plan, categories };
}

function planOf(pretix: PretixPlan, conversion: Conversion): PlanDraft {
  const { scale } = conversion;
  const decorations = pretix.zones
    .flatMap((zone) => zone.areas.map((area) => decorationOf(area, scale)))
    .filter((decoration) => decoration.kind !== 'text' || decoration.text !== '');
  const { width = 0, height = 0 } = pretix.size ?? {};
  const plan: PlanDraft = {
    name: pretix.name,
    width: tenth(width * scale),
    height: tenth(height * scale),
    focalPoint: focusOf(decorations, width * scale),
    sections: sectionsOf(pretix.zones, conversion),
    decorations,
  };
  const isWithin = width > 0 && height > 0 && !reachesOut(plan);
  return isWithin ? plan : fitRoom(plan, MARGIN_CM);
}

function reachesOut(plan: PlanDraft): boolean {
  return designFaults(plan, []).some((fault) => fault.kind === 'outside');
}

/** The middle of the stage, or of the upper edge where there is none. */
function focusOf(decorations: readonly Decoration[], width: number): PlanDraft['focalPoint'] {
  const stage = decorations.find((decoration) => decoration.kind === 'stage');
  return placed(stage ? centreOfDecoration(stage) : { x: width / 2, y: 0 });
}

/** A section for each zone with seats; zones of one name are told apart by a number. */
function sectionsOf(zones: readonly PretixZone[], conversion: Conversion): SeatedSection[] {
  const names = new Set<string>();
  return zones.flatMap((zone, index) => {
    const rows = joinedRows(zone.rows).map((row) => rowOf(row, conversion));
    if (rows.length === 0) return [];
    const name = freeName(zone.name || `Zone ${index + 1}`, names);
    names.add(name);
    const sectionId = conversion.ids.section();
    return [refitted({ kind: 'seated', sectionId, name, outline: [], rows }, OUTLINE_MARGIN_CM)];
  });
}

function rowOf({ label, seats }: PretixRow, { scale, categoryIds, ids }: Conversion): Row {
  const known = seats.map((seat) => categoryIds.get(seat.category) ?? '');
  const categoryId = known.includes('') ? '' : mostFrequent(known);
  return {
    rowId: ids.row(),
    label,
    categoryId,
    seats: seats.map((seat, index): Seat => {
      const own = known[index] ?? '';
      return {
        seatId: ids.seat(),
        label: seat.label,
        ...placed({ x: seat.x * scale, y: seat.y * scale }),
        ...(own !== categoryId && { categoryId: own }),
      };
    }),
  };
}

function mostFrequent(ids: readonly CategoryId[]): CategoryId {
  const groups = [...Map.groupBy(ids, (id) => id)];
  const most = groups.reduce<readonly [string, readonly string[]]>(
    (best, group) => (group[1].length > best[1].length ? group : best),
    ['', []],
  );
  return most[0];
}

/** The categories under ids made of their names, so that the same file brings the same ids each time. */
function categoriesOf(pretix: PretixPlan): {
  categories: DrawnCategory[];
  categoryIds: ReadonlyMap<string, CategoryId>;
} {
  const [used, names] = [new Set<string>(), new Set<string>()];
  const categoryIds = new Map<string, CategoryId>();
  const categories = pretix.categories.map((category, index): DrawnCategory => {
    const wanted = category.name.trim().slice(0, PLAN_LIMITS.categoryName - 4);
    const name = freeName(wanted || `Category ${index + 1}`, names);
    const categoryId = freeId(idText(name) || String(index + 1), used);
    names.add(name);
    used.add(categoryId);
    categoryIds.set(category.name, categoryId);
    return { categoryId, name, colour: hexColour(category.colour) ?? categoryColour(index) };
  });
  return { categories, categoryIds };
}

function idText(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^0-9a-z]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

function freeId(text: string, used: ReadonlySet<string>): CategoryId {
  let id = `cat_${text}`;
  for (let number = 2; used.has(id); number += 1) id = `cat_${text}-${number}`;
  return id;
}
