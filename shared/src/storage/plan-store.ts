import type { PlanVersion, SeatingPlan } from '../domain/index.ts';
import type { ObjectStore, PlanStore } from '../use-cases/ports.ts';

/** Plans that are kept parsed; a 20,000-seat one takes a few megabytes. */
const KEPT = 32;

/** Seating plans as JSON objects, `plans/<version>.json`. A plan never changes, so what was read once is kept. */
export function planStore(objects: ObjectStore): PlanStore {
  const kept = new Map<PlanVersion, Promise<SeatingPlan | undefined>>();
  return {
    async find(version) {
      const known = kept.get(version) ?? read(objects, version);
      kept.delete(version);
      kept.set(version, known);
      forgetOldest(kept);
      const plan = await known.catch((error: unknown) => {
        kept.delete(version);
        throw error;
      });
      if (!plan) kept.delete(version);
      return plan;
    },
    async save(plan) {
      const content = new TextEncoder().encode(JSON.stringify(plan));
      await objects.add(keyOf(plan.planVersion), content, 'application/json');
    },
  };
}

async function read(objects: ObjectStore, version: PlanVersion): Promise<SeatingPlan | undefined> {
  const found = await objects.get(keyOf(version));
  return found && (JSON.parse(new TextDecoder().decode(found.content)) as SeatingPlan);
}

function forgetOldest(kept: Map<PlanVersion, unknown>): void {
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

function keyOf(version: PlanVersion): string {
  return `plans/${version}.json`;
}
