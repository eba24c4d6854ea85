import type { PlanDraft, Selection } from '@foyer/shared/domain';
import { decorationAlone, sectionAlone, seatsAlone } from './selecting.ts';

/** What of a drawing a field speaks of, such as `plan.sections.0.rows.2.seats.5.label`; undefined for the room itself. */
export function selectionAtField(draft: PlanDraft, field: string): Selection | undefined {
  const place = /(sections|decorations)\.(\d+)(?:\.rows\.(\d+))?(?:\.seats\.(\d+))?/.exec(field);
  if (!place) return undefined;
  const [, list, index, rowIndex, seatIndex] = place;
  if (list === 'decorations')
    return draft.decorations[Number(index)] && decorationAlone(Number(index));
  const section = draft.sections[Number(index)];
  if (!section) return undefined;
  const row = section.kind === 'seated' ? section.rows[Number(rowIndex)] : undefined;
  if (!row) return sectionAlone(section.sectionId);
  const seat = row.seats[Number(seatIndex)];
  return seatsAlone(seat ? [seat.seatId] : row.seats.map(({ seatId }) => seatId));
}
