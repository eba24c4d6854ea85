import {
  duplicate,
  remove,
  type Ids,
  type PlanDraft,
  type Point,
  type Seat,
  type SeatId,
  type Section,
  type SectionId,
  type Selection,
} from '@foyer/shared/domain';

/** What was copied, and the drawing it was copied from. */
export type Clipboard = { readonly source: PlanDraft; readonly selection: Selection };

/**
 * Pastes what was copied, also where it has been removed since: it is put back for a moment, copied, and taken away again.
 * Decorations that are gone stay gone, for they have no id to be told by.
 */
export function pasted(
  draft: PlanDraft,
  { source, selection }: Clipboard,
  by: Point,
  ids: Ids,
): { draft: PlanDraft; selection: Selection } {
  const restored = withMissing(draft, source, selection);
  const decorations = [...selection.decorations].filter(
    (index) => draft.decorations[index] === source.decorations[index],
  );
  const wanted = { ...selection, decorations: new Set(decorations) };
  const copied = duplicate(restored.draft, wanted, by, ids);
  return { ...copied, draft: remove(copied.draft, restored.added) };
}

type Restored = { readonly draft: PlanDraft; readonly added: Selection };

/** The drawing with what was copied and is gone, and what of it was put back. */
function withMissing(draft: PlanDraft, source: PlanDraft, selection: Selection): Restored {
  const seats = new Set<SeatId>();
  const sections = new Set<SectionId>();
  const here = new Map(draft.sections.map((section) => [section.sectionId, section]));
  const old = new Map(source.sections.map((section) => [section.sectionId, section]));
  const kept = draft.sections.map((now) => {
    const before = old.get(now.sectionId);
    return before ? withMissingRows(now, before, { selection, seats }) : now;
  });
  const back = source.sections.filter(
    (section) => !here.has(section.sectionId) && isTouched(section, selection),
  );
  for (const section of back) {
    if (selection.sections.has(section.sectionId)) sections.add(section.sectionId);
    else for (const { seatId } of seatsIn(section)) seats.add(seatId);
  }
  const added = { seats, sections, decorations: new Set<number>() };
  return { draft: { ...draft, sections: [...kept, ...back] }, added };
}

function seatsIn(section: Section): Seat[] {
  return section.kind === 'standing' ? [] : section.rows.flatMap((row) => row.seats);
}

function isTouched(section: Section, { seats, sections }: Selection): boolean {
  if (sections.has(section.sectionId)) return true;
  return seatsIn(section).some(({ seatId }) => seats.has(seatId));
}

function withMissingRows(
  now: Section,
  before: Section,
  { selection, seats }: { readonly selection: Selection; readonly seats: Set<SeatId> },
): Section {
  if (now.kind === 'standing' || before.kind === 'standing') return now;
  const there = new Set(seatsIn(now).map(({ seatId }) => seatId));
  const gone = before.rows.flatMap((row) => {
    const missing = row.seats.filter(
      ({ seatId }) => selection.seats.has(seatId) && !there.has(seatId),
    );
    return missing.length > 0 ? [{ ...row, seats: missing }] : [];
  });
  for (const { seatId } of gone.flatMap((row) => row.seats)) seats.add(seatId);
  return gone.length > 0 ? { ...now, rows: [...now.rows, ...gone] } : now;
}
