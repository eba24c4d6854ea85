import type { PlanDraft, Point } from '@foyer/shared/domain';
import type { Bounds } from '@foyer/ui/seat-map/geometry.ts';
import type { MapPicture } from '@foyer/ui/seat-map/map-picture.ts';
import type { Scene } from '@foyer/ui/seat-map/seat-map-scene.ts';
import type { Traces } from '../state/traces.ts';
import type { Handle } from './handles.ts';

/** All that one frame of the designer's canvas shows. */
export type DesignPicture = MapPicture & {
  readonly room: Bounds;
  /** What a gesture has changed so far, painted over the rest; undefined without one. */
  readonly ghost: Ghost | undefined;
  /** The selected seats, by index. */
  readonly selectedSeats: readonly number[];
  /** The corners of what is selected beside single seats. */
  readonly selectedShapes: readonly (readonly Point[])[];
  /** The box around several things that are selected together. */
  readonly selectionBox: Bounds | undefined;
  readonly taken: readonly number[];
  readonly handles: readonly Handle[];
  readonly focalPoint: Point;
  readonly traces: Traces;
  /** Where the keyboard stands: a seat, or the corners of something. */
  readonly spot: { readonly at: Point } | { readonly outline: readonly Point[] } | undefined;
};

/** What differs from the drawing as it stands. */
export type Ghost = {
  readonly scene: Scene;
  /** Outlines of changed sections and decorations. */
  readonly outlines: readonly (readonly Point[])[];
  readonly texts: readonly { readonly at: Point; readonly text: string }[];
};

/** The part of a drawing that differs from another one: changed rows by themselves, changed outlines and texts. */
export function ghostParts(
  before: PlanDraft,
  after: PlanDraft,
): { readonly plan: PlanDraft; readonly changedRows: ReadonlySet<string> } & Pick<
  Ghost,
  'outlines' | 'texts'
> {
  const old = new Map(before.sections.map((section) => [section.sectionId, section]));
  const changedRows = new Set<string>();
  const changed = after.sections.filter((section) => old.get(section.sectionId) !== section);
  const sections = changed.map((section) => {
    const was = old.get(section.sectionId);
    if (section.kind === 'standing') return section;
    const known = new Set(was?.kind === 'seated' ? was.rows : []);
    const rows = section.rows.filter((row) => !known.has(row));
    for (const { rowId } of rows) changedRows.add(rowId);
    return { ...section, rows };
  });
  const decorations = after.decorations.filter(
    (decoration, index) => before.decorations[index] !== decoration,
  );
  const moved = sections.filter(
    ({ sectionId, outline }) => old.get(sectionId)?.outline !== outline,
  );
  return {
    plan: { ...after, sections, decorations: [] },
    changedRows,
    outlines: [
      ...moved.map(({ outline }) => outline),
      ...decorations.flatMap(({ outline }) => (outline ? [outline] : [])),
    ].filter((outline) => outline.length > 2),
    texts: decorations.flatMap(({ at, text }) => (at && text ? [{ at, text }] : [])),
  };
}
