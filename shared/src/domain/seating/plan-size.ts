import { capacityOf } from './plan.ts';
import type { PlanDraft } from './plan-version.ts';

/** How many people a drawing has room for. */
export type PlanSize = {
  /** Seats for sale, blocked ones left out. */
  readonly seats: number;
  /** Standing places. */
  readonly standing: number;
};

/** Counts the seats and places of a drawing. */
export function planSize({ sections }: Pick<PlanDraft, 'sections'>): PlanSize {
  const size = { seats: 0, standing: 0 };
  for (const section of sections)
    size[section.kind === 'seated' ? 'seats' : 'standing'] += capacityOf(section);
  return size;
}
