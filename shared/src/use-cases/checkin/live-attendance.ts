import { SECOND_MS, type Attendance, type EventId } from '../../domain/index.ts';
import type { AttendanceStore, Scheduler } from '../ports.ts';

/** Somebody who follows how many come. */
export type AttendanceViewer = {
  /** Called with each change, the same object for every viewer; first with what is. */
  see(attendance: Attendance): void;
};

/** The attendance of events as it changes: one look a second at each event that somebody follows, however many they are. */
export type LiveAttendance = {
  /** Shows an event's attendance to a viewer; answers with what ends that. */
  follow(eventId: EventId, viewer: AttendanceViewer): () => void;
};

const LOOK_EVERY_MS = SECOND_MS;

type Deps = {
  readonly attendance: Pick<AttendanceStore, 'attendance'>;
  readonly scheduler: Scheduler;
  /** Told of a look that failed; the next one is made all the same. */
  readonly onError: (error: unknown) => void;
};

type Followed = { readonly viewers: Set<AttendanceViewer>; latest?: Attendance };

/** Follows nothing yet. */
export function liveAttendance(deps: Deps): LiveAttendance {
  const events = new Map<EventId, Followed>();

  async function look(eventId: EventId, followed: Followed): Promise<void> {
    try {
      const attendance = await deps.attendance.attendance(eventId);
      if (JSON.stringify(attendance) !== JSON.stringify(followed.latest)) {
        followed.latest = attendance;
        for (const viewer of followed.viewers) viewer.see(attendance);
      }
    } catch (error) {
      deps.onError(error);
    }
    if (followed.viewers.size === 0) events.delete(eventId);
    else deps.scheduler.after(LOOK_EVERY_MS, () => void look(eventId, followed));
  }

  return {
    follow(eventId, viewer) {
      const followed = events.get(eventId) ?? { viewers: new Set() };
      followed.viewers.add(viewer);
      if (followed.latest) viewer.see(followed.latest);
      if (!events.has(eventId)) {
        events.set(eventId, followed);
        void look(eventId, followed);
      }
      return () => void followed.viewers.delete(viewer);
    },
  };
}
