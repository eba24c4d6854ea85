import { poolSizesOf } from '../seating/blocks.ts';
import { capacityOf, type SeatingPlan } from '../seating/plan.ts';
import { feedShardsFor, type EventSection, type TicketedEvent } from './event.ts';

/** What an event keeps of its plan's sections. */
export function sectionsOf(plan: SeatingPlan): EventSection[] {
  return plan.sections.map((section) => ({
    sectionId: section.sectionId,
    name: section.name,
    kind: section.kind,
    capacity: capacityOf(section),
    pools: section.kind === 'standing' ? poolSizesOf(section).length : 0,
  }));
}

/** What an event takes over from the plan of its room. */
export function roomOf(
  plan: SeatingPlan,
): Pick<TicketedEvent, 'planVersion' | 'sections' | 'feedShards'> {
  const sections = sectionsOf(plan);
  const capacity = sections.reduce((sum, section) => sum + section.capacity, 0);
  return { planVersion: plan.planVersion, sections, feedShards: feedShardsFor(capacity) };
}
