import type { PlanDraft } from '../plan-version.ts';

/** The most steps that can be undone. */
const MOST_STEPS = 200;

/** A drawing with what it was before and what was undone. */
export type History = {
  /** Earlier drawings, the oldest first. */
  readonly past: readonly PlanDraft[];
  readonly present: PlanDraft;
  /** Undone drawings, the next one to redo first. */
  readonly future: readonly PlanDraft[];
  /** Names the gesture that the present drawing comes from, while it may still go on. */
  readonly mergeKey?: string;
};

/** A history that begins with a drawing. */
export function newHistory(draft: PlanDraft): History {
  return { past: [], present: draft, future: [] };
}

/** The history after a change. Changes in a row with one merge key, such as the moves of one drag, are undone together. */
export function done(history: History, draft: PlanDraft, mergeKey?: string): History {
  const { past, present } = history;
  if (draft === present) return history;
  const goesOn = mergeKey !== undefined && mergeKey === history.mergeKey;
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: draft,
    future: [],
    ...(mergeKey !== undefined && { mergeKey }),
  };
}

/** The history one step back; the same one where there is none. */
export function undo(history: History): History {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (!before) return history;
  return { past: past.slice(0, -1), present: before, future: [present, ...future] };
}

/** The history one step forward again; the same one where there is none. */
export function redo(history: History): History {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (!next) return history;
  return { past: [...past, present], present: next, future: rest };
}
