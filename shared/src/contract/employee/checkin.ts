import * as z from 'zod';
import { EMPLOYEE_ROLES } from '../../domain/index.ts';
import { PlaceLabelView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { EventId, Instant, TicketId } from '../fields.ts';

const ScannedTicketView = z.object({
  ticketId: TicketId,
  attendee: z.string(),
  label: PlaceLabelView,
  categoryName: z.string(),
});

/** The answer to one scan; `result` tells which. */
export const ScanResultView = z.discriminatedUnion('result', [
  z.object({ result: z.literal('admitted'), ticket: ScannedTicketView, admittedAt: Instant }),
  z.object({
    result: z.literal('already-used'),
    ticket: ScannedTicketView,
    admittedAt: Instant,
    door: z.string(),
  }),
  z.object({ result: z.literal('wrong-event'), eventTitle: z.string() }),
  z.object({ result: z.literal('void'), ticket: ScannedTicketView }),
  z.object({ result: z.literal('not-open'), doorsOpenAt: Instant }),
  z.object({ result: z.literal('over'), endedAt: Instant }),
  z.object({ result: z.literal('fake') }),
]);

/** The answer to one scan. */
export type ScanResultView = z.infer<typeof ScanResultView>;

/** Decides whether the bearer of a code may enter, and admits them at once if so. */
export const scanTicket = endpoint({
  method: 'post',
  path: '/events/:eventId/scans',
  tag: 'checkin',
  summary: 'Scan a ticket at a door',
  access: EMPLOYEE_ROLES,
  params: z.strictObject({ eventId: EventId }),
  body: z.strictObject({
    code: z.string().trim().min(1).max(600),
    door: z.string().trim().min(1).max(60).default('Main door'),
  }),
  reply: ScanResultView,
  refusals: ['event-not-found'],
});
