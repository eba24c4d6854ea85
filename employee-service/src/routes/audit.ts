import { employee } from '@foyer/shared/contract';
import type { EpochMs } from '@foyer/shared/domain';
import { serve } from '@foyer/shared/http';
import {
  searchAudit,
  totalsFinder,
  type SearchAuditDeps,
  type TotalsDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What the routes of the log and the totals need. */
export type AuditRouteDeps = SearchAuditDeps & TotalsDeps & { readonly clock: () => EpochMs };

/** The audit log and the totals of the platform, for admins. */
export function auditRoutes(deps: AuditRouteDeps): Router {
  const router = Router();
  const findTotals = totalsFinder(deps, deps.clock);

  serve(router, employee.searchAudit, async ({ query, now }) => {
    const { items, nextCursor } = await searchAudit(deps, query, now);
    return { entries: items.map(employee.auditEntryView), nextCursor };
  });

  serve(router, employee.platformTotals, async () =>
    employee.platformTotalsView(await findTotals()),
  );

  return router;
}
