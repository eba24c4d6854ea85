import type { SeatingPlanView } from '@foyer/shared/contract';
import type { SeatingPlan } from '@foyer/shared/domain';

/** The drawing as the domain takes it: what came as JSON leaves out what is not there, and so has no undefined field. */
export function roomPlan(plan: SeatingPlanView): SeatingPlan {
  return plan as SeatingPlan;
}
