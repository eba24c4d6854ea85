import type { SeatId, SectionId } from '../ids.ts';
import { PLACES_PER_POOL, piecesOf, poolSizesOf, SEATS_PER_BLOCK } from './blocks.ts';
import type { PlanDraft } from './plan-version.ts';
import type { Row, SeatedSection, SeatingPlan, Section, StandingSection } from './plan.ts';

/** The places of each pool of a standing section that nobody holds or has bought. */
export type FreePlaces = Readonly<Record<SectionId, readonly number[]>>;

/**
 * The drawing cut into inventory blocks so that every seat that stays in its row stays in its block, since a seat in two
 * blocks could be sold twice. Standing sections that shrink give up free places as far as there are any.
 */
export function withStableBlocks(old: SeatingPlan, draft: PlanDraft, free: FreePlaces): PlanDraft {
  const before = new Map(old.sections.map((section) => [section.sectionId, section]));
  const sections = draft.sections.map((section): Section => {
    const was = before.get(section.sectionId);
    if (section.kind === 'standing')
      return was?.kind === 'standing' ? stablePools(was, section, free) : section;
    return was?.kind === 'seated' ? stableRows(was, section) : section;
  });
  return { ...draft, sections };
}

function stableRows(was: SeatedSection, section: SeatedSection): SeatedSection {
  const before = new Map(was.rows.map((row) => [row.rowId, row]));
  const rows = section.rows.map((row) => {
    const old = before.get(row.rowId);
    return old ? stableRow(old, row) : row;
  });
  return { ...section, rows };
}

function stableRow(was: Row, row: Row): Row {
  const pieces = stablePieces(was, row);
  return isSame(pieces, piecesOf(row)) ? row : { ...row, pieces };
}

/** Seats that stay are where they were; new ones fill the pieces with room, then further ones. */
function stablePieces(was: Row, { seats }: Row): SeatId[][] {
  const pieceOf = new Map(
    piecesOf(was).flatMap((seatIds, piece) => seatIds.map((seatId) => [seatId, piece] as const)),
  );
  const pieces: SeatId[][] = piecesOf(was).map(() => []);
  const added: SeatId[] = [];
  for (const { seatId } of seats) (pieces[pieceOf.get(seatId) ?? -1] ?? added).push(seatId);
  for (let piece = 0; added.length > 0; piece += 1) {
    const room = SEATS_PER_BLOCK - (pieces[piece] ??= []).length;
    pieces[piece]?.push(...added.splice(0, room));
  }
  while (pieces.at(-1)?.length === 0) pieces.pop();
  return pieces;
}

function stablePools(
  was: StandingSection,
  section: StandingSection,
  free: FreePlaces,
): StandingSection {
  const pools = resizedPools(poolSizesOf(was), section.capacity, free[section.sectionId] ?? []);
  return isSame(pools, poolSizesOf(section)) ? section : { ...section, pools };
}

/** Pools are never fewer than they were: one that was sold from must go on being read. */
function resizedPools(was: readonly number[], capacity: number, free: readonly number[]): number[] {
  const sizes = [...was];
  let missing = capacity - sizes.reduce((sum, size) => sum + size, 0);
  for (let pool = 0; missing > 0; pool += 1) {
    const more = Math.min(missing, Math.max(0, PLACES_PER_POOL - (sizes[pool] ?? 0)));
    sizes[pool] = (sizes[pool] ?? 0) + more;
    missing -= more;
  }
  for (let pool = sizes.length - 1; missing < 0 && pool >= 0; pool -= 1) {
    const less = Math.min(-missing, free[pool] ?? 0, sizes[pool] ?? 0);
    sizes[pool] = (sizes[pool] ?? 0) - less;
    missing += less;
  }
  return sizes;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
