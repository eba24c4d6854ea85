import * as z from 'zod';
import {
  EMPLOYEE_ROLES,
  LONGEST_DOOR,
  SCAN_DIRECTIONS,
  SCAN_OUTCOMES,
  TICKET_NEXT,
  type TicketStatus,
} from '../../domain/index.ts';
import { PlaceLabelView } from '../bookings.ts';
import { endpoint } from '../endpoint.ts';
import { EventId, Instant, ScanId, TicketId } from '../fields.ts';

const eventParams = z.strictObject({ eventId: EventId });

const ScannedTicketView = z.object({
  ticketId: TicketId,
  attendee: z.string(),
  label: PlaceLabelView,
  categoryName: z.string(),
});

/** The answer to one scan; `result` tells which. */
export const ScanResultView = z.discriminatedUnion('result', [
  z.object({ result: z.literal('admitted'), ticket: ScannedTicketView, admittedAt: Instant }),
  z.object({ result: z.literal('left'), ticket: ScannedTicketView, leftAt: Instant }),
  z.object({
    result: z.literal('already-used'),
    ticket: ScannedTicketView,
    admittedAt: Instant,
    door: z.string(),
  }),
  z.object({ result: z.literal('not-inside'), ticket: ScannedTicketView }),
  z.object({ result: z.literal('wrong-event'), eventTitle: z.string() }),
  z.object({ result: z.literal('void'), ticket: ScannedTicketView }),
  z.object({ result: z.literal('transferred') }),
  z.object({ result: z.literal('not-open'), doorsOpenAt: Instant }),
  z.object({ result: z.literal('over'), endedAt: Instant }),
  z.object({ result: z.literal('fake') }),
]);

/** The answer to one scan. */
export type ScanResultView = z.infer<typeof ScanResultView>;

const code = z.string().trim().min(1).max(600);
const direction = z.enum(SCAN_DIRECTIONS).default('in');
const door = z.string().trim().min(1).max(LONGEST_DOOR);
const device = z.string().trim().min(1).max(60);

const scanned = {
  scanId: ScanId.describe('Made by the device; sending the same scan again answers the same'),
  direction,
  door,
  code: code.optional(),
  ticketId: TicketId.optional().describe('Instead of the code, for a guest found by name'),
};

const oneOfBoth = ({ code, ticketId }: { code?: unknown; ticketId?: unknown }) =>
  (code === undefined) !== (ticketId === undefined);
const ONE_OF_BOTH = { message: 'needs either a code or a ticketId' };

/** Decides whether the bearer of a ticket may pass, and lets them at once if so. */
export const scanTicket = endpoint({
  method: 'post',
  path: '/events/:eventId/scans',
  tag: 'checkin',
  summary: 'Scan a ticket at a door',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  body: z.strictObject({ ...scanned, device }).refine(oneOfBoth, ONE_OF_BOTH),
  reply: ScanResultView,
  refusals: ['event-not-found'],
});

/** The most scans that a device sends at once. */
export const SCANS_AT_ONCE = 50;

/** Hands in what a device decided without a connection. */
export const syncScans = endpoint({
  method: 'post',
  path: '/events/:eventId/scans/queued',
  tag: 'checkin',
  summary: 'Hand in scans that a device decided without a connection',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  body: z.strictObject({
    device,
    scans: z
      .array(
        z
          .strictObject({ ...scanned, at: Instant, decided: z.enum(SCAN_OUTCOMES) })
          .refine(oneOfBoth, ONE_OF_BOTH),
      )
      .min(1)
      .max(SCANS_AT_ONCE),
  }),
  reply: z.object({
    scans: z.array(
      z.object({ scanId: ScanId, result: z.enum(SCAN_OUTCOMES), conflict: z.boolean() }),
    ),
  }),
  refusals: ['event-not-found'],
});

/** What a device at a door has to know of the event. */
export const DoorsView = z.object({
  eventId: EventId,
  title: z.string(),
  timeZone: z.string(),
  doorsOpenAt: Instant,
  startsAt: Instant,
  endsAt: Instant,
  doors: z.array(z.string()),
  allowsReentry: z.boolean(),
  categories: z.array(z.object({ categoryId: z.string(), name: z.string() })),
  keys: z
    .array(z.object({ keyId: z.string(), publicKey: z.string() }))
    .describe('Ed25519 keys that ticket codes are checked with: 32 bytes each, in base64url'),
});

/** What a device at a door has to know of the event. */
export type DoorsView = z.infer<typeof DoorsView>;

/** The doors of an event. */
export const getDoors = endpoint({
  method: 'get',
  path: '/events/:eventId/doors',
  tag: 'checkin',
  summary: 'What a device at a door has to know of the event',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  reply: DoorsView,
  refusals: ['event-not-found'],
});

const status = z.enum(Object.keys(TICKET_NEXT) as [TicketStatus, ...TicketStatus[]]);

/** A ticket as a device keeps it. */
export const DoorTicketView = z.object({
  ticketId: TicketId,
  generation: z.int(),
  status,
  inside: z.boolean(),
  label: PlaceLabelView,
  categoryName: z.string(),
  initials: z.string(),
  admittedAt: Instant.optional(),
  door: z.string().optional(),
});

/** A ticket as a device keeps it. */
export type DoorTicketView = z.infer<typeof DoorTicketView>;

/** The list by which a device decides without a connection, page by page; later what has changed. */
export const listDoorTickets = endpoint({
  method: 'get',
  path: '/events/:eventId/doors/tickets',
  tag: 'checkin',
  summary: 'The tickets by which a device decides without a connection',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  query: z.strictObject({
    since: Instant.optional().describe('The `asOf` of the first page that the device has'),
    cursor: z.string().max(2_000).optional(),
  }),
  reply: z.object({
    tickets: z.array(DoorTicketView),
    nextCursor: z.string().optional(),
    asOf: Instant,
  }),
  refusals: ['event-not-found'],
});

/** A guest whom a steward may let in by hand. */
export const GuestView = DoorTicketView.omit({ generation: true, initials: true }).extend({
  attendee: z.string(),
});

/** A guest whom a steward may let in by hand. */
export type GuestView = z.infer<typeof GuestView>;

/** Guests by the beginnings of their names. */
export const findGuests = endpoint({
  method: 'get',
  path: '/events/:eventId/guests',
  tag: 'checkin',
  summary: 'Guests by the beginnings of their names, twenty at most',
  access: EMPLOYEE_ROLES,
  params: eventParams,
  query: z.strictObject({ name: z.string().trim().min(2).max(80) }),
  reply: z.object({ guests: z.array(GuestView) }),
  refusals: ['event-not-found'],
});
