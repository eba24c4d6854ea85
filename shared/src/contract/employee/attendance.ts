import * as z from 'zod';
import { EMPLOYEE_ROLES, SCAN_DIRECTIONS, SCAN_OUTCOMES } from '../../domain/index.ts';
import { PlaceLabelView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { EventId, Instant, ScanId, TicketId } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });

/** How many came. */
export const AttendanceView = z.object({
  admitted: z.int().describe('Each ticket counts once'),
  inside: z.int().describe('Of those, who has not gone out since'),
  counts: z
    .array(z.object({ door: z.string(), categoryId: z.string(), admitted: z.int() }))
    .describe('By the door of the first admission; what is not there is 0'),
});

/** How many came. */
export type AttendanceView = z.infer<typeof AttendanceView>;

/** How many came, at once and live: an event `attendance` with an {@link AttendanceView} for each change. */
export const streamAttendance = endpoint({
  method: 'get',
  path: '/events/:eventId/attendance/live',
  tag: 'checkin',
  summary: 'How many came, by door and category, as it changes',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  replyKind: 'event-stream',
  refusals: ['event-not-found'],
});

/** Takes an admission back. */
export const undoAdmission = endpoint({
  method: 'delete',
  path: '/events/:eventId/admissions/:ticketId',
  tag: 'checkin',
  summary: 'Take an admission back; the ticket is as good as new',
  access: OWNERS,
  params: z.strictObject({ eventId: EventId, ticketId: TicketId }),
  refusals: ['event-not-found', 'ticket-not-found', 'ticket-not-used'],
});

/** A scan as the log of the doors shows it. */
export const ScanRecordView = z.object({
  scanId: ScanId,
  at: Instant,
  receivedAt: Instant,
  door: z.string(),
  device: z.string(),
  by: z.object({ name: z.string() }),
  direction: z.enum(SCAN_DIRECTIONS),
  means: z.enum(['code', 'hand']),
  result: z.enum(SCAN_OUTCOMES),
  decided: z.enum(SCAN_OUTCOMES).optional().describe('Without a connection, by the device itself'),
  ticketId: TicketId.optional(),
  label: PlaceLabelView.optional().describe('Where its bearer sits or stands'),
  code: z.string().optional().describe('Of a code that is no ticket, cut and escaped'),
  usedAt: Instant.optional(),
  usedDoor: z.string().optional(),
  undoneAt: Instant.optional(),
});

/** A scan as the log of the doors shows it. */
export type ScanRecordView = z.infer<typeof ScanRecordView>;

/** What was scanned. */
export const listScans = endpoint({
  method: 'get',
  path: '/events/:eventId/scans',
  tag: 'checkin',
  summary: 'What was scanned at the doors, latest first',
  access: OWNERS,
  params: eventParams,
  query: z.strictObject({
    size: z.coerce.number().int().min(1).max(100).default(25),
    cursor: z.string().max(60).optional(),
  }),
  reply: z.object({ scans: z.array(ScanRecordView), nextCursor: z.string().optional() }),
  refusals: ['event-not-found'],
});

/** Whom devices without a connection let through although they should not have. */
export const listConflicts = endpoint({
  method: 'get',
  path: '/events/:eventId/conflicts',
  tag: 'checkin',
  summary: 'Tickets that devices without a connection let through wrongly, with both scans',
  access: OWNERS,
  params: eventParams,
  reply: z.object({
    conflicts: z.array(z.object({ scan: ScanRecordView, other: ScanRecordView.optional() })),
  }),
  refusals: ['event-not-found'],
});
