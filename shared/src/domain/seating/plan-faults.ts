import type { CategoryId } from '../ids.ts';
import type { PlanDraft } from './plan-version.ts';
import type { Row, Section } from './plan.ts';

/** One fault of something a person set up, with the place it stands at, such as `sections.0.rows.2.label`. */
export type Fault = { readonly field: string; readonly message: string };

const SEAT_ID = /^[0-9a-z]{1,12}$/;
const SECTION_ID = /^sec_[0-9a-z_-]{1,60}$/;
const ROW_ID = /^[0-9A-Za-z_-]{1,60}$/;

/** Everything that keeps a plan from going on sale with these categories; empty for a sound one. */
export function planFaults(plan: PlanDraft, categories: readonly CategoryId[]): Fault[] {
  const known = new Set(categories);
  return [
    ...structureFaults(plan),
    ...(plan.sections.length === 0 ? [{ field: 'sections', message: 'must not be empty' }] : []),
    ...plan.sections.flatMap((section, index) =>
      sectionFaults(section, `sections.${index}`, known),
    ),
  ];
}

/** What is wrong with the ids of a plan, without which not even an unfinished one can be kept. */
export function structureFaults(plan: PlanDraft): Fault[] {
  const rows = plan.sections.flatMap(rowsOf);
  const ids = (entries: readonly (readonly [string, string])[], shape: RegExp): Fault[] => [
    ...repeated(entries),
    ...entries.filter(([, id]) => !isId(id, shape)).map(([field]) => malformed(field)),
  ];
  return [
    ...ids(
      plan.sections.map(({ sectionId }, index) => [`sections.${index}.sectionId`, sectionId]),
      SECTION_ID,
    ),
    ...ids(
      rows.map(({ row, field }) => [`${field}.rowId`, row.rowId]),
      ROW_ID,
    ),
    ...ids(
      rows.flatMap(({ row, field }) =>
        row.seats.map(({ seatId }, index) => [`${field}.seats.${index}.seatId`, seatId] as const),
      ),
      SEAT_ID,
    ),
  ];
}

/** Rows and seats are looked up by id in plain records, where names such as `constructor` stand for something else. */
function isId(text: string, shape: RegExp): boolean {
  return shape.test(text) && !(text in Object.prototype);
}

function rowsOf(section: Section, index: number): { row: Row; field: string }[] {
  if (section.kind === 'standing') return [];
  return section.rows.map((row, position) => ({
    row,
    field: `sections.${index}.rows.${position}`,
  }));
}

function sectionFaults(section: Section, field: string, known: ReadonlySet<CategoryId>): Fault[] {
  return [
    ...(section.name.trim() ? [] : [{ field: `${field}.name`, message: 'must not be empty' }]),
    ...(section.outline.length < 3
      ? [{ field: `${field}.outline`, message: 'must have three corners or more' }]
      : []),
    ...(section.kind === 'standing'
      ? standingFaults(section, field, known)
      : seatedFaults(section, field, known)),
  ];
}

function standingFaults(
  section: Extract<Section, { kind: 'standing' }>,
  field: string,
  known: ReadonlySet<CategoryId>,
): Fault[] {
  const sound = Number.isInteger(section.capacity) && section.capacity > 0;
  return [
    ...(sound ? [] : [{ field: `${field}.capacity`, message: 'must be a whole number above 0' }]),
    ...uncategorised(section.categoryId, `${field}.categoryId`, known),
  ];
}

function seatedFaults(
  section: Extract<Section, { kind: 'seated' }>,
  field: string,
  known: ReadonlySet<CategoryId>,
): Fault[] {
  return [
    ...(section.rows.length === 0
      ? [{ field: `${field}.rows`, message: 'must not be empty' }]
      : []),
    ...repeated(section.rows.map((row, index) => [`${field}.rows.${index}.label`, row.label])),
    ...section.rows.flatMap((row, index) => rowFaults(row, `${field}.rows.${index}`, known)),
  ];
}

function rowFaults(row: Row, field: string, known: ReadonlySet<CategoryId>): Fault[] {
  return [
    ...(row.seats.length === 0 ? [{ field: `${field}.seats`, message: 'must not be empty' }] : []),
    ...repeated(row.seats.map((seat, index) => [`${field}.seats.${index}.label`, seat.label])),
    ...row.seats.flatMap((seat, index) =>
      uncategorised(seat.categoryId ?? row.categoryId, `${field}.seats.${index}.categoryId`, known),
    ),
  ];
}

function uncategorised(
  category: CategoryId,
  field: string,
  known: ReadonlySet<CategoryId>,
): Fault[] {
  return known.has(category) ? [] : [{ field, message: 'must be a ticket category of the event' }];
}

function malformed(field: string): Fault {
  return { field, message: 'must be a well-formed id' };
}

/** A fault for each entry whose text stood before; every entry is its field and its text. */
function repeated(entries: readonly (readonly [string, string])[]): Fault[] {
  const seen = new Set<string>();
  return entries.flatMap(([field, text]) => {
    if (seen.has(text)) return [{ field, message: `must be unique, but "${text}" stands twice` }];
    seen.add(text);
    return [];
  });
}
