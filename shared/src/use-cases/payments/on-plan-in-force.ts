import {
  poolSizesOf,
  seatIndexOf,
  type Booking,
  type BookingLine,
  type SeatingPlan,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { PlanStore } from '../ports.ts';

/**
 * The booking against the plan in force, which may have changed since the hold; undefined when a seat or an area of it
 * is in the plan no more. A seat that is stays in its inventory block, so that the lines hold good.
 */
export async function onPlanInForce(
  { plans }: { plans: Pick<PlanStore, 'find'> },
  { planVersion }: TicketedEvent,
  booking: Booking,
): Promise<Booking | undefined> {
  if (planVersion === booking.planVersion) return booking;
  const plan = await plans.find(planVersion);
  const stands = plan && booking.lines.every((line) => isIn(plan, line));
  return stands ? { ...booking, planVersion } : undefined;
}

function isIn(plan: SeatingPlan, line: BookingLine): boolean {
  if (line.kind === 'seat') return seatIndexOf(plan).get(line.seatId)?.block === line.block;
  const section = plan.sections.find(({ sectionId }) => sectionId === line.sectionId);
  return section?.kind === 'standing' && line.pool < poolSizesOf(section).length;
}
