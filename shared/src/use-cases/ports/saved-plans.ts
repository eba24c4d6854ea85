import type { AuditEntry, DrawnRoom, PlanId, SavedPlan, UserId } from '../../domain/index.ts';

/** Drawings that organizers keep to use again. */
export type SavedPlanStore = {
  /** In the order of their names. */
  ofOwner(ownerId: UserId): Promise<readonly SavedPlan[]>;
  find(ownerId: UserId, planId: PlanId): Promise<SavedPlan | undefined>;
  /** Stores a drawing and answers with its name; the same drawing has the same one. */
  saveDrawing(room: DrawnRoom): Promise<string>;
  drawing(plan: Pick<SavedPlan, 'drawing'>): Promise<DrawnRoom | undefined>;
  /** Puts `to` in the place of `from`, or as a new plan; false when another stands there, and nothing was written. */
  put(from: SavedPlan | undefined, to: SavedPlan, entry: AuditEntry): Promise<boolean>;
  /** False when it is not as it was read, and nothing was removed. */
  remove(plan: SavedPlan, entry: AuditEntry): Promise<boolean>;
};
