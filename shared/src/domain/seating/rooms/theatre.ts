import type { CategoryId } from '../../ids.ts';
import {
  arcLines,
  drawSection,
  straightLines,
  type SeatMark,
  type SeatSpot,
  type SectionSketch,
} from '../drawing.ts';
import { rectangle } from '../geometry.ts';
import type { SeatingPlan } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { seatIdSource } from '../seat-ids.ts';

/** The price levels of a theatre, dearest first. */
export type TheatreCategories = Readonly<
  Record<'premium' | 'first' | 'second' | 'third', CategoryId>
>;

const WIDTH = 5_600;
const HEIGHT = 5_560;
const CENTRE = { x: WIDTH / 2, y: -1_050 };
const STALLS_RADIUS = 2_400;
const CIRCLE_RADIUS = 4_830;
const BALCONY_RADIUS = 5_760;
const SIDE_VIEW = 'Restricted view: part of the stage is hidden';

/** A theatre of 1,900 places for sale: curved stalls, boxes at both sides, a dress circle and a balcony of three wings each. */
export function theatrePlan(seed: string, categories: TheatreCategories): PlanDraft {
  const nextSeatId = seatIdSource(seed);
  const sketches = [
    stalls(categories),
    ...boxes(categories),
    ...circle(categories),
    ...balcony(categories),
  ];
  return {
    name: 'Theatre',
    width: WIDTH,
    height: HEIGHT,
    focalPoint: { x: WIDTH / 2, y: 1_000 },
    sections: sketches.map((sketch) => drawSection(sketch, nextSeatId)),
    decorations: STAGE,
  };
}

const STAGE: SeatingPlan['decorations'] = [
  {
    kind: 'stage',
    outline: [
      ...rectangle(WIDTH / 2 - 900, 180, 1_800, 700).slice(0, 3),
      { x: WIDTH / 2 + 450, y: 1_000 },
      { x: WIDTH / 2, y: 1_040 },
      { x: WIDTH / 2 - 450, y: 1_000 },
      { x: WIDTH / 2 - 900, y: 880 },
    ],
  },
  { kind: 'text', at: { x: WIDTH / 2, y: 560 }, text: 'Stage' },
];

function stalls({ premium, first, second }: TheatreCategories): SectionSketch {
  const categoryOf = (row: number): CategoryId => {
    if (row < 8) return premium;
    return row < 16 ? first : second;
  };
  return {
    code: 'stalls',
    name: 'Stalls',
    rows: 22,
    lines: arcLines({ centre: CENTRE, radius: STALLS_RADIUS, from: -20, to: 20 }),
    aisles: [0.3, 0.7],
    categoryOf,
    markOf: (spot) => ({ ...stallsPrice(spot, first, second), ...stallsUse(spot) }),
  };
}

/** The outer blocks of the first rows cost one level less. */
function stallsPrice({ row, side }: SeatSpot, first: CategoryId, second: CategoryId): SeatMark {
  if (Math.abs(side) < 0.4) return {};
  if (row < 8) return { categoryId: first };
  return row < 16 ? { categoryId: second } : {};
}

/** Wheelchair spaces stand at both ends of the last row, which the foyer reaches without steps; the sound desk is in the row before. */
function stallsUse({ row, rows, seat, seats, side }: SeatSpot): SeatMark {
  if (row === rows - 2 && Math.abs(side) < 0.1) return { blocked: true };
  const fromEnd = Math.min(seat, seats - 1 - seat);
  if (row === rows - 1 && fromEnd < 8)
    return { kind: fromEnd % 2 === 0 ? 'accessible' : 'companion' };
  return row === 0 && fromEnd === 0 ? { note: SIDE_VIEW } : {};
}

function boxes({ second }: TheatreCategories): SectionSketch[] {
  const box = (code: string, name: string, side: -1 | 1): SectionSketch => ({
    code,
    name,
    rows: 1,
    lines: straightLines({ x: WIDTH / 2 + side * 1_560, y: 1_900 }, side * 110, 24 * 55),
    aisles: [0.5],
    categoryOf: () => second,
    markOf: ({ side: along }) => (along * side > 0.4 ? { note: SIDE_VIEW } : {}),
  });
  return [box('boxl', 'Box left', -1), box('boxr', 'Box right', 1)];
}

const WINGS = [
  { code: 'l', name: 'left', from: -24, to: -8.6 },
  { code: 'c', name: 'centre', from: -8, to: 8 },
  { code: 'r', name: 'right', from: 8.6, to: 24 },
] as const;

function circle({ first, second, third }: TheatreCategories): SectionSketch[] {
  return WINGS.map(({ code, name, from, to }) => ({
    code: `circle${code}`,
    name: `Dress circle ${name}`,
    rows: 7,
    lines: arcLines({ centre: CENTRE, radius: CIRCLE_RADIUS, from, to }),
    categoryOf: (row) => (code === 'c' && row < 4 ? first : second),
    markOf: ({ row, side }) => {
      const outer = code === 'l' ? -side : side;
      return code !== 'c' && row === 0 && outer > 0.7 ? { categoryId: third, note: SIDE_VIEW } : {};
    },
  }));
}

function balcony({ second, third }: TheatreCategories): SectionSketch[] {
  return WINGS.map(({ code, name, from, to }) => ({
    code: `balc${code}`,
    name: `Balcony ${name}`,
    rows: 6,
    lines: arcLines({ centre: CENTRE, radius: BALCONY_RADIUS, from, to }),
    aisles: code === 'c' ? [0.5] : [],
    categoryOf: (row) => (code === 'c' && row < 2 ? second : third),
  }));
}
