import type { Decoration, Point, Section } from '../plan.ts';
import type { PlanDraft } from '../plan-version.ts';
import { mapped, withDecorations, withSeats, withSections } from './editing.ts';
import { boxAround, centreOf, placed, type Box } from './placing.ts';
import { boundsOf, reachOf, type Selection } from './selection.ts';

/** Where a point of the selection goes. */
type Motion = (point: Point) => Point;

/** Moves what is selected. A section of which all seats are selected takes its outline along. */
export function move(draft: PlanDraft, selection: Selection, by: Point): PlanDraft {
  if (by.x === 0 && by.y === 0) return draft;
  return moved(draft, selection, ({ x, y }) => ({ x: x + by.x, y: y + by.y }));
}

/** Turns what is selected clockwise around a point, around its own middle where none is given. */
export function rotate(
  draft: PlanDraft,
  selection: Selection,
  degrees: number,
  about?: Point,
): PlanDraft {
  const centre = about ?? middleOfSelection(draft, selection);
  if (!centre || degrees % 360 === 0) return draft;
  const angle = (degrees * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  return moved(draft, selection, ({ x, y }) => ({
    x: centre.x + (x - centre.x) * cosine - (y - centre.y) * sine,
    y: centre.y + (x - centre.x) * sine + (y - centre.y) * cosine,
  }));
}

/** Mirrors what is selected in place: `x` changes left and right, `y` top and bottom. */
export function mirror(draft: PlanDraft, selection: Selection, axis: 'x' | 'y'): PlanDraft {
  const centre = middleOfSelection(draft, selection);
  if (!centre) return draft;
  return moved(draft, selection, ({ x, y }) =>
    axis === 'x' ? { x: 2 * centre.x - x, y } : { x, y: 2 * centre.y - y },
  );
}

/** The edges and middles on which things can be aligned. */
export type AlignEdge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** Aligns whole rows, sections and decorations with each other. A row takes part as a whole where one of its seats is selected. */
export function align(draft: PlanDraft, selection: Selection, edge: AlignEdge): PlanDraft {
  const things = thingsIn(draft, selection);
  const whole = boxAround(things.flatMap(({ box }) => cornersOf(box)));
  if (!whole) return draft;
  return things.reduce((next, { box, part }) => move(next, part, wayTo(edge, box, whole)), draft);
}

function wayTo(edge: AlignEdge, box: Box, whole: Box): Point {
  const across = whole.width - box.width;
  const down = whole.height - box.height;
  const left = whole.x - box.x;
  const top = whole.y - box.y;
  switch (edge) {
    case 'left':
      return { x: left, y: 0 };
    case 'centre':
      return { x: left + across / 2, y: 0 };
    case 'right':
      return { x: left + across, y: 0 };
    case 'top':
      return { x: 0, y: top };
    case 'middle':
      return { x: 0, y: top + down / 2 };
    case 'bottom':
      return { x: 0, y: top + down };
  }
}

/** Gives whole rows, sections and decorations equal gaps along an axis; the outermost ones stay. */
export function distribute(draft: PlanDraft, selection: Selection, axis: 'x' | 'y'): PlanDraft {
  const size = axis === 'x' ? 'width' : 'height';
  const things = thingsIn(draft, selection).toSorted(
    (one, other) => one.box[axis] - other.box[axis],
  );
  const whole = boxAround(things.flatMap(({ box }) => cornersOf(box)));
  if (!whole || things.length < 3) return draft;
  const filled = things.reduce((sum, { box }) => sum + box[size], 0);
  const gap = (whole[size] - filled) / (things.length - 1);
  let edge = whole[axis];
  return things.reduce((next, { box, part }) => {
    const way = edge - box[axis];
    edge += box[size] + gap;
    return move(next, part, axis === 'x' ? { x: way, y: 0 } : { x: 0, y: way });
  }, draft);
}

type Thing = { readonly part: Selection; readonly box: Box };

/** What is aligned: the selected sections, the rows of other selected seats, the selected decorations. */
function thingsIn(draft: PlanDraft, selection: Selection): Thing[] {
  const none = {
    seats: new Set<string>(),
    sections: new Set<string>(),
    decorations: new Set<number>(),
  };
  const parts = draft.sections.flatMap((section): Selection[] => {
    if (selection.sections.has(section.sectionId))
      return [{ ...none, sections: new Set([section.sectionId]) }];
    if (section.kind === 'standing') return [];
    return section.rows
      .filter((row) => row.seats.some((seat) => selection.seats.has(seat.seatId)))
      .map((row) => ({ ...none, seats: new Set(row.seats.map((seat) => seat.seatId)) }));
  });
  const decorations = [...selection.decorations].map((index) => ({
    ...none,
    decorations: new Set([index]),
  }));
  return [...parts, ...decorations].flatMap((part) => {
    const box = boundsOf(draft, part);
    return box ? [{ part, box }] : [];
  });
}

function cornersOf({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ];
}

function middleOfSelection(draft: PlanDraft, selection: Selection): Point | undefined {
  const box = boundsOf(draft, selection);
  return box && centreOf(box);
}

/** The draft with every point of a selection moved. */
function moved(draft: PlanDraft, selection: Selection, motion: Motion): PlanDraft {
  const reach = reachOf(draft, selection);
  const sections = mapped(draft.sections, (section) => movedSection(section, reach, motion));
  const decorations = mapped(draft.decorations, (decoration, index) =>
    reach.decorations.has(index) ? movedDecoration(decoration, motion) : decoration,
  );
  return withDecorations(withSections(draft, sections), decorations);
}

function movedSection(section: Section, reach: Selection, motion: Motion): Section {
  const whole = reach.sections.has(section.sectionId);
  const outline = whole ? section.outline.map((corner) => placed(motion(corner))) : section.outline;
  if (section.kind === 'standing') return whole ? { ...section, outline } : section;
  const rows = mapped(section.rows, (row) =>
    withSeats(
      row,
      mapped(row.seats, (seat) =>
        reach.seats.has(seat.seatId) ? { ...seat, ...placed(motion(seat)) } : seat,
      ),
    ),
  );
  return whole || rows !== section.rows ? { ...section, outline, rows } : section;
}

/** A decoration moved as a whole. */
function movedDecoration(decoration: Decoration, motion: Motion): Decoration {
  const { outline, at } = decoration;
  return {
    ...decoration,
    ...(outline && { outline: outline.map((corner) => placed(motion(corner))) }),
    ...(at && { at: placed(motion(at)) }),
  };
}
