import * as z from 'zod';
import {
  packRows,
  type AvailabilityDelta,
  type AvailabilitySnapshot,
  type SeatingPlan,
} from '../domain/index.ts';
import { CategoryId, SeatId, SectionId } from './fields.ts';

/** A place in the room, in centimetres. */
export const PointView = z.object({ x: z.number(), y: z.number() });

/** One seat as drawn. */
export const SeatView = z.object({
  seatId: SeatId,
  label: z.string(),
  x: z.number(),
  y: z.number(),
  categoryId: CategoryId.optional(),
  kind: z.enum(['accessible', 'companion']).optional(),
  blocked: z.literal(true).optional(),
  note: z.string().optional(),
});

/** Empty in the drawing of a draft, where a row or an area has no category yet. */
const drawnCategory = z.union([CategoryId, z.literal('')]);

const RowView = z.object({
  rowId: z.string(),
  label: z.string(),
  categoryId: drawnCategory,
  seats: z.array(SeatView),
});

const sectionBase = { sectionId: SectionId, name: z.string(), outline: z.array(PointView) };

/** The drawing of a room; never changes for one `planVersion`. */
export const SeatingPlanView = z.object({
  planVersion: z.string(),
  name: z.string(),
  width: z.number(),
  height: z.number(),
  focalPoint: PointView,
  sections: z.array(
    z.discriminatedUnion('kind', [
      z.object({ ...sectionBase, kind: z.literal('seated'), rows: z.array(RowView) }),
      z.object({
        ...sectionBase,
        kind: z.literal('standing'),
        categoryId: drawnCategory,
        capacity: z.int(),
      }),
    ]),
  ),
  decorations: z.array(
    z.object({
      kind: z.enum(['stage', 'area', 'text']),
      outline: z.array(PointView).optional(),
      at: PointView.optional(),
      text: z.string().optional(),
    }),
  ),
});

/** The drawing of a room. */
export type SeatingPlanView = z.infer<typeof SeatingPlanView>;

/** The view of a plan. Parsing a large one takes a while: make it once for each version. */
export function seatingPlanView(plan: SeatingPlan): SeatingPlanView {
  return SeatingPlanView.parse(plan);
}

const rowStates = z
  .record(z.string(), z.string())
  .describe('Row id → one character a seat: . free, h held, s sold, b blocked');
const placeCounts = z.record(z.string(), z.int()).describe('Section id → free standing places');

/** The room's availability; also the `snapshot` message of the stream. {@link unpackedRoom} reads it. */
export const AvailabilityView = z.object({
  version: z.string().describe('taskEpoch.planVersion.sequence, the SSE id of this state'),
  planVersion: z.string(),
  rows: z
    .string()
    .describe(
      'Row ids apart by spaces: a base-36 digit for how many characters it shares with the one before, the rest, and `:seats` where their number changes',
    ),
  seats: z
    .string()
    .regex(/^[\w-]*$/)
    .describe(
      'The seats of those rows in order, three a base64url character of the value a + 4b + 16c: 0 free, 1 held, 2 sold, 3 blocked',
    ),
  places: placeCounts,
});

/** The room's availability as it travels. */
export type AvailabilityView = z.infer<typeof AvailabilityView>;

/** The view of a room at the version with an id. */
export function availabilityView(
  version: string,
  { planVersion, rows, places }: AvailabilitySnapshot,
): AvailabilityView {
  return AvailabilityView.parse({ version, planVersion, ...packRows(rows), places });
}

/** The `delta` message of the stream: whole rows and counts that changed. */
export const AvailabilityDeltaView = z.object({ rows: rowStates, places: placeCounts });

/** The `delta` message of the stream. */
export type AvailabilityDeltaView = z.infer<typeof AvailabilityDeltaView>;

/** The view of what changed in a room. */
export function availabilityDeltaView(delta: AvailabilityDelta): AvailabilityDeltaView {
  return AvailabilityDeltaView.parse(delta);
}
