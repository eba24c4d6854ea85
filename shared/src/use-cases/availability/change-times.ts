import type { EpochMs } from '../../domain/index.ts';

/** When which block changes without anybody writing; the earliest first. */
export type ChangeTimes = {
  /** Notes a block's next change, or that it has none; replaces what was noted before. */
  set(blockId: string, at: EpochMs | undefined): void;
  /** The earliest change noted. */
  next(): EpochMs | undefined;
  /** Takes out the blocks whose change is due. */
  takeDue(now: EpochMs): string[];
};

type Entry = { readonly at: EpochMs; readonly blockId: string };

/** An empty schedule: a binary min-heap whose outdated entries are dropped when they come to the top. */
export function changeTimes(): ChangeTimes {
  const heap: Entry[] = [];
  const noted = new Map<string, EpochMs>();
  const outdated = (entry: Entry) => noted.get(entry.blockId) !== entry.at;

  function top(): Entry | undefined {
    while (heap[0] && outdated(heap[0])) removeTop(heap);
    return heap[0];
  }

  return {
    set(blockId, at) {
      if (noted.get(blockId) === at) return;
      if (at === undefined) {
        noted.delete(blockId);
        return;
      }
      noted.set(blockId, at);
      add(heap, { at, blockId });
    },
    next: () => top()?.at,
    takeDue(now) {
      const due: string[] = [];
      for (let entry = top(); entry && entry.at <= now; entry = top()) {
        removeTop(heap);
        noted.delete(entry.blockId);
        due.push(entry.blockId);
      }
      return due;
    },
  };
}

function add(heap: Entry[], entry: Entry): void {
  let place = heap.push(entry) - 1;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (!swapIfEarlier(heap, place, parent)) return;
    place = parent;
  }
}

function removeTop(heap: Entry[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  heap[0] = last;
  for (let place = 0; ;) {
    const left = 2 * place + 1;
    const child = timeAt(heap, left + 1) < timeAt(heap, left) ? left + 1 : left;
    if (child >= heap.length || !swapIfEarlier(heap, child, place)) return;
    place = child;
  }
}

function swapIfEarlier(heap: Entry[], child: number, parent: number): boolean {
  const [lower, upper] = [heap[child], heap[parent]];
  if (!lower || !upper || lower.at >= upper.at) return false;
  heap[child] = upper;
  heap[parent] = lower;
  return true;
}

const timeAt = (heap: readonly Entry[], place: number): number => heap[place]?.at ?? Infinity;
