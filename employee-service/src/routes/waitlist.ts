import { employee, waitingPartyView } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  listWaitlist,
  offerByHand,
  removeFromWaitlist,
  type OrganizeWaitlistDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** The waitlists of own events. */
export function waitlistRoutes(deps: OrganizeWaitlistDeps): Router {
  const router = Router();

  serve(router, employee.listWaitlist, async ({ params, query, caller }) => {
    const { items, nextCursor } = await listWaitlist(deps, { ...params, ...query, by: caller });
    return { entries: items.map(waitingPartyView), nextCursor };
  });

  serve(router, employee.offerByHand, async (input) =>
    waitingPartyView(await offerByHand(deps, { ...input.params, by: actorOf(input) }, input.now)),
  );

  serve(router, employee.removeFromWaitlist, (input) =>
    removeFromWaitlist(deps, { ...input.params, by: actorOf(input) }, input.now),
  );

  return router;
}
