import {
  NOTHING,
  within,
  type PlanDraft,
  type SeatId,
  type SectionId,
  type Selection,
} from '@foyer/shared/domain';

/** The selection of some seats and nothing else. */
export function seatsAlone(seats: Iterable<SeatId>): Selection {
  return { ...NOTHING, seats: new Set(seats) };
}

/** The selection of one section as a whole. */
export function sectionAlone(sectionId: SectionId): Selection {
  return { ...NOTHING, sections: new Set([sectionId]) };
}

/** The selection of one decoration. */
export function decorationAlone(index: number): Selection {
  return { ...NOTHING, decorations: new Set([index]) };
}

/** True for a selection of nothing. */
export function isNothing({ seats, sections, decorations }: Selection): boolean {
  return seats.size + sections.size + decorations.size === 0;
}

/** All that either selection holds. */
export function joinedSelection(one: Selection, other: Selection): Selection {
  return {
    seats: one.seats.union(other.seats),
    sections: one.sections.union(other.sections),
    decorations: one.decorations.union(other.decorations),
  };
}

/** The selection with `part` taken out where all of it was selected, else with it added. */
export function toggledSelection(selection: Selection, part: Selection): Selection {
  if (!holdsAll(selection, part)) return joinedSelection(selection, part);
  return {
    seats: selection.seats.difference(part.seats),
    sections: selection.sections.difference(part.sections),
    decorations: selection.decorations.difference(part.decorations),
  };
}

/** True where all of a part is selected. */
export function holdsAll(selection: Selection, part: Selection): boolean {
  return (
    part.seats.isSubsetOf(selection.seats) &&
    part.sections.isSubsetOf(selection.sections) &&
    part.decorations.isSubsetOf(selection.decorations)
  );
}

/** Everything that is drawn: whole sections and all decorations. */
export function everything(draft: PlanDraft): Selection {
  return {
    seats: new Set(),
    sections: new Set(draft.sections.map((section) => section.sectionId)),
    decorations: new Set(draft.decorations.keys()),
  };
}

/** The part of a selection that a drawing still has. */
export function stillThere(draft: PlanDraft, selection: Selection): Selection {
  const seats = new Set<SeatId>();
  const sections = new Set<SectionId>();
  for (const section of draft.sections) {
    if (selection.sections.has(section.sectionId)) sections.add(section.sectionId);
    if (section.kind === 'standing' || selection.seats.size === 0) continue;
    for (const row of section.rows)
      for (const { seatId } of row.seats) if (selection.seats.has(seatId)) seats.add(seatId);
  }
  const decorations = [...selection.decorations].filter((at) => at < draft.decorations.length);
  return { seats, sections, decorations: new Set(decorations) };
}

/** What a marquee takes in, from any corner to the opposite one. */
export function inMarquee(
  draft: PlanDraft,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): Selection {
  return within(draft, {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  });
}
