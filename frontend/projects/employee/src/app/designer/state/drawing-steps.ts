import {
  addRow,
  addRows,
  addSection,
  addStanding,
  boundsOf,
  rowLabels,
  type Ids,
  type NewRow,
  type NewRows,
  type NewStanding,
  type PlanDraft,
  type Point,
  type RowId,
  type SectionId,
} from '@foyer/shared/domain';
import { everything } from './selecting.ts';

/** Room left beyond what is drawn outside of it. */
const ROOM_MARGIN_CM = 100;

/** A drawing with the section that something was drawn into. */
export type DrawnInto = { readonly draft: PlanDraft; readonly sectionId: SectionId };

/** Draws a row into a section, into a new one where it is not there. */
export function rowInto(draft: PlanDraft, sectionId: SectionId, row: NewRow, ids: Ids): DrawnInto {
  const into = withSection(draft, sectionId, ids);
  return { ...into, draft: withRoomAround(addRow(into.draft, into, row, ids)) };
}

/** Draws a block of rows into a section, into a new one where it is not there; its labels go on after those of the section. */
export function rowsInto(
  draft: PlanDraft,
  sectionId: SectionId,
  block: NewRows,
  ids: Ids,
): DrawnInto {
  const into = withSection(draft, sectionId, ids);
  const section = into.draft.sections.find((each) => each.sectionId === into.sectionId);
  const standing = section?.kind === 'seated' ? section.rows.length : 0;
  const start = rowLabels(standing + 1, { ...block.labels, order: 'front' }).at(-1) ?? '';
  const labels = { ...block.labels, start };
  return { ...into, draft: withRoomAround(addRows(into.draft, into, { ...block, labels }, ids)) };
}

/** Draws a standing area. */
export function standingInto(
  draft: PlanDraft,
  standing: Omit<NewStanding, 'name'>,
  ids: Ids,
): DrawnInto {
  const name = freeSectionName(draft, 'Standing');
  const next = withRoomAround(addStanding(draft, { ...standing, name }, ids));
  return { draft: next, sectionId: next.sections.at(-1)?.sectionId ?? '' };
}

function withSection(draft: PlanDraft, sectionId: SectionId, ids: Ids): DrawnInto {
  const known = draft.sections.some(
    (section) => section.sectionId === sectionId && section.kind === 'seated',
  );
  if (known) return { draft, sectionId };
  const name = freeSectionName(draft, 'Section');
  const next = addSection(draft, { name, outline: [] }, ids);
  return { draft: next, sectionId: next.sections.at(-1)?.sectionId ?? '' };
}

/** The drawing in a room that reaches as far to the right and down as what is drawn. */
function withRoomAround(draft: PlanDraft): PlanDraft {
  const box = boundsOf(draft, everything(draft));
  const right = box ? box.x + box.width : 0;
  const bottom = box ? box.y + box.height : 0;
  if (right <= draft.width && bottom <= draft.height) return draft;
  const reach = (size: number, end: number): number =>
    end > size ? Math.ceil(end + ROOM_MARGIN_CM) : size;
  return { ...draft, width: reach(draft.width, right), height: reach(draft.height, bottom) };
}

/** `Section 1`, or the first number that no section has. */
export function freeSectionName({ sections }: PlanDraft, word: string): string {
  const used = new Set(sections.map((section) => section.name));
  const tries = Array.from({ length: sections.length + 1 }, (_, index) => `${word} ${index + 1}`);
  return tries.find((name) => !used.has(name)) ?? word;
}

/** The places that fit into an outline at a density. */
export function placesWithin(outline: readonly Point[], perSquareMetre: number): number {
  const doubled = outline.reduce((sum, corner, index) => {
    const before = outline.at(index - 1) ?? corner;
    return sum + before.x * corner.y - corner.x * before.y;
  }, 0);
  return Math.max(1, Math.round((Math.abs(doubled) / 2 / 10_000) * perSquareMetre));
}

/** Gives a row a name of its own. */
export function withRowLabel(draft: PlanDraft, rowId: RowId, label: string): PlanDraft {
  return {
    ...draft,
    sections: draft.sections.map((section) => {
      if (section.kind === 'standing' || !section.rows.some((row) => row.rowId === rowId))
        return section;
      const rows = section.rows.map((row) => (row.rowId === rowId ? { ...row, label } : row));
      return { ...section, rows };
    }),
  };
}
