import type { CategoryId, SectionId } from '../../ids.ts';
import type { Point, Row } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { changeSection, changeSections, seatedSections } from './editing.ts';
import type { Ids } from './new-ids.ts';
import { freeRowLabel } from './free-labels.ts';
import { refitted, refittedIfOutside } from './outlines.ts';
import { placed } from './placing.ts';
import type { Selection } from './selection.ts';

/** Adds a section for rows of seats behind the others. */
export function addSection(
  draft: PlanDraft,
  section: { readonly name: string; readonly outline: readonly Point[] },
  ids: Ids,
): PlanDraft {
  const { name, outline } = section;
  return {
    ...draft,
    sections: [
      ...draft.sections,
      { kind: 'seated', sectionId: ids.section(), name, outline: outline.map(placed), rows: [] },
    ],
  };
}

/** A standing area to add. */
export type NewStanding = {
  readonly name: string;
  readonly outline: readonly Point[];
  readonly capacity: number;
  /** Empty where the category is still open. */
  readonly categoryId: CategoryId;
};

/** Adds a standing section behind the others. */
export function addStanding(draft: PlanDraft, standing: NewStanding, ids: Ids): PlanDraft {
  const { name, outline, capacity, categoryId } = standing;
  return {
    ...draft,
    sections: [
      ...draft.sections,
      {
        kind: 'standing',
        sectionId: ids.section(),
        name,
        outline: outline.map(placed),
        categoryId,
        capacity,
      },
    ],
  };
}

/** Gives a section another name. */
export function renameSection(draft: PlanDraft, sectionId: SectionId, name: string): PlanDraft {
  return changeSection(draft, sectionId, (section) =>
    section.name === name ? section : { ...section, name },
  );
}

/** Gives a standing section another number of places. */
export function setCapacity(draft: PlanDraft, sectionId: SectionId, capacity: number): PlanDraft {
  return changeSection(draft, sectionId, (section) =>
    section.kind === 'standing' && section.capacity !== capacity
      ? { ...section, capacity }
      : section,
  );
}

/** Gives a section another outline. */
export function setOutline(
  draft: PlanDraft,
  sectionId: SectionId,
  outline: readonly Point[],
): PlanDraft {
  return changeSection(draft, sectionId, (section) => ({
    ...section,
    outline: outline.map(placed),
  }));
}

/** Draws a section's outline anew, at a distance around its seats. */
export function refitOutline(draft: PlanDraft, sectionId: SectionId, marginCm: number): PlanDraft {
  return changeSection(draft, sectionId, (section) =>
    section.kind === 'seated' ? refitted(section, marginCm) : section,
  );
}

/**
 * Takes the rows of the selected seats over into another section of rows, whole and with their ids. A label that the section
 * has already becomes its next free one.
 */
export function regroup(draft: PlanDraft, selection: Selection, sectionId: SectionId): PlanDraft {
  const isChosen = (row: Row): boolean =>
    row.seats.some((seat) => selection.seats.has(seat.seatId));
  const sections = seatedSections(draft);
  if (!sections.some((section) => section.sectionId === sectionId)) return draft;
  const coming = sections
    .filter((section) => section.sectionId !== sectionId)
    .flatMap((section) => section.rows.filter(isChosen));
  if (coming.length === 0) return draft;
  return changeSections(draft, (section) => {
    if (section.kind === 'standing') return section;
    if (section.sectionId === sectionId)
      return refittedIfOutside({ ...section, rows: joined(section.rows, coming) });
    const staying = section.rows.filter((row) => !isChosen(row));
    return staying.length === section.rows.length ? section : { ...section, rows: staying };
  });
}

function joined(rows: readonly Row[], coming: readonly Row[]): Row[] {
  return coming.reduce<Row[]>(
    (all, row) => {
      const labels = all.map((each) => each.label);
      const label = labels.includes(row.label) ? freeRowLabel(labels) : row.label;
      return [...all, label === row.label ? row : { ...row, label }];
    },
    [...rows],
  );
}
