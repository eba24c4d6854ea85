import type { SeatId, SectionId } from '../../ids.ts';
import type { Decoration, Point, Row, Section, SeatedSection } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { mapped, withDecorations, withSections, withSeats } from './editing.ts';
import { freeName, freeRowLabel } from './free-labels.ts';
import type { Ids } from './new-ids.ts';
import { move } from './arrange.ts';
import type { Selection } from './selection.ts';
import { refittedIfOutside } from './outlines.ts';

/**
 * Copies what is selected to another place and selects the copies. Seats are copied row by row into their section under its
 * next free row labels; whole sections become sections with a name of their own.
 */
export function duplicate(
  draft: PlanDraft,
  selection: Selection,
  by: Point,
  ids: Ids,
): { draft: PlanDraft; selection: Selection } {
  const seats = new Set<SeatId>();
  const sections = new Set<SectionId>();
  const names = new Set(draft.sections.map((section) => section.name));
  const withRows = mapped(draft.sections, (section) =>
    section.kind === 'standing' || selection.sections.has(section.sectionId)
      ? section
      : withCopiedRows(section, selection, ids, seats),
  );
  const copies = draft.sections
    .filter((section) => selection.sections.has(section.sectionId))
    .map((section) => {
      const copy = copiedSection(section, freeName(section.name, names), ids);
      names.add(copy.name);
      sections.add(copy.sectionId);
      return copy;
    });
  const decorations = [...draft.decorations.entries()]
    .filter(([index]) => selection.decorations.has(index))
    .map(([, decoration]) => decoration);
  const added = decorations.map((_, index) => draft.decorations.length + index);
  const copied = withAdded(withSections(draft, withRows), copies, decorations);
  const chosen = { seats, sections, decorations: new Set(added) };
  return { draft: settled(move(copied, chosen, by), seats), selection: chosen };
}

function withCopiedRows(
  section: SeatedSection,
  selection: Selection,
  ids: Ids,
  copies: Set<SeatId>,
): SeatedSection {
  const rows = [...section.rows];
  for (const row of section.rows) {
    const chosen = row.seats.filter((seat) => selection.seats.has(seat.seatId));
    if (chosen.length === 0) continue;
    const label = freeRowLabel(rows.map((each) => each.label));
    const copy = copiedRow({ ...row, label, seats: chosen }, ids);
    for (const seat of copy.seats) copies.add(seat.seatId);
    rows.push(copy);
  }
  return rows.length > section.rows.length ? { ...section, rows } : section;
}

function copiedRow({ label, categoryId, seats }: Row, ids: Ids): Row {
  return {
    rowId: ids.row(),
    label,
    categoryId,
    seats: seats.map((seat) => ({ ...seat, seatId: ids.seat() })),
  };
}

/** A copy has nothing of the inventory of its original. */
function copiedSection(section: Section, name: string, ids: Ids): Section {
  const base = { sectionId: ids.section(), name, outline: section.outline };
  if (section.kind === 'seated')
    return { kind: 'seated', ...base, rows: section.rows.map((row) => copiedRow(row, ids)) };
  const { kind, categoryId, capacity } = section;
  return { kind, ...base, categoryId, capacity };
}

function withAdded(
  draft: PlanDraft,
  sections: readonly Section[],
  decorations: readonly Decoration[],
): PlanDraft {
  return {
    ...draft,
    sections: [...draft.sections, ...sections],
    decorations: [...draft.decorations, ...decorations],
  };
}

/** The draft with outlines that hold the copied rows of their section too. */
function settled(draft: PlanDraft, copies: ReadonlySet<SeatId>): PlanDraft {
  const sections = mapped(draft.sections, (section) =>
    section.kind === 'seated' &&
    section.rows.some((row) => row.seats.some((seat) => copies.has(seat.seatId)))
      ? refittedIfOutside(section)
      : section,
  );
  return withSections(draft, sections);
}

/** Removes what is selected. Rows without a seat go too; a section whose rows are all gone stays, empty. */
export function remove(draft: PlanDraft, selection: Selection): PlanDraft {
  const { seats } = selection;
  const kept = draft.sections.filter((section) => !selection.sections.has(section.sectionId));
  const sections = kept.length === draft.sections.length ? draft.sections : kept;
  const decorations = draft.decorations.filter((_, index) => !selection.decorations.has(index));
  return withDecorations(
    withSections(
      draft,
      mapped(sections, (section) => withoutSeats(section, seats)),
    ),
    decorations.length === draft.decorations.length ? draft.decorations : decorations,
  );
}

function withoutSeats(section: Section, gone: ReadonlySet<SeatId>): Section {
  if (section.kind === 'standing') return section;
  const rows = mapped(section.rows, (row) => {
    const seats = row.seats.filter((seat) => !gone.has(seat.seatId));
    return seats.length === row.seats.length ? row : withSeats(row, seats);
  });
  if (rows === section.rows) return section;
  return { ...section, rows: rows.filter((row) => row.seats.length > 0) };
}
