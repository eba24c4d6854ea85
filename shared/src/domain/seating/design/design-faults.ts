import type { CategoryId, SeatId } from '../../ids.ts';
import type { Row, Section, SeatedSection } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { centreOfDecoration, isInside, pointsOfDecoration, type Box } from './placing.ts';
import { overlappingRows } from './overlaps.ts';
import { NOTHING, type Selection } from './selection.ts';

/** Something that is wrong with a drawing, in words, with what of it is at fault. */
export type DesignFault = {
  readonly kind:
    | 'no-category'
    | 'label-twice'
    | 'row-label-twice'
    | 'overlap'
    | 'outside'
    | 'empty-section'
    | 'section-name-twice'
    | 'no-capacity'
    | 'no-stage';
  /** An error keeps the event from going on sale; a warning is worth a look. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly selection: Selection;
};

/** All that is wrong with a drawing whose event has these categories; one fault a kind and row or section. */
export function designFaults(draft: PlanDraft, categories: readonly CategoryId[]): DesignFault[] {
  const known = new Set(categories);
  return [
    ...draft.sections.flatMap((section) => sectionFaults(section, known)),
    ...namesTwice(draft),
    ...overlaps(draft),
    ...outside(draft),
    ...withoutStage(draft),
  ];
}

function sectionFaults(section: Section, known: ReadonlySet<CategoryId>): DesignFault[] {
  if (section.kind === 'seated')
    return [
      ...(section.rows.every((row) => row.seats.length === 0)
        ? [error('empty-section', `${section.name} has no seats.`, sectionsOnly([section]))]
        : []),
      ...seatsWithoutCategory(section, known),
      ...rowLabelsTwice(section),
      ...section.rows.flatMap((row) => seatLabelsTwice(section, row)),
    ];
  const sound = Number.isInteger(section.capacity) && section.capacity > 0;
  return [
    ...(sound
      ? []
      : [error('no-capacity', `${section.name} has no places.`, sectionsOnly([section]))]),
    ...(known.has(section.categoryId)
      ? []
      : [error('no-category', `${section.name} has no ticket category.`, sectionsOnly([section]))]),
  ];
}

function seatsWithoutCategory(
  section: SeatedSection,
  known: ReadonlySet<CategoryId>,
): DesignFault[] {
  const open = section.rows.flatMap((row) =>
    row.seats.filter((seat) => !known.has(seat.categoryId ?? row.categoryId)),
  );
  if (open.length === 0) return [];
  const message = `${seatsText(open.length)} in ${section.name} without a ticket category.`;
  return [error('no-category', message, seatsOnly(open))];
}

function rowLabelsTwice(section: SeatedSection): DesignFault[] {
  return repeated(section.rows, (row) => row.label).map(([label, rows]) =>
    error(
      'row-label-twice',
      `${section.name} has ${rows.length} rows ${label}.`,
      seatsOnly(rows.flatMap((row) => row.seats)),
    ),
  );
}

function seatLabelsTwice(section: SeatedSection, row: Row): DesignFault[] {
  const groups = repeated(row.seats, (seat) => seat.label);
  if (groups.length === 0) return [];
  const labels = groups.map(([label]) => label).join(', ');
  return [
    error(
      'label-twice',
      `${section.name}, row ${row.label}: more than one seat ${labels}.`,
      seatsOnly(groups.flatMap(([, seats]) => seats)),
    ),
  ];
}

function namesTwice(draft: PlanDraft): DesignFault[] {
  return repeated(draft.sections, (section) => section.name.trim()).map(([name, sections]) =>
    error(
      'section-name-twice',
      `${sections.length} sections are called ${name}.`,
      sectionsOnly(sections),
    ),
  );
}

function overlaps(draft: PlanDraft): DesignFault[] {
  return overlappingRows(draft).map(({ first, second, seats }) => {
    const [one, other] = [placeText(first), placeText(second)];
    const message = one === other ? `Seats overlap in ${one}.` : `${one} overlaps ${other}.`;
    return warning('overlap', message, { ...NOTHING, seats });
  });
}

function placeText({ section, row }: { section: SeatedSection; row: Row }): string {
  return `${section.name}, row ${row.label}`;
}

function outside(draft: PlanDraft): DesignFault[] {
  const room: Box = { x: 0, y: 0, width: draft.width, height: draft.height };
  const sections = draft.sections.flatMap((section) => {
    const out = section.outline.some((corner) => !isInside(room, corner));
    const seats =
      section.kind === 'seated'
        ? section.rows.flatMap((row) => row.seats.filter((seat) => !isInside(room, seat)))
        : [];
    if (!out && seats.length === 0) return [];
    const at = seats.length > 0 ? seatsOnly(seats) : sectionsOnly([section]);
    return [warning('outside', `${section.name} reaches out of the room.`, at)];
  });
  const decorations = [...draft.decorations.entries()]
    .filter(([, decoration]) =>
      pointsOfDecoration(decoration).some((point) => !isInside(room, point)),
    )
    .map(([index, decoration]) => {
      const { x, y } = centreOfDecoration(decoration);
      const name = decoration.text ?? `Something at ${x} / ${y}`;
      const at = { ...NOTHING, decorations: new Set([index]) };
      return warning('outside', `${name} reaches out of the room.`, at);
    });
  return [...sections, ...decorations];
}

function withoutStage(draft: PlanDraft): DesignFault[] {
  if (draft.decorations.some(({ kind }) => kind === 'stage')) return [];
  const message = 'The room has no stage: people cannot see where the front is.';
  return [warning('no-stage', message, NOTHING)];
}

/** The texts that more than one item has, with those items. */
function repeated<T>(items: readonly T[], textOf: (item: T) => string): [string, T[]][] {
  if (new Set(items.map(textOf)).size === items.length) return [];
  return [...Map.groupBy(items, textOf)].filter(([, group]) => group.length > 1);
}

function seatsOnly(seats: readonly { readonly seatId: SeatId }[]): Selection {
  return { ...NOTHING, seats: new Set(seats.map((seat) => seat.seatId)) };
}

function sectionsOnly(sections: readonly Section[]): Selection {
  return { ...NOTHING, sections: new Set(sections.map((section) => section.sectionId)) };
}

function seatsText(count: number): string {
  return count === 1 ? 'One seat' : `${count} seats`;
}

function error(kind: DesignFault['kind'], message: string, selection: Selection): DesignFault {
  return { kind, severity: 'error', message, selection };
}

function warning(kind: DesignFault['kind'], message: string, selection: Selection): DesignFault {
  return { kind, severity: 'warning', message, selection };
}
