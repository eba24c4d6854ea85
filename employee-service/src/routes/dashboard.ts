import { employee } from '@foyer/shared/contract';
import {
  ATTENDEE_COLUMNS,
  REVENUE_COLUMNS,
  SCAN_COLUMNS,
  type EpochMs,
} from '@foyer/shared/domain';
import { actorOf, serve } from '@foyer/shared/http';
import {
  askRecount,
  dashboardFinder,
  exportAttendees,
  exportRevenue,
  exportScans,
  type AskRecountDeps,
  type DashboardDeps,
  type ExportTablesDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';
import { sendTable } from '../send-table.ts';

/** What the routes of dashboards need. */
export type DashboardRouteDeps = DashboardDeps &
  AskRecountDeps &
  ExportTablesDeps & { readonly clock: () => EpochMs };

/** How own events go. */
export function dashboardRoutes(deps: DashboardRouteDeps): Router {
  const router = Router();
  const findDashboard = dashboardFinder(deps, deps.clock);

  serve(router, employee.getDashboard, async ({ params, query, caller, now }) =>
    employee.dashboardView(await findDashboard({ ...params, ...query, by: caller }, now)),
  );

  serve(router, employee.askRecount, async (input) => {
    await askRecount(deps, { ...input.params, by: actorOf(input) }, input.now);
    return { askedAt: input.now };
  });

  serve(router, employee.exportAttendees, async ({ params, caller, response }) => {
    const rows = await exportAttendees(deps, { ...params, by: caller });
    await sendTable(response, { name: 'attendees', columns: ATTENDEE_COLUMNS, rows });
  });

  serve(router, employee.exportScans, async ({ params, caller, response }) => {
    const rows = await exportScans(deps, { ...params, by: caller });
    await sendTable(response, { name: 'scans', columns: SCAN_COLUMNS, rows });
  });

  serve(router, employee.exportRevenue, async ({ params, caller, response }) => {
    const rows = await exportRevenue(deps, { ...params, by: caller });
    await sendTable(response, { name: 'revenue', columns: REVENUE_COLUMNS, rows });
  });

  return router;
}
