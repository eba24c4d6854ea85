import type { CategoryId } from '../../ids.ts';
import type { Row, Seat, Section } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';

/** How many places of each sort a drawing has. */
export type RoomFigures = {
  /** Seats for sale: all but the blocked ones. */
  readonly seats: number;
  /** Standing places. */
  readonly standing: number;
  /** Places for sale by category, 0 for one that nothing is painted with. */
  readonly byCategory: Readonly<Record<CategoryId, number>>;
  /** Seats, blocked ones too, and standing places whose category is none of the event's. */
  readonly withoutCategory: number;
  readonly blocked: number;
  /** Spaces for wheelchairs that are for sale. */
  readonly accessible: number;
};

/** Counts the places of a drawing whose event has these categories. */
export function roomFigures(draft: PlanDraft, categories: readonly CategoryId[]): RoomFigures {
  const byCategory: Record<CategoryId, number> = Object.fromEntries(
    categories.map((categoryId) => [categoryId, 0]),
  );
  const totals = { seats: 0, standing: 0, withoutCategory: 0, blocked: 0, accessible: 0 };
  for (const section of draft.sections) {
    for (const { places, categoryId, seat } of placesOf(section)) {
      const known = byCategory[categoryId];
      if (known === undefined) totals.withoutCategory += places;
      if (seat?.blocked) {
        totals.blocked += 1;
        continue;
      }
      if (known !== undefined) byCategory[categoryId] = known + places;
      if (seat) totals.seats += 1;
      else totals.standing += places;
      if (seat?.kind === 'accessible') totals.accessible += 1;
    }
  }
  return { ...totals, byCategory };
}

type Places = { readonly places: number; readonly categoryId: CategoryId; readonly seat?: Seat };

function placesOf(section: Section): Places[] {
  if (section.kind === 'standing')
    return [{ places: section.capacity, categoryId: section.categoryId }];
  return section.rows.flatMap((row) => row.seats.map((seat) => placeOf(seat, row)));
}

function placeOf(seat: Seat, row: Row): Places {
  return { places: 1, categoryId: seat.categoryId ?? row.categoryId, seat };
}
