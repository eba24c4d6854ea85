import { employee, type BodyOf } from '@foyer/shared/contract';
import { doorsOf, type TicketedEvent } from '@foyer/shared/domain';
import { actorOf, serve } from '@foyer/shared/http';
import {
  doorTickets,
  findGuests,
  requireWorkedOn,
  scanTicket,
  syncScans,
  type GuestLists,
  type Scan,
  type ScanDeps,
  type TicketSigner,
  type TicketStore,
} from '@foyer/shared/use-cases';
import { Router } from 'express';

type Deps = ScanDeps & {
  readonly signer: Pick<TicketSigner, 'publicKeys'>;
  readonly tickets: Pick<TicketStore, 'pageOfEvent'>;
  readonly guests: GuestLists;
};

/** Scanning tickets at the doors, and what devices need for it. */
export function checkinRoutes(deps: Deps): Router {
  const router = Router();

  serve(router, employee.scanTicket, (input) => {
    const { params, body, now } = input;
    const scan = { ...scanOf(body), device: body.device, by: actorOf(input) };
    return scanTicket(deps, params.eventId, scan, now);
  });

  serve(router, employee.syncScans, async (input) => {
    const { params, body, now } = input;
    const by = actorOf(input);
    const scans = body.scans.map(({ at, decided, ...queued }) => ({
      ...{ ...scanOf(queued), device: body.device, by },
      offline: { at, decided },
    }));
    return { scans: [...(await syncScans(deps, { ...params, by, scans }, now))] };
  });

  serve(router, employee.getDoors, async ({ params, caller }) => {
    const event = await requireWorkedOn(deps, params.eventId, caller);
    return { ...doorsViewOf(event), keys: [...deps.signer.publicKeys()] };
  });

  serve(router, employee.listDoorTickets, async ({ params, query, caller, now }) => {
    const page = await doorTickets(deps, { ...params, ...query }, caller, now);
    return { ...page, tickets: [...page.tickets] };
  });

  serve(router, employee.findGuests, async ({ params, query, caller }) => ({
    guests: [...(await findGuests(deps, { ...params, ...query }, caller))],
  }));

  return router;
}

type ScanBody = Omit<BodyOf<typeof employee.scanTicket>, 'device'>;

function scanOf({ scanId, direction, door, code, ticketId = '' }: ScanBody) {
  const shown: Scan['shown'] = code === undefined ? { ticketId } : { code };
  return { scanId, direction, door, shown };
}

function doorsViewOf(event: TicketedEvent) {
  const { eventId, title, venue, categories, allowsReentry = false } = event;
  const { doorsOpenAt, startsAt, endsAt } = event;
  return {
    ...{ eventId, title, timeZone: venue.timeZone, doorsOpenAt, startsAt, endsAt },
    ...{ doors: [...doorsOf(event)], allowsReentry, categories: [...categories] },
  };
}
