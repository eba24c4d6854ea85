import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  assignSteward,
  listEventStewards,
  removeSteward,
  type StewardDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** The stewards of own events. */
export function eventStewardRoutes(deps: StewardDeps): Router {
  const router = Router();

  serve(router, employee.listEventStewards, async ({ params, caller }) => {
    const stewards = await listEventStewards(deps, { ...params, by: caller });
    return { stewards: stewards.map(employee.assignedStewardView) };
  });

  serve(router, employee.assignSteward, (input) => {
    const { eventId, userId: stewardId } = input.params;
    return assignSteward(deps, { eventId, stewardId, by: actorOf(input) }, input.now);
  });

  serve(router, employee.removeSteward, (input) => {
    const { eventId, userId: stewardId } = input.params;
    return removeSteward(deps, { eventId, stewardId, by: actorOf(input) }, input.now);
  });

  return router;
}
