import type { PlanId, UserId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** A drawing that an organizer keeps to use again; events that use it have their own copy. */
export type SavedPlan = {
  readonly planId: PlanId;
  readonly ownerId: UserId;
  readonly name: string;
  /** Seats for sale. */
  readonly seats: number;
  /** Standing places. */
  readonly standing: number;
  /** Names the stored drawing. */
  readonly drawing: string;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
};
