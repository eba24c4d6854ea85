import { employee } from '@foyer/shared/contract';
import { actorOf, serve } from '@foyer/shared/http';
import {
  findCancellation,
  listBookingMails,
  listEventMails,
  sendMailsAgain,
  type EventMailDeps,
  type ProgressDeps,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

/** What the routes of mails need. */
export type MailRouteDeps = EventMailDeps & ProgressDeps;

/** How the mails of own events stand, and how far a cancelled event is. */
export function mailRoutes(deps: MailRouteDeps): Router {
  const router = Router();

  serve(router, employee.listEventMails, async ({ params, query, caller }) => {
    const request = { ...params, ...query, by: caller };
    const { failed, sent } = await listEventMails(deps, request);
    const { items, nextCursor } = sent;
    return {
      failed: failed.map(employee.mailView),
      sent: items.map(employee.mailView),
      nextCursor,
    };
  });

  serve(router, employee.listBookingMails, async ({ params, caller }) => ({
    mails: (await listBookingMails(deps, { ...params, by: caller })).map(employee.mailView),
  }));

  serve(router, employee.sendMailsAgain, async (input) => {
    const request = { ...input.params, ...input.body, by: actorOf(input) };
    return { count: await sendMailsAgain(deps, request, input.now) };
  });

  serve(router, employee.findCancellation, async ({ params, caller }) =>
    employee.cancellationView(await findCancellation(deps, { ...params, by: caller })),
  );

  return router;
}
