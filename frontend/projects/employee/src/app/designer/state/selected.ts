import type {
  Decoration,
  PlanDraft,
  Row,
  Seat,
  SeatedSection,
  Section,
  Selection,
  StandingSection,
} from '@foyer/shared/domain';

/** A row with the section it stands in. */
export type PlacedRow = { readonly row: Row; readonly section: SeatedSection };

/** A seat with its row and section. */
export type PlacedSeat = PlacedRow & { readonly seat: Seat };

/** A selection resolved in a drawing, for panels and words. */
export type Selected = {
  readonly seats: readonly PlacedSeat[];
  /** The rows of the selected seats. */
  readonly rows: readonly PlacedRow[];
  /** True where all seats of each of those rows are selected. */
  readonly wholeRows: boolean;
  readonly sections: readonly Section[];
  readonly decorations: readonly (readonly [index: number, decoration: Decoration])[];
};

/** Looks up what is selected. */
export function selectedIn(draft: PlanDraft, selection: Selection): Selected {
  const rows = rowsWith(draft, selection);
  const seats = rows.flatMap(({ row, section }) =>
    row.seats
      .filter((seat) => selection.seats.has(seat.seatId))
      .map((seat) => ({ seat, row, section })),
  );
  return {
    seats,
    rows,
    wholeRows: rows.reduce((sum, { row }) => sum + row.seats.length, 0) === seats.length,
    sections: draft.sections.filter(({ sectionId }) => selection.sections.has(sectionId)),
    decorations: [...draft.decorations.entries()].filter(([index]) =>
      selection.decorations.has(index),
    ),
  };
}

function rowsWith(draft: PlanDraft, { seats }: Selection): PlacedRow[] {
  if (seats.size === 0) return [];
  return draft.sections.flatMap((section) =>
    section.kind === 'standing'
      ? []
      : section.rows
          .filter((row) => row.seats.some(({ seatId }) => seats.has(seatId)))
          .map((row) => ({ row, section })),
  );
}

/** The one row that is selected, whole and alone. */
export function onlyRow({
  rows,
  wholeRows,
  sections,
  decorations,
}: Selected): PlacedRow | undefined {
  const alone = rows.length === 1 && wholeRows && sections.length + decorations.length === 0;
  return alone ? rows[0] : undefined;
}

/** The one section that is selected alone. */
export function onlySection({ seats, sections, decorations }: Selected): Section | undefined {
  return seats.length + decorations.length === 0 && sections.length === 1 ? sections[0] : undefined;
}

/** The one decoration that is selected alone, with its index. */
export function onlyDecoration(
  selected: Selected,
): readonly [index: number, decoration: Decoration] | undefined {
  const { seats, sections, decorations } = selected;
  return seats.length + sections.length === 0 && decorations.length === 1
    ? decorations[0]
    : undefined;
}

/** What is selected in a few words: `14 seats in 2 rows`, `Stalls`, `3 sections and 1 other thing`; empty for nothing. */
export function selectedWords({ seats, rows, sections, decorations, wholeRows }: Selected): string {
  const [only] = rows;
  const parts = [
    seats.length > 0 &&
      (rows.length === 1 && only && wholeRows && seats.length > 1
        ? `${only.section.name}, row ${only.row.label}: ${counted(seats.length, 'seat')}`
        : `${counted(seats.length, 'seat')}${rows.length > 1 ? ` in ${counted(rows.length, 'row')}` : ''}`),
    sections.length > 0 &&
      (sections.length === 1 ? nameOf(sections[0]) : counted(sections.length, 'section')),
    decorations.length > 0 &&
      (decorations.length === 1
        ? decorationName(decorations[0]?.[1])
        : counted(decorations.length, 'other thing')),
  ];
  return parts.filter(Boolean).join(' and ');
}

function nameOf(section: Section | StandingSection | undefined): string {
  return section?.name ?? '';
}

/** What a decoration is called. */
export function decorationName(decoration: Decoration | undefined): string {
  const kinds = { stage: 'Stage', area: 'Area', text: 'Text' } as const;
  const text = decoration?.text?.trim() ?? '';
  return text === '' ? kinds[decoration?.kind ?? 'area'] : text;
}

/** `1 seat`, `1,904 seats`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
