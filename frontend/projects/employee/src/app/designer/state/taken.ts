import {
  NOTHING,
  type PlanDraft,
  type SeatId,
  type Section,
  type SectionId,
  type Selection,
} from '@foyer/shared/domain';

/** What of a room is sold or held: the seats, and how many places of each standing area. */
export type Taken = {
  readonly seats: ReadonlySet<SeatId>;
  readonly places: Readonly<Record<SectionId, number>>;
};

/** Nothing is sold or held. */
export const NOTHING_TAKEN: Taken = { seats: new Set(), places: {} };

/**
 * What a change would do to people who have their tickets: their seats that would be gone, elsewhere, in another row or blocked,
 * and standing areas with fewer places than are sold or held.
 */
export function takenTouched(before: PlanDraft, after: PlanDraft, taken: Taken): Selection {
  if (before === after) return NOTHING;
  const [old, next] = [changedSections(before, after), changedSections(after, before)];
  const placesAfter = placesOf(next, taken);
  const seats = [...placesOf(old, taken)]
    .filter(([seatId, place]) => placesAfter.get(seatId) !== place)
    .map(([seatId]) => seatId);
  const sections = old
    .filter(({ sectionId }) => {
      const same = next.find((section) => section.sectionId === sectionId);
      const capacity = same?.kind === 'standing' ? same.capacity : 0;
      return capacity < (taken.places[sectionId] ?? 0);
    })
    .map(({ sectionId }) => sectionId);
  return { ...NOTHING, seats: new Set(seats), sections: new Set(sections) };
}

function changedSections(draft: PlanDraft, other: PlanDraft): Section[] {
  const kept = new Set(other.sections);
  return draft.sections.filter((section) => !kept.has(section));
}

/** Where each taken seat is, as one text. */
function placesOf(sections: readonly Section[], taken: Taken): Map<SeatId, string> {
  const places = new Map<SeatId, string>();
  if (taken.seats.size === 0) return places;
  for (const section of sections) {
    if (section.kind === 'standing') continue;
    for (const { rowId, seats } of section.rows)
      for (const { seatId, x, y, blocked } of seats)
        if (taken.seats.has(seatId))
          places.set(seatId, [section.sectionId, rowId, x, y, blocked ?? false].join(' '));
  }
  return places;
}
