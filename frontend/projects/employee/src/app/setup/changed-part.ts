import type { employee } from '@foyer/shared/contract';

/** The fields of a change that differ from what stands already; undefined where none does. */
export function changedPart(
  before: employee.EventChange,
  after: employee.EventChange,
): employee.EventChange | undefined {
  const names = Object.keys(after) as (keyof employee.EventChange)[];
  const changed = names.filter(
    (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  );
  return changed.length === 0
    ? undefined
    : Object.fromEntries(changed.map((name) => [name, after[name]]));
}
