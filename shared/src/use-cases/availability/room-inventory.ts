import {
  freePlacesAt,
  nextPoolChange,
  nextRowChange,
  rowStatesAt,
  type AvailabilityDelta,
  type AvailabilitySnapshot,
  type EpochMs,
  type RowHolders,
  type RowId,
  type RowStates,
  type SectionId,
} from '../../domain/index.ts';
import type { BlockRef, BlockState, RoomView } from '../ports.ts';
import { changeTimes } from './change-times.ts';
import { blockIdOf, type Area, type RoomLayout } from './room-layout.ts';

/** The inventory of one event in memory, and what everybody may know of it. */
export type RoomInventory = {
  /** Lays the blocks out by another plan. */
  arrange(layout: RoomLayout, now: EpochMs): void;
  /** Takes over those blocks that are newer than what is known; true when there was one. */
  apply(states: readonly BlockState[], now: EpochMs): boolean;
  /** Shows the holds that are over by now as free. */
  expire(now: EpochMs): void;
  /** When the next hold is over without anybody writing. */
  nextChange(): EpochMs | undefined;
  /** The version known of a block; 0 for an unknown one. */
  versionOf(block: BlockRef): number;
  /** True while a block that is laid out stands on another plan: the plan is being changed, or was. */
  isOutdated(): boolean;
  /** The room as it stands. */
  current(): AvailabilitySnapshot & RoomView;
  /** Takes out what may have changed since the last call. */
  takeChanges(): AvailabilityDelta;
};

/** A block that the inventory lacks: nothing of it can be held. */
const MISSING: RowHolders = { until: {}, by: {}, closed: true, gated: false };

/** An inventory without any block, laid out by a plan. */
export function roomInventory(firstLayout: RoomLayout): RoomInventory {
  let layout = firstLayout;
  const foreign = new Set<string>();
  const blocks = new Map<string, BlockState>();
  const times = changeTimes();
  const rows = new Map<RowId, RowStates>();
  const pools = new Map<SectionId, readonly number[]>();
  const changed = new Set<Area>();

  function show(area: Area, now: EpochMs): void {
    changed.add(area);
    if (area.kind === 'row') rows.set(area.rowId, rowText(area, now));
    else
      pools.set(
        area.sectionId,
        area.blockIds.map((blockId) => placesOf(blocks.get(blockId), now)),
      );
  }

  function rowText({ pieces }: Extract<Area, { kind: 'row' }>, now: EpochMs): RowStates {
    return pieces
      .map(({ blockId, seatIds }) => {
        const block = blocks.get(blockId);
        return rowStatesAt(block?.kind === 'row' ? block : MISSING, seatIds, now);
      })
      .join('');
  }

  function noteForeign(state: BlockState): void {
    const blockId = blockIdOf(state);
    const isForeign = state.planVersion !== layout.planVersion && layout.areaOfBlock.has(blockId);
    if (isForeign) foreign.add(blockId);
    else foreign.delete(blockId);
  }

  function showBlocks(blockIds: readonly string[], now: EpochMs): void {
    const areas = new Set<Area>();
    for (const blockId of blockIds) {
      times.set(blockId, nextChangeOf(blocks.get(blockId), now));
      const area = layout.areaOfBlock.get(blockId);
      if (area) areas.add(area);
    }
    for (const area of areas) show(area, now);
  }

  return {
    arrange(next, now) {
      layout = next;
      for (const shown of [rows, pools, changed, foreign]) shown.clear();
      for (const area of layout.areas) show(area, now);
    },
    apply(states, now) {
      const newer = states.filter((state) => {
        const known = blocks.get(blockIdOf(state));
        if (known && known.version >= state.version) return false;
        blocks.set(blockIdOf(state), state);
        noteForeign(state);
        return true;
      });
      showBlocks(newer.map(blockIdOf), now);
      return newer.length > 0;
    },
    expire: (now) => showBlocks(times.takeDue(now), now),
    nextChange: () => times.next(),
    versionOf: (block) => blocks.get(blockIdOf(block))?.version ?? 0,
    isOutdated: () => foreign.size > 0,
    current: () => ({
      planVersion: layout.planVersion,
      rows: Object.fromEntries(rows),
      places: Object.fromEntries([...pools].map(([sectionId, free]) => [sectionId, sum(free)])),
      pools: Object.fromEntries(pools),
    }),
    takeChanges() {
      const areas = [...changed];
      changed.clear();
      return {
        rows: Object.fromEntries(
          areas.flatMap((area) =>
            area.kind === 'row' ? [[area.rowId, rows.get(area.rowId) ?? '']] : [],
          ),
        ),
        places: Object.fromEntries(
          areas.flatMap((area) =>
            area.kind === 'standing'
              ? [[area.sectionId, sum(pools.get(area.sectionId) ?? [])]]
              : [],
          ),
        ),
      };
    },
  };
}

function placesOf(block: BlockState | undefined, now: EpochMs): number {
  return block?.kind === 'pool' ? freePlacesAt(block, now) : 0;
}

function nextChangeOf(block: BlockState | undefined, now: EpochMs): EpochMs | undefined {
  if (!block) return undefined;
  return block.kind === 'row' ? nextRowChange(block, now) : nextPoolChange(block, now);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
