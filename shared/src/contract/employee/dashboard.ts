import * as z from 'zod';
import type { Dashboard } from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { CategoryId, Currency, EventId, Instant, MinorUnits, SectionId } from '../fields.ts';

const OWNERS = ['organizer', 'admin'] as const;
const eventParams = z.strictObject({ eventId: EventId });
const Outline = z.array(z.object({ x: z.number(), y: z.number() }));
const Day = z.iso
  .date('must be a day such as 2026-12-11')
  .refine((day) => /^2[01]/.test(day), 'must be a day of these centuries');

/** How an event goes. */
export const DashboardView = z.object({
  eventId: EventId,
  title: z.string(),
  status: z.string(),
  timeZone: z.string(),
  currency: Currency,
  startsAt: Instant,
  endsAt: Instant,
  at: Instant,
  range: z.object({ from: Day, to: Day }).describe('Days at the venue, both inclusive'),
  capacity: z.int(),
  sold: z.int().describe('Tickets that stand'),
  bookings: z.int(),
  gross: MinorUnits.describe('What was paid, fees included'),
  fees: MinorUnits.describe('The booking fees in it'),
  refunds: MinorUnits.describe('What of it goes or went back'),
  net: MinorUnits,
  cash: MinorUnits.describe('What of it is taken in cash'),
  admitted: z.int(),
  inside: z.int(),
  waiting: z.int().describe('Parties on the waitlist'),
  categories: z.array(
    z.object({
      categoryId: CategoryId,
      name: z.string(),
      colour: z.string(),
      capacity: z.int(),
      sold: z.int(),
      amount: MinorUnits.describe('Paid for those tickets, without fees'),
      admitted: z.int(),
    }),
  ),
  sections: z.array(
    z.object({ sectionId: SectionId, name: z.string(), capacity: z.int(), sold: z.int() }),
  ),
  room: z
    .object({
      width: z.number(),
      height: z.number(),
      outlines: z.array(z.object({ sectionId: SectionId, outline: Outline })),
      stages: z.array(Outline),
    })
    .optional()
    .describe('Where the sections lie; absent where no room is drawn'),
  step: z.enum(['day', 'hour']),
  sales: z
    .array(
      z.object({
        at: z.string().describe('A day at the venue, or an hour such as 2026-12-11T19'),
        tickets: z.int(),
        bookings: z.int(),
        gross: MinorUnits,
        holds: z.int().describe('Begun; near enough'),
      }),
    )
    .describe('In the range; a while in which nothing happened is left out'),
  arrivals: z.array(z.object({ minute: z.string().describe('In UTC'), admitted: z.int() })),
  recount: z
    .object({
      askedAt: Instant,
      doneAt: Instant.optional(),
      differences: z.int().optional().describe('Figures that were wrong and are right now'),
    })
    .optional(),
});

/** How an event goes. */
export type DashboardView = z.infer<typeof DashboardView>;

/** The view of a dashboard. */
export function dashboardView({ event, ...dashboard }: Dashboard): DashboardView {
  return DashboardView.parse({
    ...event,
    ...dashboard,
    timeZone: event.venue.timeZone,
    capacity: dashboard.sections.reduce((sum, { capacity }) => sum + capacity, 0),
    net: dashboard.gross - dashboard.refunds,
  });
}

/** How an event goes: what was sold, what it brought, how full it is, who has come. */
export const getDashboard = endpoint({
  method: 'get',
  path: '/events/:eventId/dashboard',
  tag: 'sales',
  summary: 'What was sold, what it brought, how full it is and who has come',
  access: OWNERS,
  params: eventParams,
  query: z.strictObject({
    from: Day.optional().describe('First day of the sales over time; the last 30 where absent'),
    to: Day.optional(),
  }),
  reply: DashboardView,
  refusals: ['event-not-found'],
});

/** Has the figures compared with the tables in the background, and what differs put right. */
export const askRecount = endpoint({
  method: 'post',
  path: '/events/:eventId/dashboard/recount',
  tag: 'sales',
  summary:
    'Compare the figures with all bookings, tickets and payments, and put right what differs',
  access: OWNERS,
  params: eventParams,
  status: 202,
  reply: z.object({ askedAt: Instant }),
  refusals: ['event-not-found'],
});

/** All tickets of an event as a table for spreadsheets. */
export const exportAttendees = endpoint({
  method: 'get',
  path: '/events/:eventId/attendees.csv',
  tag: 'sales',
  summary: 'All tickets of an event with who comes by them, as CSV in UTF-8, one a row',
  access: OWNERS,
  params: eventParams,
  replyKind: 'file',
  mediaType: 'text/csv',
  refusals: ['event-not-found'],
});

/** All scans of an event as a table for spreadsheets. */
export const exportScans = endpoint({
  method: 'get',
  path: '/events/:eventId/scans.csv',
  tag: 'sales',
  summary: 'What was scanned at the doors, as CSV in UTF-8, one scan a row',
  access: OWNERS,
  params: eventParams,
  replyKind: 'file',
  mediaType: 'text/csv',
  refusals: ['event-not-found'],
});

/** Payments and refunds of an event's sold bookings as a table for spreadsheets. */
export const exportRevenue = endpoint({
  method: 'get',
  path: '/events/:eventId/revenue.csv',
  tag: 'sales',
  summary: 'Payments and refunds of all sold bookings as CSV in UTF-8, one a row',
  access: OWNERS,
  params: eventParams,
  replyKind: 'file',
  mediaType: 'text/csv',
  refusals: ['event-not-found'],
});
