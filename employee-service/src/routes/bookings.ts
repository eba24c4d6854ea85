import { employee } from '@foyer/shared/contract';
import { SALES_COLUMNS } from '@foyer/shared/domain';
import { actorOf, serve } from '@foyer/shared/http';
import {
  cancelSoldTickets,
  exportSales,
  findSale,
  listSales,
  refundSale,
  resendSoldTickets,
  type CancelSoldDeps,
  type ExportSalesDeps,
  type ListSalesDeps,
  type RefundSaleDeps,
  type ResendSoldDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';
import { sendTable } from '../send-table.ts';

/** What the routes of sold bookings need. */
export type BookingRouteDeps = ListSalesDeps &
  CancelSoldDeps &
  RefundSaleDeps &
  ResendSoldDeps &
  ExportSalesDeps;

/** The sold bookings of own events. */
export function bookingRoutes(deps: BookingRouteDeps): Router {
  const router = Router();

  serve(router, employee.listBookings, async ({ params, query, caller }) => {
    const { items, nextCursor } = await listSales(deps, { ...params, ...query, by: caller });
    return { bookings: items.map(employee.soldBookingView), nextCursor };
  });

  serve(router, employee.exportBookings, async ({ params, caller, response }) => {
    const rows = await exportSales(deps, { ...params, by: caller });
    await sendTable(response, { name: 'bookings', columns: SALES_COLUMNS, rows });
  });

  serve(router, employee.getBooking, async ({ params, caller }) =>
    employee.saleView(await findSale(deps, { ...params, by: caller })),
  );

  serve(router, employee.cancelTickets, async (input) => {
    const { params, body, idempotencyKey, now } = input;
    const request = { ...params, ...body, idempotencyKey, by: actorOf(input) };
    return employee.saleView(await cancelSoldTickets(deps, request, now));
  });

  serve(router, employee.refundBooking, async (input) => {
    const { params, body, idempotencyKey, now } = input;
    const request = { ...params, ...body, idempotencyKey, by: actorOf(input) };
    return employee.saleView(await refundSale(deps, request, now));
  });

  serve(router, employee.resendTickets, (input) =>
    resendSoldTickets(deps, { ...input.params, by: actorOf(input) }, input.now),
  );

  return router;
}
