import { employee, type ReplyOf } from '@foyer/shared/contract';
import type { Instant, TicketedEvent } from '@foyer/shared/domain';
import { actorOf, serve } from '@foyer/shared/http';
import {
  beginPublishing,
  beginUnpublishing,
  cancelEvent,
  changeEvent,
  cloneEvent,
  createEvent,
  deleteEvent,
  listMyEvents,
  ownEvent,
  requireOwnEvent,
  type ChangeStatusDeps,
  type EventStore,
  type ListMyEventsDeps,
  type OwnEventDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What the routes of events need; events are read as they stand. */
export type EventRouteDeps = Omit<ListMyEventsDeps & OwnEventDeps & ChangeStatusDeps, 'events'> & {
  readonly events: EventStore;
};

/** Events of the signed-in employee: the list, one of them, what it is, and its way onto the site and off it. */
export function eventRoutes(deps: EventRouteDeps): Router {
  const router = Router();

  serve(router, employee.listMyEvents, async ({ caller, query, now }) => {
    const { events, total } = await listMyEvents(deps, caller, query, now);
    const seen = { by: caller.role, at: now };
    return {
      events: events.map((each) => employee.workedEventView(each.event, each, seen)),
      total,
    };
  });

  serve(router, employee.getEvent, async ({ params, caller, now }) =>
    viewOf(deps, await requireOwnEvent(deps, params.eventId, caller), now),
  );

  serve(router, employee.createEvent, async (input) => {
    const request = { by: actorOf(input), given: input.body };
    return viewOf(deps, await createEvent(deps, request, input.now), input.now);
  });

  serve(router, employee.changeEvent, async (input) => {
    const { updatedAt, ...changes } = input.body;
    const request = { ...input.params, by: actorOf(input), updatedAt, changes };
    return viewOf(deps, await changeEvent(deps, request, input.now), input.now);
  });

  serve(router, employee.deleteEvent, (input) =>
    deleteEvent(deps, { ...input.params, by: actorOf(input) }, input.now),
  );

  serve(router, employee.cloneEvent, async (input) => {
    const request = { ...input.params, ...input.body, by: actorOf(input) };
    return viewOf(deps, await cloneEvent(deps, request, input.now), input.now);
  });

  serve(router, employee.publishEvent, async (input) => {
    const request = { ...input.params, by: actorOf(input) };
    return viewOf(deps, await beginPublishing(deps, request, input.now), input.now);
  });

  serve(router, employee.unpublishEvent, async (input) => {
    const request = { ...input.params, by: actorOf(input) };
    return viewOf(deps, await beginUnpublishing(deps, request, input.now), input.now);
  });

  serve(router, employee.cancelEvent, async (input) => {
    const request = { ...input.params, ...input.body, by: actorOf(input) };
    return viewOf(deps, await cancelEvent(deps, request, input.now), input.now);
  });

  return router;
}

/** An event as its organizer sees it. */
export async function viewOf(
  deps: OwnEventDeps,
  event: TicketedEvent,
  now: Instant,
): Promise<ReplyOf<typeof employee.getEvent>> {
  return employee.ownEventView(await ownEvent(deps, event, now), now);
}
