import * as z from 'zod';
import {
  AUDIT_ACTIONS,
  EMPLOYEE_ROLES,
  type AuditEntry,
  type PlatformTotals,
} from '../../domain/index.ts';
import { endpoint } from '../endpoint.ts';
import { Currency, EventId, Instant, MinorUnits, UserId } from '../fields.ts';

/** One line of the audit log. */
export const AuditEntryView = z.object({
  entryId: z.string(),
  at: Instant,
  actor: z.object({
    employeeId: UserId,
    name: z.string(),
    role: z.enum(EMPLOYEE_ROLES),
    address: z.string(),
  }),
  action: z.enum(AUDIT_ACTIONS),
  subject: z.string(),
  subjectName: z.string(),
  changes: z.array(
    z.object({ field: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
});

/** One line of the audit log. */
export type AuditEntryView = z.infer<typeof AuditEntryView>;

/** The view of an entry. */
export function auditEntryView(entry: AuditEntry): AuditEntryView {
  return AuditEntryView.parse(entry);
}

/** The audit log, newest first; a page may be short, or empty, while there is a cursor to go on with. */
export const searchAudit = endpoint({
  method: 'get',
  path: '/audit',
  tag: 'audit',
  summary: 'Search the audit log, newest first',
  access: ['admin'],
  query: z.strictObject({
    search: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('Part of a name, of a subject or of a changed value'),
    action: z.enum(AUDIT_ACTIONS).optional(),
    actor: UserId.optional(),
    subject: z.string().max(80).optional(),
    from: Instant.optional(),
    until: Instant.optional().describe('Exclusive'),
    cursor: z.string().max(500).optional(),
    size: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({ entries: z.array(AuditEntryView), nextCursor: z.string().optional() }),
});

/** What the platform amounts to. */
export const PlatformTotalsView = z.object({
  organizers: z.int(),
  stewards: z.int(),
  events: z.object({ draft: z.int(), published: z.int(), cancelled: z.int(), ended: z.int() }),
  ticketsSold: z.int(),
  money: z.array(
    z.object({ currency: Currency, gross: MinorUnits, refunds: MinorUnits, net: MinorUnits }),
  ),
  days: z
    .array(z.object({ day: z.string(), tickets: z.int() }))
    .describe('Tickets sold on each of the last 30 days, in UTC'),
  busiest: z
    .array(z.object({ eventId: EventId, title: z.string(), tickets: z.int() }))
    .describe('The events of which most was sold in those days'),
});

/** What the platform amounts to. */
export type PlatformTotalsView = z.infer<typeof PlatformTotalsView>;

/** The view of the totals. */
export function platformTotalsView(totals: PlatformTotals): PlatformTotalsView {
  return PlatformTotalsView.parse(totals);
}

/** The totals of all events and of everybody with access; half a minute old at most. */
export const platformTotals = endpoint({
  method: 'get',
  path: '/totals',
  tag: 'audit',
  summary: 'Totals of the platform',
  access: ['admin'],
  reply: PlatformTotalsView,
});
