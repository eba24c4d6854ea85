import { hourOf, instantOf, SECOND_MS, type EventId } from '../../domain/index.ts';
import type { FigureStore, Scheduler } from '../ports.ts';

/** Counts the holds that this task begins, for the share of them that become bookings. */
export type HoldTally = {
  /** Counts one in memory, so that holding waits for nothing. */
  note(eventId: EventId): void;
  /** Writes down what is counted and counts no more. */
  close(): Promise<void>;
};

const WRITE_AFTER_MS = 5 * SECOND_MS;

type Deps = {
  readonly figures: Pick<FigureStore, 'noteHolds'>;
  readonly scheduler: Scheduler;
  /** Names this task among all that count. */
  readonly task: string;
  /** Told of a write that failed; what it was about is not counted. */
  readonly onError: (error: unknown) => void;
};

/** Has counted nothing yet. A task that dies takes a few seconds of counting with it: nobody acts on a single hold. */
export function holdTally({ figures, scheduler, task, onError }: Deps): HoldTally {
  let holds = new Map<EventId, number>();
  let callOff: (() => void) | undefined;

  async function write(): Promise<void> {
    callOff = undefined;
    const hour = hourOf(instantOf(scheduler.now()));
    const noted = [...holds].map(([eventId, count]) => ({ eventId, hour, holds: count, task }));
    holds = new Map();
    const ends = await Promise.allSettled(noted.map((each) => figures.noteHolds(each)));
    for (const end of ends) if (end.status === 'rejected') onError(end.reason);
  }

  return {
    note(eventId) {
      holds.set(eventId, (holds.get(eventId) ?? 0) + 1);
      callOff ??= scheduler.after(WRITE_AFTER_MS, () => void write());
    },
    async close() {
      callOff?.();
      await write();
    },
  };
}
