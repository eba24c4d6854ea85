import fc from 'fast-check';
import type { PlanDraft, Section, StandingSection } from '../domain/index.ts';
import { smallHouse } from './small-house.ts';

/** Where the seats of the small house are in another drawing: by seat, its row; absent ones are gone. */
export type SmallRoom = {
  readonly rowOf: Readonly<Record<string, SmallRow>>;
  readonly blocked: readonly string[];
  readonly capacity: number;
};

type SmallRow = 'A' | 'B' | 'C' | 'D';

/** Rows and the section that each is in; `D` is new. */
const ROWS: Readonly<Record<SmallRow, string>> = {
  A: 'sec_stalls',
  B: 'sec_stalls',
  C: 'sec_circle',
  D: 'sec_stalls',
};

const DRAWN = smallHouse().sections.flatMap((section) =>
  section.kind === 'seated'
    ? section.rows.flatMap((row) => row.seats.map(({ seatId }) => [seatId, row.rowId] as const))
    : [],
);

/** The small house as it is drawn at first. */
export const SMALL_ROOM: SmallRoom = {
  rowOf: Object.fromEntries(DRAWN) as SmallRoom['rowOf'],
  blocked: ['b4'],
  capacity: 7,
};

/** A drawing of the small house with its seats elsewhere. */
export function smallDraft({ rowOf, blocked, capacity }: SmallRoom): PlanDraft {
  const { planVersion: _version, sections, ...room } = smallHouse();
  const redrawn = sections.flatMap((section): Section[] => {
    if (section.kind === 'standing') return capacity > 0 ? [resized(section, capacity)] : [];
    const rows = (Object.keys(ROWS) as SmallRow[]).flatMap((rowId) => {
      if (ROWS[rowId] !== section.sectionId) return [];
      const seatIds = Object.keys(rowOf).filter((seatId) => rowOf[seatId] === rowId);
      const categoryId = rowId === 'C' ? 'cat_circle' : 'cat_stalls';
      const seats = seatIds.map((seatId, index) => ({
        ...{ seatId, label: seatId, x: index * 55, y: rowId.charCodeAt(0) * 90 },
        ...(blocked.includes(seatId) && { blocked: true as const }),
      }));
      return seats.length > 0 ? [{ rowId, label: rowId, categoryId, seats }] : [];
    });
    return rows.length > 0 ? [{ ...section, rows }] : [];
  });
  return { ...room, sections: redrawn };
}

function resized({ pools: _pools, ...section }: StandingSection, capacity: number): Section {
  return { ...section, capacity };
}

const SEATS = [...DRAWN.map(([seatId]) => seatId), 'n1', 'n2'];

/** A change of some seats: into another row, out of the room, blocked or for sale. */
const anyMove = fc.record({
  seatId: fc.constantFrom(...SEATS),
  to: fc.constantFrom<SmallRow | 'gone' | 'blocked' | 'for sale'>(
    ...(['A', 'B', 'C', 'D', 'gone', 'gone', 'blocked', 'for sale'] as const),
  ),
});

/** Any drawing of the small house, most of it as it was. */
export const anySmallRoom: fc.Arbitrary<SmallRoom> = fc
  .record({
    moves: fc.array(anyMove, { minLength: 1, maxLength: 4 }),
    capacity: fc.constantFrom(7, 7, 0, 3, 6, 9, 120),
  })
  .map(({ moves, capacity }) => {
    const rowOf = new Map(Object.entries(SMALL_ROOM.rowOf));
    const blocked = new Set(SMALL_ROOM.blocked);
    for (const { seatId, to } of moves) {
      if (to === 'gone') rowOf.delete(seatId);
      else if (to === 'blocked') blocked.add(seatId);
      else if (to === 'for sale') blocked.delete(seatId);
      else rowOf.set(seatId, to);
    }
    return { rowOf: Object.fromEntries(rowOf), blocked: [...blocked], capacity };
  });
