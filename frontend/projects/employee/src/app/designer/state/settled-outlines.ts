import { encloses, refitOutline, type PlanDraft, type Section } from '@foyer/shared/domain';

/** Distance of an outline from its seats, in centimetres. */
const OUTLINE_CM = 45;

/** The drawing with outlines that follow seats which a change has taken out of them; others stay as they are drawn. */
export function withSettledOutlines(before: PlanDraft, after: PlanDraft): PlanDraft {
  const old = new Map(before.sections.map((section) => [section.sectionId, section]));
  return after.sections
    .filter((section) => {
      const was = old.get(section.sectionId);
      return was !== section && leavesOutline(section) && !(was && leavesOutline(was));
    })
    .reduce((draft, { sectionId }) => refitOutline(draft, sectionId, OUTLINE_CM), after);
}

function leavesOutline(section: Section): boolean {
  if (section.kind === 'standing') return false;
  return section.rows.some((row) => row.seats.some((seat) => !encloses(section.outline, seat)));
}
