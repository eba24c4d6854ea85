import { planFile, type PlanDraft } from '@foyer/shared/domain';
import type { DesignCategory } from '../state/design-category.ts';

/** Gives the room to the browser as a file. */
export function exportRoom(plan: PlanDraft, categories: readonly DesignCategory[]): void {
  const named = categories.map(({ categoryId, name, colour }) => ({ categoryId, name, colour }));
  const text = JSON.stringify(planFile({ plan, categories: named }), undefined, 1);
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(plan.name)}.json`;
  link.click();
  URL.revokeObjectURL(address);
}

/** A name that every system takes: small letters, digits and hyphens. */
export function fileName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain || 'seating-plan';
}
