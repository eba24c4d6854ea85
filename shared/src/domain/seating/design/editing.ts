import type { SectionId } from '../../ids.ts';
import type { Decoration, Row, Seat, SeatedSection, Section } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';

/** The list with every item passed through `change`; the same list where every item stayed the same. */
export function mapped<T>(list: readonly T[], change: (item: T, index: number) => T): readonly T[] {
  const next = list.map(change);
  return next.some((item, index) => item !== list[index]) ? next : list;
}

/** The draft with other sections; the same draft where they are the same. */
export function withSections(draft: PlanDraft, sections: readonly Section[]): PlanDraft {
  return sections === draft.sections ? draft : { ...draft, sections };
}

/** The draft with other decorations; the same draft where they are the same. */
export function withDecorations(draft: PlanDraft, decorations: readonly Decoration[]): PlanDraft {
  return decorations === draft.decorations ? draft : { ...draft, decorations };
}

/** The row with other seats; the same row where they are the same. */
export function withSeats(row: Row, seats: readonly Seat[]): Row {
  return seats === row.seats ? row : { ...row, seats };
}

/** The draft with every section passed through `change`. */
export function changeSections(draft: PlanDraft, change: (section: Section) => Section): PlanDraft {
  return withSections(draft, mapped(draft.sections, change));
}

/** The draft with one section passed through `change`. */
export function changeSection(
  draft: PlanDraft,
  sectionId: SectionId,
  change: (section: Section) => Section,
): PlanDraft {
  return changeSections(draft, (section) =>
    section.sectionId === sectionId ? change(section) : section,
  );
}

/** The draft with every row passed through `change`. */
export function changeRows(
  draft: PlanDraft,
  change: (row: Row, section: SeatedSection) => Row,
): PlanDraft {
  return changeSections(draft, (section) => {
    if (section.kind === 'standing') return section;
    const rows = mapped(section.rows, (row) => change(row, section));
    return rows === section.rows ? section : { ...section, rows };
  });
}

/** The draft with every seat passed through `change`. */
export function changeSeats(draft: PlanDraft, change: (seat: Seat, row: Row) => Seat): PlanDraft {
  return changeRows(draft, (row) =>
    withSeats(
      row,
      mapped(row.seats, (seat) => change(seat, row)),
    ),
  );
}

/** The sections that have rows. */
export function seatedSections(draft: PlanDraft): SeatedSection[] {
  return draft.sections.filter((section) => section.kind === 'seated');
}

/** Every row of the draft. */
export function rowsOf(draft: PlanDraft): Row[] {
  return seatedSections(draft).flatMap((section) => section.rows);
}
