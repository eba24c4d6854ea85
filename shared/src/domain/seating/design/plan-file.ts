import type { Row, Section } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import type { DrawnRoom } from './drawn-room.ts';
import { readFoyerPlan } from './foyer-plan.ts';
import type { Ids } from './new-ids.ts';
import { readPretixPlan } from './pretix-plan.ts';
import { fieldsOf, refuse } from './reading.ts';

const FORMAT = 'foyer-seating-plan';

/** A room as it stands in a file of our own format, which `docs/seating-plan-format.md` describes. */
export type PlanFile = DrawnRoom & { readonly format: typeof FORMAT; readonly version: 1 };

/** The content of a file with a room: only what is drawn, nothing of what is sold. */
export function planFile({ plan, categories }: DrawnRoom): PlanFile {
  return { format: FORMAT, version: 1, categories, plan: drawingOf(plan) };
}

function drawingOf({
  name,
  width,
  height,
  focalPoint,
  sections,
  decorations,
}: PlanDraft): PlanDraft {
  return {
    name,
    width,
    height,
    focalPoint,
    sections: sections.map(sectionOf),
    decorations,
  };
}

function sectionOf(section: Section): Section {
  const { sectionId, name, outline } = section;
  const base = { sectionId, name, outline };
  if (section.kind === 'seated') return { kind: 'seated', ...base, rows: section.rows.map(rowOf) };
  const { categoryId, capacity } = section;
  return { kind: 'standing', ...base, categoryId, capacity };
}

function rowOf({ rowId, label, categoryId, seats }: Row): Row {
  return { rowId, label, categoryId, seats };
}

/**
 * Reads a room from the parsed JSON of a file: our own format, whose ids are kept, or that of pretix. Throws 'plan-malformed'
 * with the path of the first fault.
 */
export function readPlanFile(
  content: unknown,
  ids: Ids,
): { readonly format: 'foyer' | 'pretix' } & DrawnRoom {
  const file = { value: content, path: '' };
  const field = fieldsOf(file);
  const format = field.maybe('format');
  if (format?.value === FORMAT) return { format: 'foyer', ...readFoyerPlan(file) };
  if (format) refuse(format, `must be "${FORMAT}"`);
  if (field.maybe('zones')) return { format: 'pretix', ...readPretixPlan(file, ids) };
  return refuse({ path: 'format' }, `must be "${FORMAT}", unless the file is a plan of pretix`);
}
