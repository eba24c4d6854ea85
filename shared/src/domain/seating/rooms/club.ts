import type { CategoryId } from '../../ids.ts';
import { drawSection, straightLines, type SectionSketch } from '../drawing.ts';
import { rectangle, SEAT_PITCH_CM } from '../geometry.ts';
import type { PlanDraft } from '../plan-version.ts';
import { seatIdSource } from '../seat-ids.ts';

/** The price levels of a club. */
export type ClubCategories = Readonly<Record<'floor' | 'gallery', CategoryId>>;

/** A club: 600 standing places before the stage and 150 seats on a gallery around them. */
export function clubPlan(seed: string, { floor, gallery }: ClubCategories): PlanDraft {
  const nextSeatId = seatIdSource(seed);
  const side = (code: string, name: string, x: number, facing: number): SectionSketch => ({
    code,
    name,
    rows: 3,
    lines: straightLines({ x, y: 1_420 }, facing, 15 * SEAT_PITCH_CM),
    categoryOf: () => gallery,
    markOf: ({ row }) => (row === 2 ? { note: 'High seat at the bar rail' } : {}),
  });
  const back: SectionSketch = {
    code: 'back',
    name: 'Gallery back',
    rows: 3,
    lines: straightLines({ x: 1_200, y: 2_130 }, 0, 20 * SEAT_PITCH_CM + 110),
    aisles: [0.5],
    categoryOf: () => gallery,
    markOf: ({ row, seat }) =>
      row === 0 && seat < 4 ? { kind: seat % 2 === 0 ? 'accessible' : 'companion' } : {},
  };
  return {
    name: 'Club',
    width: 2_400,
    height: 2_500,
    focalPoint: { x: 1_200, y: 560 },
    sections: [
      {
        kind: 'standing',
        sectionId: 'sec_floor',
        name: 'Floor',
        outline: rectangle(560, 720, 1_280, 1_260),
        categoryId: floor,
        capacity: 600,
      },
      drawSection(side('left', 'Gallery left', 420, -90), nextSeatId),
      drawSection(back, nextSeatId),
      drawSection(side('right', 'Gallery right', 1_980, 90), nextSeatId),
    ],
    decorations: [
      { kind: 'stage', outline: rectangle(640, 140, 1_120, 420) },
      { kind: 'text', at: { x: 1_200, y: 350 }, text: 'Stage' },
      { kind: 'area', outline: rectangle(140, 140, 360, 420) },
      { kind: 'text', at: { x: 320, y: 350 }, text: 'Bar' },
    ],
  };
}
