import * as z from 'zod';
import { PLAN_LIMITS, type PlanDraft } from '../domain/index.ts';
import { CategoryId, SeatId, SectionId } from './fields.ts';

const length = z.number().min(-PLAN_LIMITS.reachCm).max(PLAN_LIMITS.reachCm);
const size = z.number().positive().max(PLAN_LIMITS.reachCm);
const text = z.string().max(PLAN_LIMITS.text);
const point = z.strictObject({ x: length, y: length });
const outline = z.array(point).max(PLAN_LIMITS.corners);

/** A category of the drawing; empty where a row or an area has none yet. */
const category = z.union([z.literal(''), CategoryId]);

const seat = z.strictObject({
  seatId: SeatId,
  label: text,
  x: length,
  y: length,
  categoryId: CategoryId.optional(),
  kind: z.enum(['accessible', 'companion']).optional(),
  blocked: z.literal(true).optional(),
  note: text.optional(),
});

const row = z.strictObject({
  rowId: z.string().regex(/^[0-9A-Za-z_-]{1,60}$/, 'must be a row id of letters and digits'),
  label: text,
  categoryId: category,
  seats: z.array(seat).max(PLAN_LIMITS.seatsPerRow),
});

const sectionBase = { sectionId: SectionId, name: text, outline };

const section = z.discriminatedUnion('kind', [
  z.strictObject({
    ...sectionBase,
    kind: z.literal('seated'),
    rows: z.array(row).max(PLAN_LIMITS.rowsPerSection),
  }),
  z.strictObject({
    ...sectionBase,
    kind: z.literal('standing'),
    categoryId: category,
    capacity: z.int().min(0).max(PLAN_LIMITS.places),
  }),
]);

/** A drawing without its version, which its content gives it. */
export const PlanDraftView = z.strictObject({
  name: text,
  width: size,
  height: size,
  focalPoint: point,
  sections: z
    .array(section)
    .max(PLAN_LIMITS.sections)
    .refine(
      (sections) => sum(sections, seatsOf) <= PLAN_LIMITS.seats,
      `must have at most ${PLAN_LIMITS.seats} seats`,
    )
    .refine(
      (sections) => sum(sections, placesOf) <= PLAN_LIMITS.places,
      `must have at most ${PLAN_LIMITS.places} standing places`,
    ),
  decorations: z
    .array(
      z.strictObject({
        kind: z.enum(['stage', 'area', 'text']),
        outline: outline.optional(),
        at: point.optional(),
        text: text.optional(),
      }),
    )
    .max(PLAN_LIMITS.decorations),
});

/** A drawing without its version. */
export type PlanDraftView = z.infer<typeof PlanDraftView>;

/** The drawing that a view shows. What JSON leaves out is absent, never undefined. */
export function planDraftOf(view: PlanDraftView): PlanDraft {
  return view as PlanDraft;
}

type Drawn = z.infer<typeof section>;

function sum(sections: readonly Drawn[], of: (section: Drawn) => number): number {
  return sections.reduce((total, each) => total + of(each), 0);
}

function seatsOf(drawn: Drawn): number {
  return drawn.kind === 'seated'
    ? drawn.rows.reduce((total, { seats }) => total + seats.length, 0)
    : 0;
}

function placesOf(drawn: Drawn): number {
  return drawn.kind === 'standing' ? drawn.capacity : 0;
}
