import type { employee, PlanDraftView, SeatingPlanView } from '@foyer/shared/contract';
import type { DrawnRoom, PlanDraft } from '@foyer/shared/domain';

/** A drawing as it is sent. */
export function drawingView(plan: PlanDraft): PlanDraftView {
  return plan as PlanDraftView;
}

/** A drawing as it came; what JSON leaves out is absent, never undefined. */
export function drawingOf({ planVersion: _, ...plan }: SeatingPlanView): PlanDraft {
  return plan as PlanDraft;
}

/** A drawing with its categories as it came. */
export function drawnRoomOf({ plan, categories }: employee.DrawnRoom): DrawnRoom {
  return { plan: plan as PlanDraft, categories };
}
