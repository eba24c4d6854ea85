import type { SeatingPlan } from './plan.ts';

/** A seating plan before its version is known. */
export type PlanDraft = Omit<SeatingPlan, 'planVersion'>;

/** Turns a text into a short fingerprint of it; equal texts have equal ones. */
export type TextHash = (text: string) => string;

/** The plan with its version, a fingerprint of all that is drawn: the same drawing has the same version. */
export function versionedPlan(draft: PlanDraft, hash: TextHash): SeatingPlan {
  return { planVersion: `pln_${hash(JSON.stringify(draft))}`, ...draft };
}
