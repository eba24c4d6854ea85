import type { RowId, SeatId, SectionId } from '../../ids.ts';
import type { Point, SeatedSection } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { rowsOf, seatedSections } from './editing.ts';
import {
  boxAround,
  centreOfDecoration,
  centreOfOutline,
  isInside,
  pointsOfDecoration,
  type Box,
} from './placing.ts';

/** What of a drawing is selected. A selected section stands for all that is in it. */
export type Selection = {
  readonly seats: ReadonlySet<SeatId>;
  readonly sections: ReadonlySet<SectionId>;
  /** Indexes of decorations. */
  readonly decorations: ReadonlySet<number>;
};

/** The selection of nothing. */
export const NOTHING: Selection = {
  seats: new Set(),
  sections: new Set(),
  decorations: new Set(),
};

/** The ids of a row's seats; none where there is no such row. */
export function seatsOfRow(draft: PlanDraft, rowId: RowId): SeatId[] {
  const row = rowsOf(draft).find((each) => each.rowId === rowId);
  return row ? row.seats.map((seat) => seat.seatId) : [];
}

/** The ids of a section's seats; none for a standing one. */
export function seatsOfSection(draft: PlanDraft, sectionId: SectionId): SeatId[] {
  return seatedSections(draft)
    .filter((section) => section.sectionId === sectionId)
    .flatMap(seatIdsIn);
}

function seatIdsIn(section: SeatedSection): SeatId[] {
  return section.rows.flatMap((row) => row.seats.map((seat) => seat.seatId));
}

/** What lies in a box: seats, standing sections and decorations whose middle is inside. */
export function within(draft: PlanDraft, rect: Box): Selection {
  const seats = rowsOf(draft).flatMap((row) => row.seats);
  return {
    seats: new Set(seats.filter((seat) => isInside(rect, seat)).map((seat) => seat.seatId)),
    sections: new Set(
      draft.sections
        .filter((section) => section.kind === 'standing')
        .filter((section) => isInside(rect, centreOfOutline(section.outline)))
        .map((section) => section.sectionId),
    ),
    decorations: new Set(
      [...draft.decorations.entries()]
        .filter(([, decoration]) => isInside(rect, centreOfDecoration(decoration)))
        .map(([index]) => index),
    ),
  };
}

/**
 * The selection with all that follows from it: the seats of selected sections, and the sections of which every seat is
 * selected, so that their outlines go along with them.
 */
export function reachOf(draft: PlanDraft, selection: Selection): Selection {
  const seats = new Set(selection.seats);
  const sections = new Set(selection.sections);
  for (const section of seatedSections(draft)) {
    const ids = seatIdsIn(section);
    if (sections.has(section.sectionId)) for (const id of ids) seats.add(id);
    else if (ids.length > 0 && ids.every((id) => seats.has(id))) sections.add(section.sectionId);
  }
  return { seats, sections, decorations: selection.decorations };
}

/** The box around the middles of all selected seats and around the outlines of the rest; undefined around nothing. */
export function boundsOf(draft: PlanDraft, selection: Selection): Box | undefined {
  return boxAround(pointsOf(draft, reachOf(draft, selection)));
}

/** Every point that a selection is drawn with. */
function* pointsOf(draft: PlanDraft, { seats, sections, decorations }: Selection): Iterable<Point> {
  for (const section of draft.sections) {
    if (sections.has(section.sectionId)) yield* section.outline;
    if (section.kind === 'standing') continue;
    for (const row of section.rows) yield* row.seats.filter((seat) => seats.has(seat.seatId));
  }
  for (const [index, decoration] of draft.decorations.entries()) {
    if (decorations.has(index)) yield* pointsOfDecoration(decoration);
  }
}
