import {
  roomOf,
  versionedPlan,
  type PlanDraft,
  type TextHash,
  type TicketedEvent,
} from '../../domain/index.ts';
import type { PlanStore } from '../ports.ts';

type Deps = { readonly plans: PlanStore; readonly hash: TextHash };

/** Stores a plan under the fingerprint of its content and answers with what an event in that room takes over from it. */
export async function savePlan(
  deps: Deps,
  draft: PlanDraft,
): Promise<Pick<TicketedEvent, 'planVersion' | 'sections' | 'feedShards'>> {
  const plan = versionedPlan(draft, deps.hash);
  await deps.plans.save(plan);
  return roomOf(plan);
}
