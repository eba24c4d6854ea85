import {
  auditEntry,
  DomainError,
  newId,
  planSize,
  structureFaults,
  type Actor,
  type AuditAction,
  type DrawnRoom,
  type Employee,
  type Instant,
  type PlanDraft,
  type PlanId,
  type RandomBytes,
  type SavedPlan,
} from '../../domain/index.ts';
import type { SavedPlanStore } from '../ports.ts';
import { categoriesIn, MOST_FAULTS } from './put-event-plan.ts';

/** What keeping plans needs. */
export type SavedPlanDeps = { savedPlans: SavedPlanStore; randomBytes: RandomBytes };

/** A drawing to keep, under a name, and whose. */
export type PlanToKeep = { readonly name: string; readonly room: DrawnRoom; readonly by: Actor };

/** One of somebody's own plans. */
export type OwnPlan = { readonly planId: PlanId; readonly by: Actor };

/** A kept plan with its drawing. */
export type KeptPlan = { readonly plan: SavedPlan; readonly room: DrawnRoom };

/** Somebody's own plans. */
export function listPlans(
  { savedPlans }: Pick<SavedPlanDeps, 'savedPlans'>,
  { employeeId }: Pick<Employee, 'employeeId'>,
): Promise<readonly SavedPlan[]> {
  return savedPlans.ofOwner(employeeId);
}

/** One of somebody's own plans with its drawing; another's is as unknown as none. Throws 'plan-not-found'. */
export async function getPlan(
  { savedPlans }: Pick<SavedPlanDeps, 'savedPlans'>,
  planId: PlanId,
  owner: Pick<Employee, 'employeeId'>,
): Promise<KeptPlan> {
  const plan = await requirePlan(savedPlans, planId, owner);
  const room = await savedPlans.drawing(plan);
  if (!room) throw new Error(`The drawing ${plan.drawing} of ${planId} is missing.`);
  return { plan, room };
}

/** Keeps a drawing as one's own; it may be unfinished. Throws 'plan-malformed'. */
export async function addPlan(
  deps: SavedPlanDeps,
  { name, room, by }: PlanToKeep,
  now: Instant,
): Promise<SavedPlan> {
  const planId = newId('spl', deps.randomBytes);
  const identity = { planId, ownerId: by.employeeId, createdAt: now };
  const plan = await drawnPlan(deps, { ...identity, name, updatedAt: now }, room);
  const entry = entryOf(deps, { action: 'plan.created', after: plan, by }, now);
  if (!(await deps.savedPlans.put(undefined, plan, entry))) throw new DomainError('busy');
  return plan;
}

/** Replaces one of one's own plans. Throws 'plan-not-found', 'plan-malformed', 'busy'. */
export async function changePlan(
  deps: SavedPlanDeps,
  { planId, by, name, room }: OwnPlan & PlanToKeep,
  now: Instant,
): Promise<SavedPlan> {
  const before = await requirePlan(deps.savedPlans, planId, by);
  const after = await drawnPlan(deps, { ...before, name, updatedAt: now }, room);
  const entry = entryOf(deps, { action: 'plan.changed', before, after, by }, now);
  if (await deps.savedPlans.put(before, after, entry)) return after;
  await requirePlan(deps.savedPlans, planId, by);
  throw new DomainError('busy', { planId });
}

/** Removes one of one's own plans. Throws 'plan-not-found', 'busy'. */
export async function deletePlan(
  deps: SavedPlanDeps,
  { planId, by }: OwnPlan,
  now: Instant,
): Promise<void> {
  const before = await requirePlan(deps.savedPlans, planId, by);
  const entry = entryOf(deps, { action: 'plan.deleted', before, by }, now);
  if (await deps.savedPlans.remove(before, entry)) return;
  await requirePlan(deps.savedPlans, planId, by);
  throw new DomainError('busy', { planId });
}

async function requirePlan(
  savedPlans: Pick<SavedPlanStore, 'find'>,
  planId: PlanId,
  { employeeId }: Pick<Employee, 'employeeId'>,
): Promise<SavedPlan> {
  const plan = await savedPlans.find(employeeId, planId);
  if (!plan) throw new DomainError('plan-not-found', { planId });
  return plan;
}

/** The plan with a drawing, which is stored first: a plan never names one that is not there. */
async function drawnPlan(
  { savedPlans }: Pick<SavedPlanDeps, 'savedPlans'>,
  plan: Omit<SavedPlan, 'seats' | 'standing' | 'drawing'>,
  room: DrawnRoom,
): Promise<SavedPlan> {
  requireWellFormed(room);
  return { ...plan, ...planSize(room.plan), drawing: await savedPlans.saveDrawing(room) };
}

function requireWellFormed({ plan, categories }: DrawnRoom): void {
  const ids = categories.map(({ categoryId }) => categoryId);
  const errors = [
    ...structureFaults(plan).map(({ field, message }) => ({ field: `plan.${field}`, message })),
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [{ field: `categories.${index}.categoryId`, message: 'must be unique' }]
        : [],
    ),
    ...unlisted(plan, ids).map((id) => ({
      field: 'categories',
      message: `must have "${id}", which the drawing names`,
    })),
  ];
  if (errors.length > 0)
    throw new DomainError('plan-malformed', { errors: errors.slice(0, MOST_FAULTS) });
}

function unlisted(plan: PlanDraft, ids: readonly string[]): string[] {
  return [...categoriesIn(plan)].filter((id) => id !== '' && !ids.includes(id));
}

type Deed = {
  readonly action: AuditAction;
  readonly before?: SavedPlan;
  readonly after?: SavedPlan;
  readonly by: Actor;
};

function entryOf(
  { randomBytes }: Pick<SavedPlanDeps, 'randomBytes'>,
  { action, before, after, by }: Deed,
  now: Instant,
) {
  const { planId: subject = '', name: subjectName = '' } = after ?? before ?? {};
  const facts = {
    ...(before && { before: factsOf(before) }),
    ...(after && { after: factsOf(after) }),
  };
  return auditEntry(by, { action, subject, subjectName, ...facts }, now, randomBytes);
}

/** A plan as the log tells of it. */
function factsOf({ name, seats, standing, drawing }: SavedPlan): object {
  return { name, seats, standing, drawing };
}
