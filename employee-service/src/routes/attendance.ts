import { employee } from '@foyer/shared/contract';
import { MINUTE_MS, type Attendance } from '@foyer/shared/domain';
import { actorOf, eventBytes, serve, type EventStreams } from '@foyer/shared/http';
import {
  listConflicts,
  listScans,
  requireWorkedOn,
  undoAdmission,
  type LiveAttendance,
  type ScanListDeps,
  type Scheduler,
  type UndoDeps,
  type WorkDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = WorkDeps &
  ScanListDeps &
  UndoDeps & {
    readonly liveAttendance: LiveAttendance;
    readonly streams: EventStreams;
    readonly scheduler: Scheduler;
  };

/** A stream ends after this time, so that whoever follows it has to prove again that they may. */
const STREAM_LASTS_MS = 10 * MINUTE_MS;

/** How many came, and what the doors wrote down. */
export function attendanceRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, employee.streamAttendance, async ({ params, caller, response }) => {
    await requireWorkedOn(deps, params.eventId, caller);
    const leave: (() => void)[] = [];
    const closed = () => leave.forEach((end) => end());
    let latest: Attendance | undefined;
    const stream = deps.streams.open(response, {
      caughtUp: () => latest && stream.send(bytesOf(latest)),
      closed,
    });
    const see = (attendance: Attendance) => {
      latest = attendance;
      stream.send(bytesOf(attendance));
    };
    leave.push(deps.liveAttendance.follow(params.eventId, { see }));
    leave.push(deps.scheduler.after(STREAM_LASTS_MS, () => stream.end()));
  });

  serve(router, employee.undoAdmission, (input) =>
    undoAdmission(deps, { ...input.params, by: actorOf(input) }, input.now),
  );

  serve(router, employee.listScans, async (input) => {
    const request = { ...input.params, by: actorOf(input) };
    const { items, ...page } = await listScans(deps, request, input.query);
    return { ...page, scans: [...items] };
  });

  serve(router, employee.listConflicts, async (input) => ({
    conflicts: [...(await listConflicts(deps, { ...input.params, by: actorOf(input) }))],
  }));

  return router;
}

function bytesOf(attendance: Attendance): Uint8Array {
  return eventBytes({ event: 'attendance', data: attendance });
}
