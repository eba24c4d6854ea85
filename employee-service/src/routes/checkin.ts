import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import { scanTicket, type ScanDeps } from '@foyer/shared/use-cases';
import { Router } from 'express';

/** Scanning tickets at the doors. */
export function checkinRoutes(deps: ScanDeps): Router {
  const router = Router();

  serve(router, employee.scanTicket, (input) =>
    scanTicket(deps, { ...input.params, ...input.body, by: actorOf(input) }, input.now),
  );

  return router;
}
