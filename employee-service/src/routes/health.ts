import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import { findHealth, retryTrouble, type HealthDeps } from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What the health page's routes need. */
export type HealthRouteDeps = HealthDeps & Parameters<typeof retryTrouble>[0];

/** How the platform is, and trying again what went wrong, for admins. */
export function healthRoutes(deps: HealthRouteDeps): Router {
  const router = Router();

  serve(router, employee.platformHealth, async ({ now }) =>
    employee.healthView(await findHealth(deps, now)),
  );

  serve(router, employee.retryTrouble, (input) =>
    retryTrouble(deps, { ref: input.body.ref, actor: actorOf(input) }, input.now),
  );

  return router;
}
