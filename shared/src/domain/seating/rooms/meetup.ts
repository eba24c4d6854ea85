import type { CategoryId } from '../../ids.ts';
import { rectangle } from '../geometry.ts';
import type { PlanDraft } from '../plan-version.ts';

/** A room of 80 places without numbers. */
export function meetupPlan(category: CategoryId): PlanDraft {
  return {
    name: 'Meeting room',
    width: 1_400,
    height: 1_200,
    focalPoint: { x: 700, y: 260 },
    sections: [
      {
        kind: 'standing',
        sectionId: 'sec_room',
        name: 'Room',
        outline: rectangle(140, 360, 1_120, 700),
        categoryId: category,
        capacity: 80,
      },
    ],
    decorations: [
      { kind: 'stage', outline: rectangle(420, 140, 560, 120) },
      { kind: 'text', at: { x: 700, y: 200 }, text: 'Screen' },
    ],
  };
}
